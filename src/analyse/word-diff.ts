import { diffArrays } from "diff";
import type { WordRun } from "../model/framework-diff.js";

/** Below this share of common words two texts are shown whole, one after the other: scattered matches read badly. */
const leastAlike = 0.35;

/** Beyond this many differing words the comparison is given up: it is quadratic in them. */
export const mostEdits = 600;

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== "");

interface Run {
  readonly op: WordRun["op"];
  readonly words: readonly string[];
}

function runsOf(before: readonly string[], after: readonly string[]): readonly Run[] | null {
  const parts = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  return (
    parts?.map(({ added, removed, value }) => ({
      op: added ? "added" : removed ? "removed" : "same",
      words: value,
    })) ?? null
  );
}

const sameWords = (runs: readonly Run[]): number =>
  runs.filter(({ op }) => op === "same").reduce((sum, run) => sum + run.words.length, 0);

/** How much two texts have in common, from 0 to 1. */
export function likeness(before: string, after: string): number {
  const [a, b] = [words(before), words(after)];
  if (a.length + b.length === 0) return 1;
  const runs = runsOf(a, b);
  return runs === null ? 0 : (2 * sameWords(runs)) / (a.length + b.length);
}

/** A single short word between two changes is no resting place for the eye. */
const isBridge = (run: Run): boolean =>
  run.op === "same" && run.words.length === 1 && run.words.join("").length <= 3;

/** Each stretch of changes as at most one removal and one addition. */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    if (removed.length > 0) result.push({ op: "removed", words: removed });
    if (added.length > 0) result.push({ op: "added", words: added });
    removed = [];
    added = [];
  };
  for (const [index, run] of runs.entries()) {
    const within = index > 0 && index < runs.length - 1 && removed.length + added.length > 0;
    if (run.op !== "added" && (run.op === "removed" || (within && isBridge(run))))
      removed.push(...run.words);
    if (run.op !== "removed" && (run.op === "added" || (within && isBridge(run))))
      added.push(...run.words);
    if (run.op === "same" && !(within && isBridge(run))) {
      flush();
      result.push(run);
    }
  }
  flush();
  return result;
}

/** Two texts word by word; white space does not count. */
export function wordDiff(before: string, after: string): readonly WordRun[] {
  const [a, b] = [words(before), words(after)];
  const runs = runsOf(a, b);
  const alike = runs !== null && 2 * sameWords(runs) >= leastAlike * (a.length + b.length);
  const shown: readonly Run[] = alike
    ? joined(runs)
    : [
        { op: "removed", words: a },
        { op: "added", words: b },
      ];
  return shown
    .filter((run) => run.words.length > 0)
    .map((run) => ({ op: run.op, text: run.words.join(" ") }));
}
