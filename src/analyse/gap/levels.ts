import type { Level } from "../../model/framework.js";
import type { CompetencyResult, Counts, PillarResult } from "../../model/gap.js";
import { levelOrder } from "../../model/level.js";

/** How many of them count as what. */
export function countResults(results: readonly CompetencyResult[]): Counts {
  const count = (as: CompetencyResult["countsAs"]): number =>
    results.filter((result) => result.countsAs === as).length;
  return {
    required: results.length,
    met: count("met"),
    partial: count("partial"),
    gap: count("gap"),
    excluded: count("excluded"),
  };
}

const outstanding = ({ countsAs }: CompetencyResult): boolean =>
  countsAs === "partial" || countsAs === "gap";

/** Core or a band, with what it asks for up to and including itself. */
const upTo = (results: readonly CompetencyResult[], level: Level): readonly CompetencyResult[] =>
  results.filter(({ band }) => levelOrder(band) <= levelOrder(level));

/**
 * The highest level at which everything required counts as met, and what stands between it and the next. `results` are
 * those of one pillar at every level, in order; a level without any is passed over. `isAsked` tells what the target asks.
 */
export function reachedLevel(
  results: readonly CompetencyResult[],
  bands: readonly number[],
  isAsked: (id: string) => boolean = () => true,
): Pick<PillarResult, "reached" | "next"> {
  const levels = (["core", ...bands] as readonly Level[]).filter((level) =>
    results.some(({ band }) => band === level),
  );
  const blocked = levels.find((level) => upTo(results, level).some(outstanding));
  const index = blocked === undefined ? levels.length : levels.indexOf(blocked);
  const remaining = (blocked === undefined ? [] : upTo(results, blocked))
    .filter(outstanding)
    .map(({ id }) => id);
  return {
    reached: levels[index - 1] ?? null,
    next: {
      level: blocked ?? null,
      remaining,
      notAsked: remaining.filter((id) => !isAsked(id)),
    },
  };
}
