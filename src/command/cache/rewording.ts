import { unknownFirst } from "../../check/near-duplicates.js";
import { type Alike, alikeAmong, isSame, renewAlike, type Wording } from "../../check/wording.js";
import type { Wordings } from "./wordings.js";

/** Wordings after a change, and which of them have other words or are like other ones than before. */
export interface Reworded {
  readonly wordings: Wordings;
  /** Places in the order of all files. */
  readonly affected: ReadonlySet<number>;
}

type What = "statement" | "title";

/** A competency that is compared with others. */
interface Entry {
  /** Its place in the order of all files. */
  readonly file: number;
  /** Its place among those that were compared before; -1 where it is new. */
  readonly was: number;
  readonly wording: Wording;
}

/** All that is compared now, in the order of all files. */
function entriesNow(
  { files, all }: Wordings,
  now: Int32Array,
  fresh: ReadonlyMap<number, Wording | null>,
): readonly Entry[] {
  const entries: Entry[] = [];
  const left = new Map(fresh);
  for (const [was, then] of files.entries()) {
    const file = now[then] ?? -1;
    const wording = left.get(file);
    if (file >= 0 && wording !== null)
      entries.push({ file, was, wording: wording ?? (all[was] as Wording) });
    left.delete(file);
  }
  for (const [file, wording] of left)
    if (wording !== null) entries.push({ file, was: -1, wording });
  return entries.sort((a, b) => a.file - b.file);
}

/**
 * Compares again what has to be. `now` says where each file that was there is now, or -1; `fresh` has the wordings of new and
 * reworded files by where they are now, null where a file is compared with nothing any more.
 */
export function reword(
  before: Wordings,
  now: Int32Array,
  fresh: ReadonlyMap<number, Wording | null>,
): Reworded {
  const entries = entriesNow(before, now, fresh);
  const place = new Int32Array(before.all.length).fill(unknownFirst);
  for (const [index, { was }] of entries.entries()) if (was >= 0) place[was] = index;

  const changed = { statement: new Set<number>(), title: new Set<number>() };
  for (const [index, { was, wording }] of entries.entries()) {
    const old = before.all[was];
    if (old === wording) continue;
    for (const what of ["statement", "title"] as const)
      if (old === undefined || !isSame[what](old, wording)) changed[what].add(index);
  }
  /** What was found, in terms of where things are now. */
  const moved = (what: What): Int32Array => {
    const first = before.alike[what];
    return Int32Array.from(entries, ({ was }, index) => {
      if (changed[what].has(index)) return unknownFirst;
      const other = first[was] ?? -1;
      if (other < 0) return -1;
      const there = place[other] ?? unknownFirst;
      return changed[what].has(there) ? unknownFirst : there;
    });
  };

  const all = entries.map(({ wording }) => wording);
  const known: Alike = { ...before.alike, statement: moved("statement"), title: moved("title") };
  // Where not all was compared, what is left out depends on everything there is.
  const alike = known.complete ? renewAlike(all, known, changed) : alikeAmong(all);
  const affected = entries.filter(
    (_, index) =>
      alike.statement[index] !== known.statement[index] ||
      alike.title[index] !== known.title[index],
  );
  return {
    wordings: { files: entries.map(({ file }) => file), all, alike },
    affected: new Set([...fresh.keys(), ...affected.map(({ file }) => file)]),
  };
}
