import { resolve } from "node:path";
import type { Io } from "../io.js";
import type { SourceFile } from "../model/source-file.js";
import { readText } from "../read.js";
import { hashOf, knownFrom, knownText, type State } from "./cache-shelf.js";

/** A file that changed less than this before it was read, in milliseconds, may change again within one step of the clock. */
const settledAfter = 2000;

/** A file of the folder as it is now. */
export interface Present {
  readonly path: string;
  readonly name: string;
  /** The system's stamp; empty where it does not prove that the content is the same. */
  readonly stamp: string;
}

export function presentFiles(
  io: Io,
  folder: string,
  paths: readonly Omit<Present, "stamp">[],
): readonly Present[] {
  const root = resolve(io.cwd, folder);
  const settled = io.now().getTime() - settledAfter;
  return paths.map(({ path, name }) => {
    const found = io.stamp(`${root}/${path}`);
    const stamp = found !== null && found.changed < settled ? `${found.id} ${found.changed}` : "";
    return { path, name, stamp };
  });
}

/** Reads each file at most once. */
export function reader(io: Io, folder: string): (file: Present) => SourceFile | null {
  const root = resolve(io.cwd, folder);
  const read = new Map<string, SourceFile | null>();
  return ({ path, name }) => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const { file } = readText(io, `${root}/${path}`, name);
    read.set(path, file);
    return file;
  };
}

export interface Sorted {
  /** What is known of the files that are what they were, by path and in order; those that changed have none yet. */
  readonly files: Record<string, string>;
  readonly changed: readonly Present[];
  /** Stamps are to be remembered that were not proof before. */
  readonly restamped: boolean;
}

/** Tells the files that are what they were from those that are not. */
export function sortOut(
  present: readonly Present[],
  before: State,
  textOf: (file: Present) => SourceFile | null,
): Sorted {
  const files: Record<string, string> = {};
  const changed: Present[] = [];
  let restamped = false;
  for (const file of present) {
    const { path, stamp } = file;
    const text = Object.hasOwn(before.files, path) ? before.files[path] : undefined;
    files[path] = text ?? "";
    // A date that lay ahead comes nearer.
    const passing = before.findings[path]?.some(({ code }) => code === "revised-on") === true;
    if (text === undefined || passing) changed.push(file);
    else if (stamp === "" || !text.endsWith(`|${stamp}`)) {
      const known = knownFrom(text);
      if (hashOf(textOf(file)?.text ?? "") !== known.content) changed.push(file);
      else if (known.stamp !== stamp) {
        files[path] = knownText({ ...known, stamp });
        restamped = true;
      }
    }
  }
  return { files, changed, restamped };
}
