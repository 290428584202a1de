import { type ArrayChange, diffArrays } from "diff";
import type { WordRun } from "../../model/framework-diff.js";
import { isSameWording } from "../../words/plain-wording.js";

/** Below this share of common words two texts are shown one after the other: scattered matches read badly. */
export const leastAlike = 0.35;

/** Beyond this many differences a comparison is given up: it is quadratic in them. */
export const mostEdits = 600;

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== "");

const isSame = ({ added, removed }: ArrayChange<string>): boolean => !added && !removed;

/** The differences of two texts, and how much they have in common, from 0 to 1. */
function compareWords(before: readonly string[], after: readonly string[]) {
  const options = { maxEditLength: mostEdits, comparator: isSameWording };
  const parts = diffArrays([...before], [...after], options) ?? [];
  const common = parts.filter(isSame).reduce((sum, { count }) => sum + count, 0);
  const all = before.length + after.length;
  return { parts, alike: all === 0 ? 1 : (2 * common) / all };
}

/** How much two texts have in common, from 0 to 1. */
export const likeness = (before: string, after: string): number =>
  compareWords(wordsOf(before), wordsOf(after)).alike;

interface Stretch {
  readonly same: boolean;
  readonly removed: string[];
  readonly added: string[];
}

/** Each stretch of changes as one; a single short word between two changes is no resting place for the eye. */
function joined(parts: readonly ArrayChange<string>[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, part] of parts.entries()) {
    const { value, added, removed } = part;
    const isBridge =
      index > 0 && index < parts.length - 1 && value.length === 1 && (value[0] ?? "").length <= 3;
    const same = isSame(part) && !isBridge;
    const last = stretches.at(-1);
    if (last === undefined || last.same || same) stretches.push({ same, removed: [], added: [] });
    if (!added) stretches.at(-1)?.removed.push(...value);
    if (!removed) stretches.at(-1)?.added.push(...value);
  }
  return stretches;
}

/** Two texts word by word; white space and the form of quotes do not count. */
export function wordDiff(before: string, after: string): readonly WordRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const { parts, alike } = compareWords(old, now);
  const stretches =
    alike >= leastAlike ? joined(parts) : [{ same: false, removed: old, added: now }];
  const run = (op: WordRun["op"], words: readonly string[]) => ({ op, text: words.join(" ") });
  return stretches
    .flatMap(({ same, removed, added }) =>
      same ? [run("same", added)] : [run("removed", removed), run("added", added)],
    )
    .filter(({ text }) => text !== "");
}
