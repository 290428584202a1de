/**
 * A second, independent reading of the gap analysis, for tests only.
 *
 * Written from the words of MODEL.md (sections 1 to 3 and 5) without sight of the product's code, and
 * meant to be checked by eye against them: each function below is one sentence or table of that page.
 * It expects VALID input. It imports nothing. Places where the page allowed more than one reading are
 * marked CHOICE; the report that came with this file numbers them.
 */

/* eslint-disable @typescript-eslint/no-explicit-any */

export type RefFramework = {
  /** framework.yaml as parsed */
  manifest: any;
  /** front matter of every competency file, whatever its status */
  competencies: any[];
  /** front matter of every role profile */
  roles: any[];
  /** front matter of every qualifications file: band, minimum, expected */
  qualifications: any[];
};

export type RefOptions = {
  asOf: string;
  since?: string;
  confirmedOnly?: boolean;
  band?: string | number;
  role?: string;
};

type State =
  | "excluded"
  | "gap"
  | "no-opportunity"
  | "developing"
  | "signed-off"
  | "evidenced"
  | "credited"
  | "expired"
  | "claimed";
type CountsAs = "excluded" | "gap" | "partial" | "met";
type Rating = { self: string | null; supervisor: string | null; supervisorDate: string | null };
type Target = {
  pillars: Record<string, number>;
  threads: Record<string, "core" | number>;
  role: any | null;
  by: string | null;
};
type Judgement = {
  state: State;
  countsAs: CountsAs;
  differs: boolean;
  rating: { self: string | null; supervisor: string | null };
  evidence: number[];
  expiresOn: string | null;
};

/** "Levels are the manifest's, any whole numbers from 0 to 99, in any number." */
const bandsOf = (framework: RefFramework): number[] =>
  framework.manifest.bands
    .map((one: any) => Number(one.band))
    .sort((a: number, b: number) => a - b);

