import { addMonths, type IsoDate } from "../model/date.js";
import type { EvidenceFile, Objective } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { Change, CompetencyResult, Expiring, PillarResult } from "../model/gap.js";
import { competenciesById, replacement } from "../model/replacement.js";
import { analyseGap } from "./gap/analyse-gap.js";

/** Where a person stood on a day, as `gap --as-of` that day has it. */
export interface ProgressPoint {
  readonly date: IsoDate;
  readonly pillars: readonly Pick<PillarResult, "pillar" | "reached" | "counts">[];
  /** Required competencies whose state is another than at the point before; none at the first. */
  readonly changes: readonly Change[];
}

export interface Progress {
  readonly asOf: IsoDate;
  readonly points: readonly ProgressPoint[];
  /** What counts as met on as-of and goes out of date within the next 12 months. */
  readonly expiring: readonly Expiring[];
  readonly objectives: readonly (Objective & { readonly overdue?: true })[];
  /** Competencies rated by the person with nothing that has a date: what they were in the past nobody knows. */
  readonly undated: readonly string[];
}

/** How far ahead it is said what goes out of date, in calendar months. */
const ahead = 12;

/** Every date on which a dated fact of a file begins, or goes out of date for a competency that it supports. */
function datesOf(framework: Framework, file: EvidenceFile): readonly IsoDate[] {
  const byId = competenciesById(framework);
  const end = (date: IsoDate, id: string): readonly IsoDate[] => {
    const place = replacement(byId, id);
    const competency = place === null ? undefined : byId.get(place.id);
    const months = competency?.currencyMonths ?? framework.manifest.currencyMonths;
    return competency === undefined ? [] : [addMonths(date, months)];
  };
  const supervised = Object.entries(file.ratings ?? {}).flatMap(([id, rating]) => {
    const date = typeof rating === "string" ? undefined : rating.supervisor?.date;
    return date === undefined ? [] : [date, ...end(date, id)];
  });
  return [
    ...(file.evidence ?? []).flatMap(({ date, supports = [] }) => [
      date,
      ...supports.flatMap((id) => end(date, id)),
    ]),
    ...(file.agreed ?? []).map(({ date }) => date),
    ...supervised,
  ];
}

const isUndated = ({ state, rating, evidence }: CompetencyResult): boolean =>
  rating.self !== null &&
  rating.supervisor === null &&
  evidence.length === 0 &&
  state !== "excluded";

/**
 * How one person's profile grew: a point for every date on which a dated fact begins or goes out of date, and for as-of.
 * With `since` the first point is that day. Ratings without a date are the same at every point.
 */
export function analyseProgress(
  framework: Framework,
  file: EvidenceFile,
  { asOf, since }: { readonly asOf: IsoDate; readonly since?: IsoDate },
): Progress {
  const dates = [...datesOf(framework, file), asOf, ...(since === undefined ? [] : [since])]
    .filter((date) => date <= asOf && (since === undefined || date >= since))
    .sort();
  let states: ReadonlyMap<string, CompetencyResult> | null = null;
  const points = [...new Set(dates)].map((date): ProgressPoint => {
    const report = analyseGap(framework, file, { asOf: date });
    const before = states;
    states = new Map(report.competencies.map((one) => [one.id, one]));
    return {
      date,
      pillars: report.pillars.map(({ pillar, reached, counts }) => ({ pillar, reached, counts })),
      changes: report.competencies.flatMap(({ id, state }) => {
        const from = before?.get(id)?.state;
        return from === undefined || from === state ? [] : [{ id, from, to: state }];
      }),
    };
  });
  const { competencies } = analyseGap(framework, file, { asOf });
  return {
    asOf,
    points,
    expiring: competencies
      .flatMap(({ id, countsAs, expiresOn }) =>
        countsAs === "met" && expiresOn !== null && expiresOn <= addMonths(asOf, ahead)
          ? [{ id, date: expiresOn }]
          : [],
      )
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    objectives: (file.objectives ?? []).map((one) =>
      (one.status ?? "open") === "open" && one.by !== undefined && one.by < asOf
        ? { ...one, overdue: true as const }
        : one,
    ),
    undated: competencies.filter(isUndated).map(({ id }) => id),
  };
}
