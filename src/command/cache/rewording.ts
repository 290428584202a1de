import type { Fingerprint, Fingerprints } from "../../check/likeness/fingerprint.js";
import { unknownFirst } from "../../check/likeness/near-duplicates.js";
import {
  type Alike,
  alikeAmong,
  isSame,
  renewAlike,
  type Wording,
  type Wordings,
  wordingAt,
} from "../../check/likeness/wording.js";
import { type Run, runsOf, withNew } from "./runs.js";
import type { Compared } from "./wordings.js";

/** What is compared after a change, and which of it has other words or is like other ones than before. */
export interface Reworded {
  readonly compared: Compared;
  /** Places in the order of all files. */
  readonly affected: ReadonlySet<number>;
}

type What = "statement" | "title";

/** All that is compared now, in the order of all files. */
interface Entries {
  /** Of each, its place in the order of all files. */
  readonly files: Int32Array;
  /** Its place among those that were compared before; -1 where it is new. */
  readonly was: Int32Array;
  /** Its words, where they are new. */
  readonly fresh: ReadonlyMap<number, Wording>;
}

/** Those of before that are still compared, and among them, by the order of the files, those that are new. */
function entriesNow(
  before: Int32Array,
  now: Int32Array,
  fresh: ReadonlyMap<number, Wording | null>,
): Entries {
  const waiting = [...fresh.keys()].sort((a, b) => a - b);
  const [files, was] = [[] as number[], [] as number[]];
  const words = new Map<number, Wording>();
  const take = (file: number, then: number): void => {
    if (file === waiting[0]) {
      waiting.shift();
      const wording = fresh.get(file) ?? null;
      if (wording === null) return;
      words.set(files.length, wording);
    }
    files.push(file);
    was.push(then);
  };
  const takeNewBefore = (end: number): void => {
    for (let next = waiting[0]; next !== undefined && next < end; next = waiting[0]) take(next, -1);
  };
  for (let then = 0; then < before.length; then += 1) {
    const file = now[before[then] as number] ?? -1;
    if (file < 0) continue;
    takeNewBefore(file);
    take(file, then);
  }
  takeNewBefore(Number.POSITIVE_INFINITY);
  return { files: Int32Array.from(files), was: Int32Array.from(was), fresh: words };
}

/** Those that stayed, taken over in runs, and those that are new. */
function fingerprintsNow(
  { parts, starts }: Fingerprints,
  runs: readonly Run[],
  freshAt: (index: number) => Fingerprint,
): Fingerprints {
  const now = new Int32Array((runs.at(-1)?.end ?? 0) + 1);
  const pieces = runs.map(({ first, end, was }) => {
    const begin = now[first] as number;
    if (was < 0) {
      const one = freshAt(first);
      now[end] = begin + one.length;
      return one;
    }
    const run = starts.subarray(was, was + end - first + 1);
    const from = run[0] as number;
    for (let at = 1; at < run.length; at += 1) now[first + at] = (run[at] as number) - from + begin;
    return parts.subarray(from, run.at(-1));
  });
  const all = new Int32Array(now.at(-1) as number);
  for (const [index, piece] of pieces.entries()) all.set(piece, now[runs[index]?.first as number]);
  return { parts: all, starts: now };
}

/** One number each: those of before where they stayed. */
function numbersNow(
  before: Int32Array,
  runs: readonly Run[],
  freshAt: (index: number) => number,
): Int32Array {
  const all = new Int32Array(runs.at(-1)?.end ?? 0);
  for (const { first, end, was } of runs) {
    if (was < 0) all[first] = freshAt(first);
    else all.set(before.subarray(was, was + end - first), first);
  }
  return all;
}

function wordingsNow(before: Wordings, { was, fresh }: Entries): Wordings {
  const runs = runsOf(withNew(was, fresh.keys()));
  const freshAt = (index: number): Wording => fresh.get(index) as Wording;
  return {
    ids: numbersNow(before.ids, runs, (index) => freshAt(index).id),
    numbers: numbersNow(before.numbers, runs, (index) => freshAt(index).numbers),
    statements: fingerprintsNow(before.statements, runs, (index) => freshAt(index).statement),
    titles: fingerprintsNow(before.titles, runs, (index) => freshAt(index).title),
  };
}

/**
 * Compares again what has to be. `now` says where each file that was there is now, or -1; `fresh` has the wordings of new and
 * reworded files by where they are now, null where a file is compared with nothing any more.
 */
export function reword(
  before: Compared,
  now: Int32Array,
  fresh: ReadonlyMap<number, Wording | null>,
): Reworded {
  const entries = entriesNow(before.files, now, fresh);
  const { files, was } = entries;
  const place = new Int32Array(before.files.length).fill(unknownFirst);
  for (let index = 0; index < was.length; index += 1)
    if ((was[index] as number) >= 0) place[was[index] as number] = index;

  const changed = { statement: new Set<number>(), title: new Set<number>() };
  for (const [index, wording] of entries.fresh) {
    const then = was[index] as number;
    for (const what of ["statement", "title"] as const)
      if (then < 0 || !isSame[what](wordingAt(before.wordings, then), wording))
        changed[what].add(index);
  }
  /** What was found, in terms of where things are now. */
  const moved = (what: What): Int32Array => {
    const first = before.alike[what];
    return was.map((then, index) => {
      if (changed[what].has(index)) return unknownFirst;
      const other = first[then] ?? -1;
      if (other < 0) return -1;
      const there = place[other] ?? unknownFirst;
      return changed[what].has(there) ? unknownFirst : there;
    });
  };

  const wordings = wordingsNow(before.wordings, entries);
  const known: Alike = { ...before.alike, statement: moved("statement"), title: moved("title") };
  // Where not all was compared, what is left out depends on everything there is.
  const alike = known.complete ? renewAlike(wordings, known, changed) : alikeAmong(wordings);
  const affected = new Set(fresh.keys());
  for (const what of ["statement", "title"] as const) {
    const [then, since] = [known[what], alike[what]];
    if (then !== since)
      for (let index = 0; index < files.length; index += 1)
        if (then[index] !== since[index]) affected.add(files[index] as number);
  }
  return { compared: { files, wordings, alike }, affected };
}