// ---------------------------------------------------------------------------------------------- dates
// Dates are "YYYY-MM-DD", so comparing them as text compares them as dates.

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The same day so many months later; "a day that does not exist becomes the last of its month". */
function plusMonths(date: string, months: number): string {
  const monthsSinceYearZero =
    Number(date.slice(0, 4)) * 12 + (Number(date.slice(5, 7)) - 1) + months;
  const year = Math.floor(monthsSinceYearZero / 12);
  const month = (monthsSinceYearZero % 12) + 1;
  const day = Math.min(Number(date.slice(8, 10)), lastDayOfMonth(year, month));
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** "dated no later than as-of and less than currency-months before it" */
function isCurrent(date: string, months: number, asOf: string): boolean {
  return date <= asOf && asOf < plusMonths(date, months);
}

/** "Evidence, agreements, confirmations and supervisor ratings dated after as-of do not exist yet" */
function existsBy(date: string | undefined | null, asOf: string): boolean {
  return date === undefined || date === null || date <= asOf;
}

function newest(dates: string[]): string | null {
  let best: string | null = null;
  for (const date of dates) if (best === null || date > best) best = date;
  return best;
}

// --------------------------------------------------------------------------------------------- levels

/** core is below every band */
function rank(level: any): number {
  return level === "core" ? -1 : Number(level);
}

/** A listed band, 8a to 8d, a name that a setting has for it, or one of its other names, as a framework level. */
function resolveBand(framework: RefFramework, value: any): number {
  const text = String(value);
  if (["8a", "8b", "8c", "8d"].includes(text)) return 8;
  // "settings: [{…, levels: local-authority}]": the field of a band that holds its name in that setting.
  const fields = (framework.manifest.settings ?? [{ levels: "local-authority" }])
    .map((setting: any) => setting.levels)
    .filter((field: any) => field !== undefined);
  for (const band of framework.manifest.bands) {
    if (String(band.band) === text) return Number(band.band);
    if (fields.some((field: string) => band[field]?.id === text)) return Number(band.band);
    if ((band.also ?? []).some((name: any) => name.id === text)) return Number(band.band);
  }
  throw new Error(`reference-gap: not a band: ${text}`);
}

/** As resolveBand, but an agreement may also name `core`. */
export function resolveLevelRank(framework: RefFramework, value: any): number {
  return value === "core" ? rank("core") : resolveBand(framework, value);
}

function pillarIds(framework: RefFramework): string[] {
  return framework.manifest.pillars.map((pillar: any) => pillar.id);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// --------------------------------------------------------------------------------------------- target

function findTarget(framework: RefFramework, evidence: any, options: RefOptions): Target {
  const flagsGiven = options.band !== undefined || options.role !== undefined;
  // "The flags --band and --role replace the file's target entirely": `pillars` and `by` go too.
  const wanted: any = flagsGiven
    ? { band: options.band, role: options.role }
    : (evidence.target ?? {});

  let role: any = null;
  if (wanted.role !== undefined && wanted.role !== null) {
    role = framework.roles.find((candidate) => candidate.id === wanted.role) ?? null;
    if (role === null) throw new Error(`reference-gap: no such role: ${wanted.role}`);
  }

  const pillars: Record<string, number> = {};
  for (const pillar of pillarIds(framework)) {
    const level =
      wanted.pillars?.[pillar] ?? role?.pillars?.[pillar] ?? wanted.band ?? evidence.person.band;
    pillars[pillar] = resolveBand(framework, level);
  }
  // "T(p, t) for thread t of p: `target.threads`, else the role profile's `threads`, else T(p)"
  const threads: Record<string, "core" | number> = {};
  for (const name of Object.keys({ ...role?.threads, ...wanted.threads })) {
    const level = wanted.threads?.[name] ?? role?.threads?.[name];
    threads[name] = level === "core" ? "core" : resolveBand(framework, level);
  }
  return { pillars, threads, role, by: wanted.by ?? null };
}

/** Active, for the person's setting, and not of a supplement that the target role does not include. */
function applies(framework: RefFramework, competency: any, evidence: any, target: Target): boolean {
  if (competency.status !== "active") return false;
  // "the first is the default"
  const setting = evidence.person.setting ?? framework.manifest.settings?.[0]?.id ?? "nhs";
  if (competency.settings !== undefined && !competency.settings.includes(setting)) return false;
  if (isSupplement(competency)) {
    const included: string[] = target.role?.supplements ?? [];
    return included.includes(competency.supplement);
  }
  return true;
}

function isSupplement(competency: any): boolean {
  return competency.supplement !== undefined && competency.supplement !== null;
}

/** The competencies of a pillar that apply to this person, by level and then id: up to 9, not only the target. */
function applicableIn(
  framework: RefFramework,
  evidence: any,
  target: Target,
  pillar: string,
): any[] {
  return framework.competencies
    .filter(
      (competency) =>
        competency.pillar === pillar && applies(framework, competency, evidence, target),
    )
    .sort((a, b) => rank(a.band) - rank(b.band) || byText(a.id, b.id));
}

/** "level core or band ≤ T(p) … plus the supplements that the role includes" */
function requiredIn(framework: RefFramework, evidence: any, target: Target, pillar: string): any[] {
  const { code } = framework.manifest.pillars.find((one: any) => one.id === pillar);
  const level = (thread: string): any =>
    target.threads[`${code}-${thread}`] ?? target.pillars[pillar];
  // CHOICE: "plus" means a supplement is required whatever T(p) is (RS-CL-01 for a role with research: 7).
  return applicableIn(framework, evidence, target, pillar).filter(
    (competency) =>
      rank(competency.band) <= rank(level(competency.thread)) || isSupplement(competency),
  );
}

// ---------------------------------------------------------------------------------- retired competencies

/** How many replaced-by steps lead from one id to another: 0 for itself, null when they do not lead there. */
function stepsTo(framework: RefFramework, from: string, to: string): number | null {
  let id = from;
  const seen: string[] = [];
  while (id !== to) {
    if (seen.includes(id)) return null;
    seen.push(id);
    const competency = framework.competencies.find((candidate) => candidate.id === id);
    if (competency === undefined || competency.status !== "retired") return null;
    if (typeof competency["replaced-by"] !== "string") return null;
    id = competency["replaced-by"];
  }
  return seen.length;
}

// --------------------------------------------------------------------------------------------- ratings

/** A rating, short or long, as it stood at as-of; null when there was none. */
function readRating(written: any, asOf: string): Rating | null {
  if (written === undefined || written === null) return null;
  const long = typeof written === "string" ? { self: written } : written;
  const self = long.self ?? null;
  const supervisorExists =
    long.supervisor !== undefined &&
    long.supervisor !== null &&
    existsBy(long.supervisor.date, asOf);
  const supervisor = supervisorExists ? long.supervisor.rating : null;
  const supervisorDate = supervisorExists ? (long.supervisor.date ?? null) : null;
  if (self === null && supervisor === null) return null;
  return { self, supervisor, supervisorDate };
}

/** Its own rating wins; else that of the competency it replaced. */
function findRating(
  framework: RefFramework,
  evidence: any,
  id: string,
  asOf: string,
): Rating | null {
  let best: Rating | null = null;
  let bestSteps = Infinity;
  for (const ratedId of Object.keys(evidence.ratings ?? {})) {
    const steps = stepsTo(framework, ratedId, id);
    const rating = readRating(evidence.ratings[ratedId], asOf);
    if (steps === null || rating === null) continue;
    // CHOICE: the nearest in the chain wins, and of two equally near the first in the file.
    if (steps < bestSteps) {
      best = rating;
      bestSteps = steps;
    }
  }
  return best;
}

/** `r`: the lower of the two, where not-applicable gives way to any other rating. */
function effectiveRating(rating: Rating | null): string | null {
  if (rating === null) return null;
  if (rating.self === null) return rating.supervisor;
  if (rating.supervisor === null) return rating.self;
  if (rating.self === "not-applicable") return rating.supervisor;
  if (rating.supervisor === "not-applicable") return rating.self;
  const order = ["not-yet", "no-opportunity", "developing", "met"];
  return order.indexOf(rating.self) < order.indexOf(rating.supervisor)
    ? rating.self
    : rating.supervisor;
}

// -------------------------------------------------------------------------------------------- evidence

/** Indexes of the entries, dated by as-of, that support this competency or one it replaced. */
function supportingEntries(
  framework: RefFramework,
  evidence: any,
  id: string,
  asOf: string,
): number[] {
  const indexes: number[] = [];
  (evidence.evidence ?? []).forEach((entry: any, index: number) => {
    const dated = typeof entry.date === "string" && entry.date <= asOf;
    const names: string[] = entry.supports ?? [];
    if (dated && names.some((name) => stepsTo(framework, name, id) !== null)) indexes.push(index);
  });
  return indexes;
}

function isConfirmed(entry: any, asOf: string): boolean {
  return typeof entry.confirmed?.date === "string" && entry.confirmed.date <= asOf;
}

function isCovered(framework: RefFramework, evidence: any, competency: any, asOf: string): boolean {
  return (evidence.agreed ?? []).some(
    (agreed: any) =>
      agreed.pillar === competency.pillar &&
      existsBy(agreed.date, asOf) &&
      resolveLevelRank(framework, agreed.band) >= rank(competency.band),
  );
}

function currencyMonths(framework: RefFramework, competency: any): number {
  return competency["currency-months"] ?? framework.manifest["currency-months"] ?? 36;
}

// ------------------------------------------------------------------------------------ the table of states

function judge(
  framework: RefFramework,
  evidence: any,
  competency: any,
  asOf: string,
  confirmedOnly: boolean,
): Judgement {
  const months = currencyMonths(framework, competency);
  const current = (date: string): boolean => isCurrent(date, months, asOf);

  const rating = findRating(framework, evidence, competency.id, asOf);
  const r = effectiveRating(rating);
  const differs =
    rating !== null &&
    rating.self !== null &&
    rating.supervisor !== null &&
    rating.self !== rating.supervisor;

  // Rule 10 and the report look at every supporting entry; rules 5, 6 and 8 at those that count as support.
  const entries = supportingEntries(framework, evidence, competency.id, asOf);
  const countedDates = entries
    .filter((index) => !confirmedOnly || isConfirmed(evidence.evidence[index], asOf))
    .map((index) => evidence.evidence[index].date as string);
  // Rule 8 says "a supervisor date", whatever that supervisor rated: with r = met it is a `met`, or a
  // `not-applicable` that gives way to self: met. Rule 5 asks for a supervisor who said `met`.
  const supervisorSaysMet = rating !== null && rating.supervisor === "met";
  const supervisorDate = rating?.supervisorDate ?? null;
  const newestEntry = newest(countedDates);
  const newestDate = newest([
    ...countedDates,
    ...(supervisorDate === null ? [] : [supervisorDate]),
  ]);
  const covered = isCovered(framework, evidence, competency, asOf);

  let state: State;
  let countsAs: CountsAs;
  /* 1 */ if (r === "not-applicable") [state, countsAs] = ["excluded", "excluded"];
  /* 2 */ else if (r === "not-yet") [state, countsAs] = ["gap", "gap"];
  /* 3 */ else if (r === "no-opportunity") [state, countsAs] = ["no-opportunity", "gap"];
  /* 4 */ else if (r === "developing") [state, countsAs] = ["developing", "partial"];
  /* 5 */ else if (r === "met" && supervisorSaysMet && newestDate !== null && current(newestDate))
    [state, countsAs] = ["signed-off", "met"];
  /* 6 */ else if (r === "met" && countedDates.some(current))
    [state, countsAs] = ["evidenced", "met"];
  /* 7 */ else if ((r === null || r === "met") && covered) [state, countsAs] = ["credited", "met"];
  /* 8 */ else if (r === "met" && newestDate !== null && !current(newestDate))
    [state, countsAs] = ["expired", "partial"];
  /* 9 */ else if (r === "met") [state, countsAs] = ["claimed", "partial"];
  /* 10 */ else if (r === null && entries.length > 0) [state, countsAs] = ["developing", "partial"];
  /* 11 */ else [state, countsAs] = ["gap", "gap"];

  // CHOICE: the states that rest on dated support are those of rules 5, 6 and 8 (for `expired`, when it did).
  // `evidenced` rests on entries alone; the other two on entries and the supervisor's date.
  const rests =
    state === "evidenced"
      ? newestEntry
      : state === "signed-off" || state === "expired"
        ? newestDate
        : null;
  const expiresOn = rests === null ? null : plusMonths(rests, months);

  return {
    state,
    countsAs,
    differs,
    rating: { self: rating?.self ?? null, supervisor: rating?.supervisor ?? null },
    evidence: entries,
    expiresOn,
  };
}

// --------------------------------------------------------------------------------------- level reached

/** "a level in which the pillar has no active competency for the setting is passed over" */
function levelsOf(framework: RefFramework, applicable: any[]): ("core" | number)[] {
  const all: ("core" | number)[] = ["core", ...bandsOf(framework)];
  return all.filter((level) => applicable.some((one) => rank(one.band) === rank(level)));
}

function levelReached(
  framework: RefFramework,
  applicable: any[],
  countsAsOf: (competency: any) => CountsAs,
): "core" | number | null {
  let reached: "core" | number | null = null;
  for (const level of levelsOf(framework, applicable)) {
    const needed = applicable.filter((competency) => rank(competency.band) <= rank(level));
    const allMet = needed.every((competency) =>
      ["met", "excluded"].includes(countsAsOf(competency)),
    );
    if (!allMet) break;
    reached = level;
  }
  return reached;
}

function nextLevel(
  framework: RefFramework,
  asked: string[],
  reached: "core" | number | null,
  applicable: any[],
  countsAsOf: (competency: any) => CountsAs,
): { level: "core" | number | null; remaining: string[]; notAsked: string[] } {
  const levels = levelsOf(framework, applicable);
  const level = levels.find((one) => reached === null || rank(one) > rank(reached));
  if (level === undefined) return { level: null, remaining: [], notAsked: [] };
  const remaining = applicable
    .filter((competency) => rank(competency.band) <= rank(level))
    .filter((competency) => ["partial", "gap"].includes(countsAsOf(competency)))
    .map((competency) => competency.id as string);
  return { level, remaining, notAsked: remaining.filter((id) => !asked.includes(id)) };
}

// ------------------------------------------------------------------------------------------ priorities

function actionFor(state: State): string {
  switch (state) {
    case "expired":
      return "refresh";
    case "claimed":
      return "log";
    case "developing":
      return "continue";
    case "no-opportunity":
      return "ask";
    default:
      return "start";
  }
}

function priorities(framework: RefFramework, reported: any[]): { id: string; action: string }[] {
  const order = pillarIds(framework);
  return reported
    .filter((one) => one.countsAs === "gap" || one.countsAs === "partial")
    .sort(
      (a, b) =>
        rank(a.band) - rank(b.band) ||
        Number(b.key) - Number(a.key) ||
        Number(a.countsAs === "gap") - Number(b.countsAs === "gap") ||
        order.indexOf(a.pillar) - order.indexOf(b.pillar) ||
        byText(a.id, b.id),
    )
    .map((one) => ({ id: one.id, action: actionFor(one.state) }));
}

// -------------------------------------------------------------------------------------- qualifications

function isAwardLongEnough(entry: any, requirement: any): boolean {
  if (entry.level === undefined || entry.level === null) return false;
  if (entry.level > requirement.level) return true;
  if (entry.level < requirement.level) return false;
  // CHOICE: a requirement that gives no credits asks for none. An award that gives none is a full award.
  if (requirement.credits === undefined || entry.credits === undefined || entry.credits === null)
    return true;
  return entry.credits >= requirement.credits;
}

function qualificationStatus(requirement: any, evidence: any, asOf: string): string {
  // "A qualification completed after as-of (a year: after as-of's year) does not exist yet."
  const entries: any[] = (evidence.qualifications ?? []).filter((entry: any) => {
    if (entry.completed === undefined) return true;
    const done = String(entry.completed);
    return done.length === 4
      ? Number(done) <= Number(asOf.slice(0, 4))
      : done.length === 7
        ? done <= asOf.slice(0, 7)
        : done <= asOf;
  });

  if (requirement.registration !== undefined) {
    return evidence.person.registered === true ? "met" : "missing";
  }

  if (requirement.preceptorship === true) {
    const said = entries.filter((entry) => entry.preceptorship === true);
    if (said.some((entry) => entry["in-progress"] !== true)) return "met";
    return said.length > 0 ? "in-progress" : "missing";
  }

  // CHOICE: an award is completed unless it says in-progress or is equivalent experience.
  const awards = entries.filter((entry) => entry["equivalent-experience"] !== true);
  const completed = awards.filter((entry) => entry["in-progress"] !== true);
  const underWay = awards.filter((entry) => entry["in-progress"] === true);
  const experience = entries.filter((entry) => entry["equivalent-experience"] === true);

  if (completed.some((entry) => isAwardLongEnough(entry, requirement))) return "met";
  if (
    requirement["or-equivalent"] === true &&
    experience.some((entry) => entry.level >= requirement.level)
  ) {
    return "equivalent";
  }
  if (underWay.some((entry) => isAwardLongEnough(entry, requirement))) return "in-progress";
  return "missing";
}

function qualifications(
  framework: RefFramework,
  evidence: any,
  target: Target,
  asOf: string,
): any[] {
  const status = (requirement: any): any => ({
    requirement,
    status: qualificationStatus(requirement, evidence, asOf),
  });
  return bandsOf(framework)
    .filter((band) => Object.values(target.pillars).includes(band))
    .map((band) => {
      const asked = framework.qualifications.find((one) => Number(one.band) === band);
      return {
        band,
        pillars: pillarIds(framework).filter((pillar) => target.pillars[pillar] === band),
        minimum: (asked?.minimum ?? []).map(status),
        expected: (asked?.expected ?? []).map(status),
      };
    });
}

// ------------------------------------------------------------------------------------------ the report

export function referenceGap(framework: RefFramework, evidence: any, options: RefOptions): any {
  const { asOf, since } = options;
  const confirmedOnly = options.confirmedOnly === true;
  const target = findTarget(framework, evidence, options);
  const judgeAt = (competency: any, date: string): Judgement =>
    judge(framework, evidence, competency, date, confirmedOnly);
  const countsAsOf = (competency: any): CountsAs => judgeAt(competency, asOf).countsAs;

  const required = pillarIds(framework).flatMap((pillar) =>
    requiredIn(framework, evidence, target, pillar),
  );
  const reported = required.map((competency) => ({
    id: competency.id,
    title: competency.title,
    pillar: competency.pillar,
    band: competency.band,
    key: competency.key === true,
    ...judgeAt(competency, asOf),
  }));

  const pillars = pillarIds(framework).map((pillar) => {
    const applicable = applicableIn(framework, evidence, target, pillar);
    const reached = levelReached(framework, applicable, countsAsOf);
    const mine = reported.filter((one) => one.pillar === pillar);
    const count = (countsAs: CountsAs): number =>
      mine.filter((one) => one.countsAs === countsAs).length;
    return {
      pillar,
      target: target.pillars[pillar],
      reached,
      counts: {
        required: mine.length,
        met: count("met"),
        partial: count("partial"),
        gap: count("gap"),
        excluded: count("excluded"),
      },
      next: nextLevel(
        framework,
        mine.map(({ id }) => id),
        reached,
        applicable,
        countsAsOf,
      ),
    };
  });

  const bands = qualifications(framework, evidence, target, asOf);
  const everyCompetencyMet = reported.every(
    (one) => one.countsAs === "met" || one.countsAs === "excluded",
  );
  const everyMinimumSatisfied = bands.every((band) =>
    band.minimum.every((one: any) => one.status === "met" || one.status === "equivalent"),
  );

  const report: any = {
    format: "ahp-career/gap@1",
    framework: { id: framework.manifest.id, version: framework.manifest.version },
    asOf,
    person: { ...evidence.person, level: resolveBand(framework, evidence.person.band) },
    target: {
      pillars: target.pillars,
      threads: target.threads,
      role: target.role?.id ?? null,
      by: target.by,
    },
    ready: everyCompetencyMet && everyMinimumSatisfied,
    pillars,
    competencies: reported,
    priorities: priorities(framework, reported),
    qualifications: bands,
    // "those of the file that are open by as-of or closed since `--since`"
    objectives: (evidence.objectives ?? []).flatMap((one: any) => {
      const closed = one.closed !== undefined && one.closed <= asOf;
      if (closed) return since !== undefined && one.closed >= since ? [one] : [];
      return [one.by !== undefined && one.by < asOf ? { ...one, overdue: true } : one];
    }),
    expiring: reported
      .filter((one) => one.countsAs === "met" && one.expiresOn !== null)
      .filter((one) => String(one.expiresOn) <= plusMonths(asOf, 3))
      .map((one) => ({ id: one.id, date: String(one.expiresOn) }))
      .sort((a, b) => byText(a.date, b.date)),
    differences: reported.filter((one) => one.differs).map((one) => one.id),
    confirmedOnly,
    unused: (evidence.evidence ?? []).flatMap((entry: any, index: number) =>
      existsBy(entry.date, asOf) &&
      !pillarIds(framework).some((pillar) =>
        applicableIn(framework, evidence, target, pillar).some((competency) =>
          judgeAt(competency, asOf).evidence.includes(index),
        ),
      )
        ? [index]
        : [],
    ),
  };
  if (since !== undefined) {
    report.changes = required
      .map((competency) => ({
        id: competency.id,
        from: judgeAt(competency, since).state,
        to: judgeAt(competency, asOf).state,
      }))
      .filter((change) => change.from !== change.to);
  }
  return report;
}
