import { checkPairs } from "../../check/check-framework.js";
import { likePair, type Worded } from "../../check/likeness/wording.js";
import type { LikePair } from "../../check/rule.js";
import { parseDocumentFile } from "../../parse/document.js";
import type { Again, Change } from "./change.js";
import { factsOf } from "./facts.js";
import { nothing } from "./known.js";
import { byPath } from "./renew-findings.js";
import { type Reworded, reword } from "./rewording.js";
import { encodeCompared } from "./wordings.js";

const hasSaid = ({ before }: Change, path: string): boolean =>
  before.findings[path]?.found.some(({ from }) => from === "wording") === true;

/** Wordings as they are now; undefined where there is nothing to say of any, null where they are lost. */
function rewordedNow(change: Change): Reworded | null | undefined {
  const { work, before, sorted, changed } = change;
  if (before.wordings === null) return undefined;
  const fresh = changed.filter((one) => one.known.wording !== (one.before?.wording ?? nothing));
  // What was said of a statement is said of the line where it stands now.
  const said = changed.filter(({ path }) => hasSaid(change, path));
  const moved = sorted.gone.length > 0 || changed.some((one) => one.before === null);
  if (fresh.length === 0 && said.length === 0 && !moved) return undefined;
  const held = work.shelf.wordings(before);
  if (held === null) return null;
  const now = new Int32Array(before.stamps.length).fill(-1);
  for (let index = 0; index < sorted.was.length; index += 1)
    if ((sorted.was[index] as number) >= 0) now[sorted.was[index] as number] = index;
  const words = new Map(fresh.map(({ index, worded }) => [index, worded?.wording ?? null]));
  const { compared, affected } = reword(held, now, words);
  return { compared, affected: new Set([...affected, ...said.map(({ index }) => index)]) };
}

/** Tells the competency at a place in the order of all files; null where there is none. */
function wordedReader({ work, changed, context, textOf }: Change) {
  const fresh = new Map(changed.map(({ index, worded }) => [index, worded]));
  return (index: number): Worded | null => {
    const known = fresh.get(index);
    if (known !== undefined) return known;
    const path = work.present.paths[index] ?? "";
    const file = textOf(path);
    if (file === null) return null;
    const { document } = parseDocumentFile("competency", path, file);
    return factsOf(path, "competency", file, document, context.bodyOf).worded;
  };
}

/** The pairs of which something is to be said anew; null where a file is not what it was a moment ago. */
function pairsNow(
  { compared: { files, alike }, affected }: Reworded,
  wordedAt: (index: number) => Worded | null,
): readonly LikePair[] | null {
  const pairs: LikePair[] = [];
  for (const what of ["statement", "title"] as const) {
    for (let index = 0; index < files.length; index += 1) {
      const first = alike[what][index] as number;
      const file = files[index] as number;
      if (first < 0 || !affected.has(file)) continue;
      const one = wordedAt(file);
      const other = wordedAt(files[first] ?? -1);
      if (one === null || other === null) return null;
      pairs.push(likePair(what, one, other));
    }
  }
  return pairs;
}

/** What comparing wordings comes to now. Null where what is needed for that is lost. */
export function wordingAgain(change: Change): Again | null {
  const reworded = rewordedNow(change);
  if (reworded === null) return null;
  if (reworded === undefined) return { from: "wording", looked: () => false, found: new Map() };
  const pairs = pairsNow(reworded, wordedReader(change));
  if (pairs === null) return null;
  const { paths } = change.work.present;
  const affected = new Map(
    Array.from(reworded.affected, (index) => paths[index] ?? "").map((path) => [
      change.work.nameOf(path),
      path,
    ]),
  );
  const looked = new Set(affected.values());
  return {
    from: "wording",
    looked: (path) => looked.has(path),
    found: byPath(checkPairs(change.context, pairs), (name) => affected.get(name)),
    part: encodeCompared(reworded.compared),
  };
}
