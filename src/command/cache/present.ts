import { resolve } from "node:path";
import type { Io } from "../../io.js";
import { type Listing, listAgain } from "./listing.js";
import { type State, split } from "./state.js";

/** A file that changed less than this before it was looked at, in milliseconds, may change again within one step of the clock. */
const settledAfter = 2000;

/** Numbers that a stamp has: inode, size and the time of the last change. */
export const perFile = 3;

/** The files of a folder as they are now. */
export interface Present extends Listing {
  /** Three numbers a file: its inode, its size and when it last changed; not-a-number where that proves nothing. */
  readonly stamps: Float64Array;
}

/** The files of a framework folder; null where something is in it that has to be reported. */
export function presentFiles(io: Io, folder: string, before: State | null): Present | null {
  const root = resolve(io.cwd, folder);
  const settled = io.now().getTime() - settledAfter;
  const listing = listAgain(io, folder, settled, before);
  return listing && { ...listing, stamps: stampsOf(io, root, listing.paths, settled) };
}

function stampsOf(io: Io, root: string, paths: readonly string[], settled: number): Float64Array {
  const stamps = new Float64Array(paths.length * perFile);
  for (const [index, path] of paths.entries()) {
    const { node, size, changed } = io.stamp(`${root}/${path}`) ?? unknown;
    stamps[index * perFile] = node;
    stamps[index * perFile + 1] = size;
    stamps[index * perFile + 2] = changed < settled ? changed : Number.NaN;
  }
  return stamps;
}

const unknown = { node: 0, size: 0, changed: Number.NaN };

/** How the files that are there now stand to those that are remembered. */
export interface Sorted {
  /** Of each file there is now, its place among those remembered; -1 where it is new. */
  readonly was: Int32Array;
  /** Places of files that may not be what they were, or of which something else may be true today. */
  readonly doubtful: readonly number[];
  /** Places among those remembered of files that are gone. */
  readonly gone: readonly number[];
}

/** Finds the files whose content may not be what it was. */
export function sortOut(present: Present, before: State): Sorted {
  const { paths, stamps } = present;
  const { was, gone } = placesBefore(present, before);
  const passing = passingIn(before);
  const doubtful: number[] = [];
  for (let index = 0; index < paths.length; index += 1) {
    const then = (was[index] as number) * perFile;
    const now = index * perFile;
    const same =
      then >= 0 &&
      stamps[now] === before.stamps[then] &&
      stamps[now + 1] === before.stamps[then + 1] &&
      stamps[now + 2] === before.stamps[then + 2] &&
      (passing.size === 0 || !passing.has(paths[index] as string));
    if (!same) doubtful.push(index);
  }
  return { was, doubtful, gone };
}

/** Nothing changed, and nothing more can be known of it than is. */
export const isSettled = (present: Present, before: State, { doubtful, gone }: Sorted): boolean =>
  doubtful.length === 0 &&
  gone.length === 0 &&
  (present.folders === null || present.folders === before.folders);

/** Files with a date that lay ahead: it comes nearer from day to day. */
export const passingIn = ({ findings }: State): ReadonlySet<string> =>
  new Set(
    Object.entries(findings).flatMap(([path, { found }]) =>
      found.some(({ code }) => code === "revised-on") ? [path] : [],
    ),
  );

function placesBefore({ paths, joined }: Present, before: State): Pick<Sorted, "was" | "gone"> {
  const was = new Int32Array(paths.length);
  if (joined === before.paths) return { was: was.map((_, index) => index), gone: [] };
  const known = split(before.paths);
  const gone: number[] = [];
  let then = 0;
  for (const [index, path] of paths.entries()) {
    while (then < known.length && (known[then] as string) < path) gone.push(then++);
    was[index] = known[then] === path ? then++ : -1;
  }
  while (then < known.length) gone.push(then++);
  return { was, gone };
}
