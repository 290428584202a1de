import type { IsoDate } from "../../model/date.js";
import type { EvidenceFile } from "../../model/evidence.js";
import type { Competency, Framework } from "../../model/framework.js";
import type { CompetencyResult } from "../../model/gap.js";
import { levelOrder } from "../../model/level.js";
import { needsRecheck } from "./recheck.js";
import { recordOn } from "./record.js";
import { countsAs, ratingsDiffer, stateOf } from "./state.js";
import { levelIn } from "./target.js";

/** The highest level agreed in each pillar by as-of, as {@link levelOrder} has it. */
export function agreedLevels(
  framework: Framework,
  file: EvidenceFile,
  asOf: IsoDate,
): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { pillar, band, date } of file.agreed ?? []) {
    if (date > asOf) continue;
    const level = levelOrder(levelIn(framework, band));
    levels.set(pillar, Math.max(level, levels.get(pillar) ?? level));
  }
  return levels;
}

/** Dates of the agreements by as-of that cover a level of a pillar. */
const agreementsOn = (
  framework: Framework,
  { agreed = [] }: EvidenceFile,
  { pillar, band }: Competency,
  asOf: IsoDate,
): readonly IsoDate[] =>
  agreed
    .filter((one) => one.pillar === pillar && one.date <= asOf)
    .filter((one) => levelOrder(levelIn(framework, one.band)) >= levelOrder(band))
    .map(({ date }) => date);

/** The state of each competency on one day. */
export function resultsOn(
  framework: Framework,
  file: EvidenceFile,
  competencies: readonly Competency[],
  asOf: IsoDate,
  confirmedOnly: boolean,
): readonly CompetencyResult[] {
  const record = recordOn(framework, file, asOf);
  const agreed = agreedLevels(framework, file, asOf);
  return competencies.map((competency) => {
    const { id, title, pillar, band, key, currencyMonths, revisedOn } = competency;
    const rating = record.ratings.get(id);
    const support = record.support.get(id) ?? [];
    const { state, expiresOn } = stateOf({
      rating,
      support,
      credited: (agreed.get(pillar) ?? Number.NEGATIVE_INFINITY) >= levelOrder(band),
      asOf,
      currencyMonths: currencyMonths ?? framework.manifest.currencyMonths,
      confirmedOnly,
    });
    const recheck =
      revisedOn !== null &&
      needsRecheck({
        revisedOn,
        asOf,
        rating,
        support,
        agreed: agreementsOn(framework, file, competency, asOf),
        confirmedOnly,
      });
    return {
      id,
      title,
      pillar,
      band,
      key,
      state,
      countsAs: countsAs[state],
      differs: ratingsDiffer(rating),
      rating: { self: rating?.self ?? null, supervisor: rating?.supervisor ?? null },
      evidence: support.map(({ index }) => index),
      expiresOn,
      ...(recheck ? { recheck } : {}),
    };
  });
}
