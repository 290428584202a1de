import { unknownFirst } from "../../check/near-duplicates.js";
import { type Alike, alikeAmong, renewAlike, type Wording } from "../../check/wording.js";
import type { Wordings } from "./wordings.js";

/** Wordings after a change, and which of them have other words or are like other ones than before. */
export interface Reworded {
  readonly wordings: Wordings;
  /** Places in the order of all files. */
  readonly affected: ReadonlySet<number>;
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
  const entries = before.files
    .map((file, was) => ({ file: now[file] ?? -1, was, wording: before.all[was] as Wording }))
    .filter(({ file }) => file >= 0 && !fresh.has(file));
  for (const [file, wording] of fresh)
    if (wording !== null) entries.push({ file, was: -1, wording });
  entries.sort((a, b) => a.file - b.file);

  const place = new Int32Array(before.all.length).fill(unknownFirst);
  for (const [index, { was }] of entries.entries()) if (was >= 0) place[was] = index;
  /** What was found, in terms of where things are now. */
  const moved = (first: Int32Array): Int32Array =>
    Int32Array.from(entries, ({ was }) => {
      if (was < 0) return unknownFirst;
      const other = first[was] ?? -1;
      return other < 0 ? -1 : (place[other] ?? unknownFirst);
    });

  const all = entries.map(({ wording }) => wording);
  const known: Alike = {
    ...before.alike,
    statement: moved(before.alike.statement),
    title: moved(before.alike.title),
  };
  const changed = new Set(entries.flatMap(({ was }, index) => (was < 0 ? [index] : [])));
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
