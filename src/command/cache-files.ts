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
  /** What is in the cache was read as data. */
  readonly sound: true;
  /** The system's stamp; empty where it does not prove that the content is the same. */
  readonly stamp: string;
}

export function presentFiles(
  io: Io,
  folder: string,
  paths: readonly Pick<Present, "path" | "name">[],
): readonly Present[] {
  const root = resolve(io.cwd, folder);
  const settled = io.now().getTime() - settledAfter;
  return paths.map(({ path, name }) => {
    const found = io.stamp(`${root}/${path}`);
    const stamp = found !== null && found.changed < settled ? `${found.id} ${found.changed}` : "";
    return { path, name, stamp, sound: true };
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

/** A file that is new, or another than it was. */
export interface Changed extends Present {
  /** Its place among the files that are there. */
  readonly index: number;
  /** Hash of what other files' findings depended on before; null where it is new. */
  readonly shared: string | null;
}

export interface Sorted {
  /** What is known of each file that is there; of those that changed, what was. */
  readonly files: string[];
  readonly changed: readonly Changed[];
  /** Paths of files that are there no more. */
  readonly gone: readonly string[];
  /** Stamps are to be remembered that were not proof before. */
  readonly restamped: boolean;
}

/** What is known of each file, asked for by path and mostly in order. */
function knownByPath({ files }: State): (path: string) => string | null {
  let next = 0;
  let all: ReadonlyMap<string, string> | null = null;
  return (path) => {
    const text = files[next];
    if (text?.endsWith(`|${path}`) === true && knownFrom(text).path === path) {
      next += 1;
      return text;
    }
    all ??= new Map(files.map((one) => [knownFrom(one).path, one]));
    const found = all.get(path) ?? null;
    if (found !== null) next = files.indexOf(found) + 1;
    return found;
  };
}

/** Tells the files that are what they were from those that are not. */
export function sortOut(
  present: readonly Present[],
  before: State,
  textOf: (file: Present) => SourceFile | null,
): Sorted {
  const files: string[] = [];
  const changed: Changed[] = [];
  const knownOf = knownByPath(before);
  let restamped = false;
  let met = 0;
  for (const [index, file] of present.entries()) {
    const { path, stamp } = file;
    const text = knownOf(path);
    files.push(text ?? "");
    if (text !== null) met += 1;
    // A date that lay ahead comes nearer.
    const passing = before.findings[path]?.some(({ code }) => code === "revised-on") === true;
    if (text !== null && !passing && stamp !== "" && text.endsWith(`|${stamp}|${path}`)) continue;
    const known = text === null ? null : knownFrom(text);
    const now = known === null || passing ? null : textOf(file);
    if (known === null || now === null || hashOf(now.text) !== known.content) {
      changed.push({ ...file, index, shared: known?.shared ?? null });
    } else if (known.stamp !== stamp) {
      files[index] = knownText({ ...known, stamp });
      restamped = true;
    }
  }
  return {
    files,
    changed,
    gone: met === before.files.length ? [] : goneFrom(before, present),
    restamped,
  };
}

function goneFrom(before: State, present: readonly Present[]): readonly string[] {
  const there = new Set(present.map(({ path }) => path));
  return before.files.map((text) => knownFrom(text).path).filter((path) => !there.has(path));
}
