import type { IsoDate } from "../../model/date.js";
import { addMonths } from "../../model/date.js";
import type { EvidenceFile } from "../../model/evidence.js";
import type { Framework } from "../../model/framework.js";
import {
  type Action,
  type Change,
  type CompetencyResult,
  type Expiring,
  type GapReport,
  type ObjectiveResult,
  type PillarResult,
  type State,
  soonMonths,
} from "../../model/gap.js";
import { settingOf } from "../../model/setting.js";
import { contradictions } from "./contradictions.js";
import { countResults, reachedLevel } from "./levels.js";
import { byPlace, byPriority } from "./order.js";
import { qualificationResults, satisfied } from "./qualifications.js";
import { retiredWarnings } from "./record.js";
import { resultsOn } from "./results.js";
import { rolesNear } from "./roles-near.js";
import {
  applicable,
  bandOf,
  isRequired,
  type ResolvedTarget,
  resolveTarget,
  type TargetFlags,
} from "./target.js";
import { uncountedWarnings } from "./uncounted.js";

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

/** Objectives open on the day, and those closed since `since`. One that was closed later was still open. */
function objectivesOn(
  { objectives = [] }: EvidenceFile,
  asOf: IsoDate,
  since: IsoDate | undefined,
): readonly ObjectiveResult[] {
  return objectives.flatMap((one) => {
    const isClosed =
      (one.status ?? "open") !== "open" && one.closed !== undefined && one.closed <= asOf;
    if (isClosed) return since !== undefined && String(one.closed) >= since ? [one] : [];
    return [one.by !== undefined && one.by < asOf ? { ...one, overdue: true as const } : one];
  });
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
  const asked = new Set(required.map(({ id }) => id));
  return framework.manifest.pillars.map(({ id }) => {
    const own = ({ pillar }: CompetencyResult): boolean => pillar === id;
    return {
      pillar: id,
      target: levels.get(id) ?? 0,
      counts: countResults(required.filter(own)),
      ...reachedLevel(all.filter(own), bands, (one) => asked.has(one)),
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
  const { asOf, since, confirmedOnly = false, source } = options;
  const { name = "", fingerprint = "" } = source ?? {};
  const target = resolveTarget(framework, file, options);
  const setting = settingOf(framework.manifest, file.person);
  const competencies = [...applicable(framework, setting, target.supplements)].sort(
    byPlace(framework.manifest.pillars),
  );
  const isTarget = new Set(
    competencies.filter((one) => isRequired(framework, one, target)).map(({ id }) => id),
  );
  const requiredOf = (results: readonly CompetencyResult[]) =>
    results.filter(({ id }) => isTarget.has(id));

  const all = resultsOn(framework, file, competencies, asOf, confirmedOnly);
  const required = requiredOf(all);
  const pillars = pillarResults(framework, target, all, required);
  const unused = unusedEntries(file, all, asOf);
  const states = new Map(all.map((result) => [result.id, result]));
  const qualifications = qualificationResults(framework, file, target.levels, asOf);
  const outstanding = required.filter((result) => actions[result.state] !== undefined);
  const shown = <T extends { readonly pillar: string }>(list: readonly T[]): readonly T[] =>
    options.pillar === undefined ? list : list.filter(({ pillar }) => pillar === options.pillar);

  return {
    framework: { id: framework.manifest.id, version: framework.manifest.version },
    asOf,
    person: { ...file.person, level: bandOf(framework, file.person.band) },
    target: {
      pillars: Object.fromEntries(target.levels),
      threads: Object.fromEntries(target.threads),
      role: target.role,
      by: target.by,
    },
    ready:
      outstanding.length === 0 &&
      qualifications.every(({ minimum }) => minimum.every(({ status }) => satisfied(status))),
    pillars: shown(pillars),
    competencies: shown(required),
    priorities: [...shown(outstanding)]
      .sort(byPriority(framework.manifest.pillars))
      .map(({ id, state }) => ({ id, action: actions[state] ?? "start" })),
    qualifications,
    objectives: objectivesOn(file, asOf, since),
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
    unused,
    fingerprint,
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
      ...uncountedWarnings(file, unused, name),
      ...retiredWarnings(framework, file, name),
      ...contradictions(framework, file, required, { asOf, name }),
    ],
  };
}
