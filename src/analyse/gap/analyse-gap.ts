import type { IsoDate } from "../../model/date.js";
import { addMonths } from "../../model/date.js";
import type { Finding } from "../../model/diagnostic.js";
import type { EvidenceFile, Rating, RatingValue } from "../../model/evidence.js";
import type { Competency, Framework } from "../../model/framework.js";
import {
  type Action,
  type Change,
  type CompetencyResult,
  type Expiring,
  type GapReport,
  type PillarResult,
  type State,
  soonMonths,
} from "../../model/gap.js";
import { levelOrder } from "../../model/level.js";
import { countResults, reachedLevel } from "./levels.js";
import { byPlace, byPriority } from "./order.js";
import { qualificationResults, satisfied } from "./qualifications.js";
import { needsRecheck } from "./recheck.js";
import { recordOn, retiredWarnings } from "./record.js";
import { rolesNear } from "./roles-near.js";
import { countsAs, ratingsDiffer, stateOf } from "./state.js";
import {
  applicable,
  bandOf,
  isRequired,
  type ResolvedTarget,
  resolveTarget,
  type TargetFlags,
} from "./target.js";

export interface GapOptions extends TargetFlags {
  readonly asOf: IsoDate;
  /** Adds `changes` since this day. */
  readonly since?: IsoDate;
  /** Only confirmed entries count as support. */
  readonly confirmedOnly?: boolean;
  /** Only this pillar, by id; the target and `ready` stay whole. */
  readonly pillar?: string;
  /** The file that the evidence comes from: its name, for warnings, and its fingerprint. */
  readonly source?: { readonly name: string; readonly fingerprint?: string };
}

const actions: Readonly<Partial<Record<State, Action>>> = {
  expired: "refresh",
  claimed: "log",
  developing: "continue",
  "no-opportunity": "ask",
  gap: "start",
};

/** The highest level agreed in each pillar by as-of; core is 0. */
function agreedLevels(
  framework: Framework,
  file: EvidenceFile,
  asOf: IsoDate,
): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { pillar, band, date } of file.agreed ?? []) {
    if (date > asOf) continue;
    const level = band === "core" ? 0 : bandOf(framework, band);
    levels.set(pillar, Math.max(level, levels.get(pillar) ?? 0));
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
    .filter((one) => (one.band === "core" ? 0 : bandOf(framework, one.band)) >= levelOrder(band))
    .map(({ date }) => date);

/** The state of each competency on one day. */
function resultsOn(
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
      credited: (agreed.get(pillar) ?? -1) >= levelOrder(band),
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

/** Where in a rating this word stands. */
function pathTo(rating: Rating | RatingValue | undefined, word: string): readonly string[] {
  if (typeof rating !== "object") return [];
  if (rating.self === word) return ["self"];
  return rating.supervisor?.rating === word ? ["supervisor", "rating"] : [];
}

/** Ratings below `met` although the level was agreed: both stand, and both should know. */
function contradictions(
  framework: Framework,
  file: EvidenceFile,
  required: readonly CompetencyResult[],
  { asOf, source }: GapOptions,
): readonly Finding[] {
  const agreed = agreedLevels(framework, file, asOf);
  const { ratings } = recordOn(framework, file, asOf);
  return required.flatMap(({ id, pillar, band, state }) => {
    const rating = ratings.get(id);
    const below = rating !== undefined && ["gap", "no-opportunity", "developing"].includes(state);
    if (!below || (agreed.get(pillar) ?? -1) < levelOrder(band)) return [];
    const word = state === "gap" ? "not-yet" : state;
    return [
      {
        code: "rating-contradicts-agreement",
        file: source?.name ?? "",
        where: { path: ["ratings", rating.key, ...pathTo(file.ratings?.[rating.key], word)] },
        message: `\`${id}\` is rated ${word}, and its level was agreed at an appraisal`,
        hint: "Both are kept. Talk about it: the rating or the agreed level may need to change.",
      },
    ];
  });
}

/** What counts as met now and, by the dates alone, no longer will. */
const expiringSoon = (results: readonly CompetencyResult[], asOf: IsoDate): readonly Expiring[] =>
  results
    .flatMap(({ id, countsAs, expiresOn: date }) =>
      countsAs === "met" && date !== null && date <= addMonths(asOf, soonMonths)
        ? [{ id, date }]
        : [],
    )
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

/** Entries by as-of that stand behind none of the results. */
function unusedEntries(
  { evidence = [] }: EvidenceFile,
  results: readonly CompetencyResult[],
  asOf: IsoDate,
): readonly number[] {
  const used = new Set(results.flatMap((result) => result.evidence));
  return evidence.flatMap(({ date }, index) => (date <= asOf && !used.has(index) ? [index] : []));
}

const idsOf = (results: readonly CompetencyResult[]): readonly string[] =>
  results.map(({ id }) => id);

function changesSince(
  then: readonly CompetencyResult[],
  now: readonly CompetencyResult[],
): readonly Change[] {
  const before = new Map(then.map(({ id, state }) => [id, state]));
  return now.flatMap(({ id, state }) => {
    const from = before.get(id);
    return from === undefined || from === state ? [] : [{ id, from, to: state }];
  });
}

function pillarResults(
  framework: Framework,
  { levels }: ResolvedTarget,
  all: readonly CompetencyResult[],
  required: readonly CompetencyResult[],
): readonly PillarResult[] {
  const bands = framework.manifest.bands.map(({ band }) => band);
  return framework.manifest.pillars.map(({ id }) => {
    const own = ({ pillar }: CompetencyResult): boolean => pillar === id;
    return {
      pillar: id,
      target: levels.get(id) ?? 0,
      counts: countResults(required.filter(own)),
      ...reachedLevel(all.filter(own), bands),
    };
  });
}

/**
 * Compares one person's file with a framework on a day (MODEL.md section 3). The file must have passed its checks.
 * A pure function of framework, file and options.
 * @throws InputError where a flag names a band, role or pillar that the framework does not have.
 */
export function analyseGap(
  framework: Framework,
  file: EvidenceFile,
  options: GapOptions,
): GapReport {
  const { asOf, since, confirmedOnly = false } = options;
  const target = resolveTarget(framework, file, options);
  const setting = file.person.setting ?? "nhs";
  const competencies = [...applicable(framework, setting, target.supplements)].sort(
    byPlace(framework.manifest.pillars),
  );
  const isTarget = new Set(
    competencies.filter((one) => isRequired(one, target)).map(({ id }) => id),
  );
  const requiredOf = (results: readonly CompetencyResult[]) =>
    results.filter(({ id }) => isTarget.has(id));

  const all = resultsOn(framework, file, competencies, asOf, confirmedOnly);
  const required = requiredOf(all);
  const pillars = pillarResults(framework, target, all, required);
  const states = new Map(all.map((result) => [result.id, result]));
  const qualifications = qualificationResults(framework, file, target.levels);
  const outstanding = required.filter((result) => actions[result.state] !== undefined);
  const shown = <T extends { readonly pillar: string }>(list: readonly T[]): readonly T[] =>
    options.pillar === undefined ? list : list.filter(({ pillar }) => pillar === options.pillar);

  return {
    framework: { id: framework.manifest.id, version: framework.manifest.version },
    asOf,
    person: { ...file.person, level: bandOf(framework, file.person.band) },
    target: { pillars: Object.fromEntries(target.levels), role: target.role, by: target.by },
    ready:
      outstanding.length === 0 &&
      qualifications.every(({ minimum }) => minimum.every(({ status }) => satisfied(status))),
    pillars: shown(pillars),
    competencies: shown(required),
    priorities: [...shown(outstanding)]
      .sort(byPriority(framework.manifest.pillars))
      .map(({ id, state }) => ({ id, action: actions[state] ?? "start" })),
    qualifications,
    expiring: expiringSoon(shown(required), asOf),
    recheck: idsOf(shown(required).filter(({ recheck }) => recheck === true)),
    rolesNear: rolesNear(framework, {
      person: file.person,
      level: bandOf(framework, file.person.band),
      target,
      results: all,
    }),
    differences: idsOf(shown(required).filter(({ differs }) => differs)),
    confirmedOnly,
    unused: unusedEntries(file, all, asOf),
    fingerprint: options.source?.fingerprint ?? "",
    ...(since === undefined
      ? {}
      : {
          changes: changesSince(
            shown(requiredOf(resultsOn(framework, file, competencies, since, confirmedOnly))),
            shown(required),
          ),
        }),
    states,
    warnings: [
      ...retiredWarnings(framework, file, options.source?.name ?? ""),
      ...contradictions(framework, file, required, options),
    ],
  };
}
