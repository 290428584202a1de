/**
 * Generators of valid frameworks and evidence files for the property tests, aware of the structure of
 * MODEL.md: they aim at its edges (currency to the day, month ends, leap days, retired chains, supplements,
 * things that do not exist yet) far more often than chance would.
 *
 *   arbitraryCase()                          a small random framework, evidence for it and options, together
 *   arbitraryFramework()                     only the framework, as reference-gap.ts takes it
 *   arbitraryEvidence(framework, asOf?)      evidence for any framework, generated or shipped
 *   arbitraryOptions(framework, asOf?)       asOf, and sometimes since, confirmedOnly, band, role
 *
 * No date is later than LATEST, which is in the past, so "a date later than today" never arises
 * (`target.by` excepted: it is meant to be in the future).
 */

/* eslint-disable @typescript-eslint/no-explicit-any */

import * as fc from "fast-check";
import type { RefFramework, RefOptions } from "./reference-gap.js";

export const LATEST = "2025-12-31";
export const DEFAULT_AS_OF = "2024-02-29";

/** Levels that a manifest may list: the usual ones, few, many apart, from 0. */
const BAND_LISTS = [
  [5, 6, 7, 8, 9],
  [5, 6, 7, 8, 9],
  [0, 1, 2, 3],
  [1, 2, 3, 4, 5],
  [0, 8, 50, 99],
  [3],
];
/** Levels that one pillar can have in all: core, and as many bands as the longest list. */
const MOST_LEVELS = 6;
const RATINGS = ["met", "developing", "not-yet", "no-opportunity"];

/** As a parser would have made it: plain objects, nothing shared, nothing undefined. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

// ---------------------------------------------------------------------------------------------- dates

const DAY = 86_400_000;

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Months before a date, day clamped to the month. Only to aim at; the tests' truth is in reference-gap.ts. */
function minusMonths(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

function cap(date: string): string {
  return date > LATEST ? LATEST : date;
}

const MONTH_ENDS = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) =>
    new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10),
  ),
);
const FEBRUARY_ENDS = MONTH_ENDS.filter((date) => date.slice(5, 7) === "02");
const AWKWARD = [
  ...FEBRUARY_ENDS.flatMap((date) => [plusDays(date, -1), date, plusDays(date, 1)]),
  "2016-02-28",
  "2020-02-28",
  "2024-02-28",
  ...MONTH_ENDS.flatMap((date) => [date, plusDays(date, 1)]),
];

/** Dates to look from: plain ones, month ends, leap days. */
export function arbitraryAsOf(): fc.Arbitrary<string> {
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...MONTH_ENDS.filter((date) => date > "2020" && date < "2025")),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "2020-02-29",
        "2024-02-29",
        "2021-02-28",
        "2023-02-28",
        "2021-03-01",
      ),
    },
    {
      weight: 3,
      arbitrary: fc.integer({ min: 0, max: 1826 }).map((days) => plusDays("2020-01-01", days)),
    },
  );
}

/** Every currency, in months, that this framework uses. */
function currencies(framework: RefFramework): number[] {
  const own = framework.competencies.map((competency) => competency["currency-months"]);
  const all = [framework.manifest["currency-months"] ?? 36, ...own];
  return [...new Set(all.filter((months) => typeof months === "number"))];
}

/** `own`: the currency of the competency it is for, where there is one, to aim at more often. */
function arbitraryDate(framework: RefFramework, asOf: string, own?: number): fc.Arbitrary<string> {
  const months = [...currencies(framework), 3, 0];
  const back =
    own === undefined
      ? fc.constantFrom(...months)
      : fc.oneof(fc.constant(own), fc.constantFrom(...months));
  const aroundTheEdge = fc
    .tuple(back, fc.constantFrom(0, 0, 0, 1, 1, -1, -1, 2, -2, 3, -3))
    .map(([ago, days]) => cap(plusDays(minusMonths(asOf, ago), days)));
  const justCurrent = fc.integer({ min: 0, max: 300 }).map((days) => plusDays(asOf, -days));
  const longAgo = fc.integer({ min: 1500, max: 3000 }).map((days) => plusDays(asOf, -days));
  const notYet = fc.integer({ min: 1, max: 400 }).map((days) => cap(plusDays(asOf, days)));
  return fc.oneof(
    { weight: 5, arbitrary: aroundTheEdge },
    { weight: 4, arbitrary: justCurrent },
    { weight: 1, arbitrary: longAgo },
    { weight: 2, arbitrary: fc.constantFrom(...AWKWARD).map(cap) },
    { weight: 2, arbitrary: notYet },
  );
}

// ----------------------------------------------------------------------------------- bits of evidence

function bandsOf(framework: RefFramework): number[] {
  return framework.manifest.bands.map(({ band }: any) => band);
}

/** A band in any form a person may write it. */
function arbitraryBand(framework: RefFramework): fc.Arbitrary<string | number> {
  const bands = bandsOf(framework);
  const names: string[] = framework.manifest.bands.flatMap((band: any) =>
    [band["local-authority"], band["school-level"], ...(band.also ?? [])]
      .filter((name: any) => name !== undefined)
      .map(({ id }: any) => id),
  );
  const forms: fc.Arbitrary<string | number>[] = [fc.constantFrom<string | number>(...bands)];
  if (bands.includes(8)) forms.push(fc.constantFrom<string | number>("8a", "8b", "8c", "8d"));
  if (names.length > 0) forms.push(fc.constantFrom<string | number>(...names));
  return fc.oneof(...forms);
}

/** Levels of single threads, by names such as `RS-03`. */
function arbitraryThreads(framework: RefFramework): fc.Arbitrary<any> {
  const names: string[] = framework.manifest.pillars.flatMap(({ code, threads }: any) =>
    Object.keys(threads).map((thread) => `${code}-${thread}`),
  );
  const level = fc.oneof(
    { weight: 5, arbitrary: arbitraryBand(framework) },
    { weight: 1, arbitrary: fc.constant("core") },
  );
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), level), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 5,
    })
    .map((pairs) => Object.fromEntries(pairs));
}

function pillarIds(framework: RefFramework): string[] {
  return framework.manifest.pillars.map((pillar: any) => pillar.id);
}

function arbitraryRating(
  framework: RefFramework,
  asOf: string,
  competency: any,
): fc.Arbitrary<any> {
  const allowed = competency.band === "core" ? RATINGS : [...RATINGS, "not-applicable"];
  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constant("met") },
    { weight: 3, arbitrary: fc.constantFrom(...allowed) },
  );
  const own = competency["currency-months"] ?? framework.manifest["currency-months"] ?? 36;
  const supervisor = fc.record(
    {
      rating: word,
      by: fc.constantFrom("team lead", "clinical supervisor"),
      date: arbitraryDate(framework, asOf, own),
    },
    { requiredKeys: ["rating", "date", "by"] },
  );
  const long = fc
    .oneof(
      { weight: 2, arbitrary: fc.record({ self: word }) },
      { weight: 2, arbitrary: fc.record({ supervisor }) },
      { weight: 4, arbitrary: fc.record({ self: word, supervisor }) },
      {
        weight: 2,
        arbitrary: fc.record({
          self: fc.constant("met"),
          supervisor: supervisor.map((one) => ({ ...one, rating: "met" })),
        }),
      },
    )
    .chain((rating: any) =>
      fc
        .constantFrom(undefined, "to discuss")
        .map((note) => (note === undefined ? rating : { ...rating, note })),
    )
    .map((rating: any) =>
      rating.self === "not-applicable" || rating.supervisor?.rating === "not-applicable"
        ? { ...rating, reason: "Not part of this service" }
        : rating,
    );
  const short = fc.oneof(
    { weight: 2, arbitrary: fc.constant("met") },
    { weight: 1, arbitrary: fc.constantFrom(...RATINGS) },
  );
  return fc.oneof({ weight: 2, arbitrary: short }, { weight: 3, arbitrary: long });
}

function arbitraryEntry(framework: RefFramework, asOf: string, ids: string[]): fc.Arbitrary<any> {
  const types: string[] = framework.manifest["evidence-types"].map((type: any) => type.id);
  return fc
    .record(
      {
        title: fc.constantFrom(
          "Falls clinic audit",
          "Case discussion",
          "Teaching session: hips & knees",
          "Ünïcode – title",
        ),
        type: fc.constantFrom(...types),
        date: arbitraryDate(framework, asOf),
        supports: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }),
        link: fc.constantFrom("portfolio/audit.pdf", "https://example.org/a?b=c#d"),
        reflection: fc.constant("What changed because of it."),
        hours: fc.constantFrom(0, 1.5, 40),
        learned: fc.constant("What I learned."),
        benefit: fc.constant("What it changed."),
        private: fc.boolean(),
        confirmed: fc.record({
          by: fc.constantFrom("clinical supervisor", "line manager"),
          date: fc.oneof(fc.constant("same day"), arbitraryDate(framework, asOf)),
        }),
      },
      { requiredKeys: ["title", "type", "date", "supports"] },
    )
    .map((entry: any) => {
      if (entry.confirmed === undefined) return entry;
      // Nothing is confirmed before it happened.
      const given = entry.confirmed.date;
      const date = given === "same day" || given < entry.date ? entry.date : given;
      return { ...entry, confirmed: { ...entry.confirmed, date } };
    });
}

function arbitraryAgreed(
  framework: RefFramework,
  asOf: string,
  agreedCore: boolean,
): fc.Arbitrary<any> {
  const band = arbitraryBand(framework);
  return fc.record(
    {
      pillar: fc.constantFrom(...pillarIds(framework)),
      band: agreedCore
        ? fc.oneof({ weight: 3, arbitrary: band }, { weight: 1, arbitrary: fc.constant("core") })
        : band,
      date: arbitraryDate(framework, asOf),
      with: fc.constant("line manager"),
    },
    { requiredKeys: ["pillar", "band", "date"] },
  );
}

/** When an award was completed: a year as a number or a text, a month, a day, often on the edge of as-of. */
function arbitraryCompleted(framework: RefFramework, asOf: string): fc.Arbitrary<string | number> {
  const near = arbitraryDate(framework, asOf);
  return fc.oneof(
    fc.integer({ min: 1990, max: 2019 }),
    near.map((date) => Number(date.slice(0, 4))),
    near.map((date) => date.slice(0, 4)),
    near.map((date) => date.slice(0, 7)),
    near,
  );
}

function arbitraryQualification(framework: RefFramework, asOf: string): fc.Arbitrary<any> {
  const level = fc.integer({ min: 4, max: 8 });
  const credits = fc.constantFrom(20, 59, 60, 61, 120, 180);
  const completed = arbitraryCompleted(framework, asOf);
  const award = fc.constantFrom(
    "BSc (Hons) Physiotherapy",
    "PgCert Advanced Practice",
    "MSc",
    "Apprenticeship",
  );
  const yes = fc.constant(true);
  return fc.oneof(
    fc.record(
      { award, level, credits, completed },
      { requiredKeys: ["award", "level", "completed"] },
    ),
    fc.record(
      { award, level, credits, "in-progress": yes },
      { requiredKeys: ["award", "level", "in-progress"] },
    ),
    fc.record(
      { award, level, "equivalent-experience": yes, completed },
      { requiredKeys: ["award", "level", "equivalent-experience"] },
    ),
    fc.record({ award: fc.constant("Preceptorship"), preceptorship: yes, completed }),
    fc.record({ award: fc.constant("Preceptorship"), preceptorship: yes }),
    fc.record({ award: fc.constant("Preceptorship"), preceptorship: yes, "in-progress": yes }),
    fc.record({ award, level }),
  );
}

function arbitraryTarget(framework: RefFramework): fc.Arbitrary<any> {
  const overrides = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...pillarIds(framework)), arbitraryBand(framework)), {
      selector: ([pillar]) => pillar,
      minLength: 1,
      maxLength: 4,
    })
    .map((pairs) => Object.fromEntries(pairs));
  const fields: Record<string, fc.Arbitrary<any>> = {
    band: arbitraryBand(framework),
    pillars: overrides,
    threads: arbitraryThreads(framework),
    by: fc.constantFrom("2027-09-01", "2028-02-29"),
  };
  if (framework.roles.length > 0)
    fields["role"] = fc.constantFrom(...framework.roles.map((role) => role.id));
  return fc
    .record(fields, { requiredKeys: [] })
    .filter((target: any) => Object.keys(target).length > 0);
}

function arbitraryObjective(framework: RefFramework, asOf: string): fc.Arbitrary<any> {
  const date = arbitraryDate(framework, asOf);
  const ids: string[] = framework.competencies
    .filter(({ status }) => status === "active")
    .map(({ id }) => id);
  const fields: Record<string, fc.Arbitrary<any>> = {
    aim: fc.constant("Lead one audit"),
    measure: fc.constant("It is presented"),
    start: date,
    by: fc.oneof(date, fc.constant(asOf), fc.constant("2027-09-01")),
    review: date,
    private: fc.boolean(),
  };
  if (ids.length > 0)
    fields["competencies"] = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 });
  const closed = fc.record({
    status: fc.constantFrom("done", "dropped"),
    closed: fc.oneof(date, fc.constant(asOf)),
  });
  return fc
    .tuple(
      fc.record(fields, { requiredKeys: ["aim"] }),
      fc.oneof(fc.constant({}), fc.constant({ status: "open" }), closed),
    )
    .map(([one, how]) => ({ ...one, ...how }));
}

/**
 * A person who has really done the work up to some level of a pillar: rates all of it, with one entry or a
 * supervisor behind it. Without this almost nobody would reach any level.
 */
function arbitraryDiligence(framework: RefFramework, asOf: string): fc.Arbitrary<any> {
  return fc.record({
    pillar: fc.constantFrom(...pillarIds(framework)),
    upTo: fc.constantFrom<"core" | number>("core", ...bandsOf(framework)),
    how: fc.constantFrom("entry", "entry", "confirmed entry", "supervisor", "supervisor", "agreed"),
    date: fc.oneof(
      { weight: 2, arbitrary: fc.nat(60).map((days) => plusDays(asOf, -days)) },
      { weight: 1, arbitrary: arbitraryDate(framework, asOf) },
    ),
  });
}

/** Ids of the settings that a manifest lists, or is taken to list where its bands have names for one. */
function settingsOf({ manifest }: RefFramework): string[] {
  if (manifest.settings !== undefined) return manifest.settings.map(({ id }: any) => id);
  return manifest.bands.some((band: any) => band["local-authority"] !== undefined)
    ? ["nhs", "local-authority"]
    : [];
}

// ------------------------------------------------------------------------------------------- evidence

/** `agreedCore`: also agreements at `core`, which the evidence format may or may not admit. */
export function arbitraryEvidence(
  framework: RefFramework,
  asOf: string = DEFAULT_AS_OF,
  { agreedCore = false }: { agreedCore?: boolean } = {},
): fc.Arbitrary<any> {
  const professions: string[] = (framework.manifest.professions ?? []).map((one: any) => one.id);
  const settings: string[] = settingsOf(framework);
  // A draft is not there for people to rate yet.
  const nameable = framework.competencies.filter((one) => one.status !== "draft");
  const ids: string[] = nameable.map((one) => one.id);

  const person = fc.record(
    {
      name: fc.constantFrom("Sam", "Ó Briain, Zoë"),
      ...(professions.length > 0 ? { profession: fc.constantFrom(...professions) } : {}),
      registered: fc.boolean(),
      ...(settings.length > 0 ? { setting: fc.constantFrom(...settings) } : {}),
      band: arbitraryBand(framework),
      team: fc.constant("community-rehab"),
    },
    { requiredKeys: professions.length > 0 ? (["profession", "band"] as any) : ["band"] },
  );
  const ratings =
    nameable.length === 0
      ? fc.constant([] as [string, any][])
      : fc.uniqueArray(
          fc.constantFrom(...nameable).chain((one) =>
            fc
              .oneof(
                { weight: 9, arbitrary: arbitraryRating(framework, asOf, one) },
                // Left empty: not rated yet.
                { weight: 1, arbitrary: fc.constant(null) },
              )
              .map((rating) => [one.id, rating] as [string, any]),
          ),
          { selector: ([id]) => id, maxLength: 12 },
        );
  const entries =
    ids.length === 0
      ? fc.constant([] as any[])
      : fc.array(arbitraryEntry(framework, asOf, ids), { maxLength: 8 });
  const firstType: string = framework.manifest["evidence-types"][0].id;

  return fc
    .record({
      person,
      target: fc.option(arbitraryTarget(framework), { nil: undefined, freq: 3 }),
      agreed: fc.array(arbitraryAgreed(framework, asOf, agreedCore), { maxLength: 2 }),
      qualifications: fc.array(arbitraryQualification(framework, asOf), { maxLength: 4 }),
      entries,
      objectives: fc.array(arbitraryObjective(framework, asOf), { maxLength: 3 }),
      empty: fc.subarray([
        "agreed",
        "qualifications",
        "evidence",
        "ratings",
        "objectives",
        "breaks",
      ]),
      ratings,
      diligent: fc.array(arbitraryDiligence(framework, asOf), { maxLength: 3 }),
      leftOut: fc.uniqueArray(fc.nat(9), { maxLength: 2 }),
      extras: fc.record(
        {
          notes: fc.constant("Free notes: anything."),
          breaks: fc.constant([{ from: "2018-01-01", to: "2018-06-30", reason: "family leave" }]),
        },
        { requiredKeys: [] },
      ),
    })
    .map((plan) => {
      const agreed = [...plan.agreed];
      const evidence = [...plan.entries];
      const ratingOf = new Map<string, any>();
      for (const work of plan.diligent) {
        if (work.how === "agreed") {
          if (work.upTo !== "core" || agreedCore)
            agreed.push({ pillar: work.pillar, band: work.upTo, date: work.date });
          continue;
        }
        const rankOf = (level: any): number => (level === "core" ? -1 : level);
        const done = nameable
          .filter(
            (one) =>
              one.status === "active" &&
              one.pillar === work.pillar &&
              rankOf(one.band) <= rankOf(work.upTo),
          )
          .map((one) => one.id as string)
          .filter((_, index) => !plan.leftOut.includes(index));
        if (done.length === 0) continue;
        for (const id of done) {
          ratingOf.set(
            id,
            work.how === "supervisor"
              ? { self: "met", supervisor: { rating: "met", by: "team lead", date: work.date } }
              : "met",
          );
        }
        if (work.how !== "supervisor") {
          const entry: any = {
            title: "A year's work",
            type: firstType,
            date: work.date,
            supports: done,
          };
          if (work.how === "confirmed entry")
            entry.confirmed = { by: "line manager", date: work.date };
          evidence.push(entry);
        }
      }
      for (const [id, rating] of plan.ratings) ratingOf.set(id, rating);

      const file: any = { format: "ahp-career/evidence@1", person: plan.person };
      if (plan.target !== undefined) file.target = plan.target;
      if (agreed.length > 0) file.agreed = agreed;
      if (plan.qualifications.length > 0) file.qualifications = plan.qualifications;
      if (evidence.length > 0) file.evidence = evidence;
      if (ratingOf.size > 0) file.ratings = Object.fromEntries(ratingOf);
      if (plan.objectives.length > 0) file.objectives = plan.objectives;
      // A list that is there with nothing in it, as `evidence:` alone.
      const nothing = Object.fromEntries(plan.empty.map((field) => [field, null]));
      return plain({ ...nothing, ...file, ...plan.extras });
    });
}

export function arbitraryOptions(
  framework: RefFramework,
  asOf: string = DEFAULT_AS_OF,
): fc.Arbitrary<RefOptions> {
  const notLater = fc
    .oneof(
      fc.constantFrom(1, 31, 365, 366, 1096).map((days) => plusDays(asOf, -days)),
      arbitraryDate(framework, asOf),
    )
    .map((date) => (date > asOf ? asOf : date));
  const fields: Record<string, fc.Arbitrary<any>> = {
    asOf: fc.constant(asOf),
    since: notLater,
    confirmedOnly: fc.boolean(),
  };
  const flags: Record<string, fc.Arbitrary<any>> = { band: arbitraryBand(framework) };
  if (framework.roles.length > 0)
    flags["role"] = fc.constantFrom(...framework.roles.map((role) => role.id));
  return fc
    .tuple(
      fc.record(fields, { requiredKeys: ["asOf"] }),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.record(flags, { requiredKeys: [] }) },
      ),
    )
    .map(([basic, replaced]) => plain({ ...basic, ...replaced }) as RefOptions);
}

// ------------------------------------------------------------------------------------------ frameworks

const PILLAR_NAMES = [
  // Odd on purpose: a code that is also a supplement's level code, and ids that begin with one another.
  ["professional-practice", "PP"],
  ["care", "CL"],
  ["care-2", "ZZ"],
  ["research", "RS"],
  ["a", "QX"],
  ["leadership-and-the-management-of-services", "LM"],
  ["zeta", "AA"],
] as const;
const SUPPLEMENTS = [
  { id: "consultant", title: "Consultant practice", "level-code": "CL" },
  { id: "educator", title: "Lead educator", "level-code": "LE" },
];
const THREADS = ["01", "02", "03", "07", "10"];

type Slot = {
  status: "draft" | "active" | "retired";
  key: boolean | undefined;
  /** Which of the manifest's settings, by place. */
  settings: number[] | undefined;
  months: number | undefined;
  /** null: retired with a reason and no replacement; a number picks one */
  replacement: number | null;
  thread: number;
};

const arbitrarySlot: fc.Arbitrary<Slot> = fc.record({
  status: fc.oneof(
    { weight: 8, arbitrary: fc.constant("active" as const) },
    { weight: 3, arbitrary: fc.constant("retired" as const) },
    { weight: 1, arbitrary: fc.constant("draft" as const) },
  ),
  key: fc.constantFrom(undefined, true, false),
  settings: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<number[]>([0], [1], [0, 1]),
    },
  ),
  months: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom(1, 6, 12, 13, 24, 48) },
  ),
  replacement: fc.option(fc.nat(50), { nil: null, freq: 5 }),
  thread: fc.nat(THREADS.length - 1),
});

/** What one level of one pillar holds; an empty one is a hole. */
const arbitraryLevelSlots = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.uniqueArray(arbitrarySlot, {
      selector: (slot) => slot.thread,
      minLength: 1,
      maxLength: 3,
    }),
  },
  { weight: 2, arbitrary: fc.constant([] as Slot[]) },
);

const NHS = { id: "nhs", title: "NHS", band: "NHS band" };
const COUNCIL = {
  id: "local-authority",
  title: "council",
  band: "council level",
  levels: "local-authority",
};
const SCHOOL = { id: "school", title: "school", band: "grade", levels: "school-level" };
/** What a manifest says of settings: nothing, with and without names of levels that imply some, or its own. */
const SETTINGS: { listed?: any[]; known: any[] }[] = [
  { known: [NHS, COUNCIL] },
  { known: [NHS, COUNCIL] },
  { listed: [NHS, COUNCIL], known: [NHS, COUNCIL] },
  { listed: [COUNCIL, NHS], known: [COUNCIL, NHS] },
  { listed: [SCHOOL, NHS], known: [SCHOOL, NHS] },
  { listed: [], known: [] },
  { known: [] },
];

const arbitraryRequirement: fc.Arbitrary<any> = fc.oneof(
  fc.constant({ registration: "hcpc" }),
  fc.constant({ preceptorship: true }),
  fc.record(
    {
      level: fc.integer({ min: 5, max: 8 }),
      credits: fc.constantFrom(60, 120, 180),
      "or-equivalent": fc.constantFrom(true, true, false),
    },
    { requiredKeys: ["level"] },
  ),
);

export function arbitraryFramework(): fc.Arbitrary<RefFramework> {
  return fc
    .record({
      pillars: fc.uniqueArray(fc.constantFrom(...PILLAR_NAMES), {
        minLength: 1,
        maxLength: 4,
        selector: ([id]) => id,
      }),
      bands: fc.constantFrom(...BAND_LISTS),
      core: fc.constantFrom(true, true, true, false),
      professions: fc.constantFrom(true, true, true, false),
      settings: fc.constantFrom(...SETTINGS),
      also: fc.boolean(),
      // Six levels for each of up to four pillars, and the supplements' own.
      levels: fc.array(
        fc.array(arbitraryLevelSlots, { minLength: MOST_LEVELS, maxLength: MOST_LEVELS }),
        {
          minLength: 4,
          maxLength: 4,
        },
      ),
      supplementSlots: fc.array(fc.tuple(arbitraryLevelSlots, arbitraryLevelSlots), {
        minLength: 4,
        maxLength: 4,
      }),
      supplements: fc.subarray(SUPPLEMENTS),
      educatorBand: fc.nat(4),
      months: fc.constantFrom(36, 36, 24, 12, 6, 1),
      localAuthority: fc.constantFrom("plain", "odd"),
      order: fc.array(fc.nat(1000), { minLength: 96, maxLength: 96 }),
      qualifications: fc.array(
        fc.record({
          minimum: fc.array(arbitraryRequirement, { maxLength: 2 }),
          expected: fc.array(arbitraryRequirement, { maxLength: 2 }),
        }),
        { minLength: 5, maxLength: 5 },
      ),
      roles: fc.array(
        fc.record({
          bands: fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
          // A profile may leave a pillar out, and give single threads another level.
          without: fc.option(fc.nat(3), { nil: null, freq: 3 }),
          threads: fc.array(fc.tuple(fc.nat(3), fc.nat(THREADS.length - 1), fc.nat(5)), {
            maxLength: 4,
          }),
          supplements: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
    })
    .map((plan) => {
      const { bands } = plan;
      const bandAt = (place: number): number => bands[place % bands.length] as number;
      const levels: ("core" | number)[] = ["core", ...bands];
      const { listed, known } = plan.settings;
      const pillars = plan.pillars.map(([id, code]) => ({
        id,
        code,
        title: `Pillar ${code}`,
        threads: Object.fromEntries(THREADS.map((thread) => [thread, `Thread ${thread}`])),
      }));

      // 1. every competency, in order of pillar and level
      const made: { competency: any; slot: Slot }[] = [];
      const add = (
        pillar: any,
        levelCode: string,
        band: "core" | number,
        slot: Slot,
        supplement?: string,
      ): void => {
        const thread = THREADS[slot.thread] as string;
        const id = `${pillar.code}-${levelCode}-${thread}`;
        const competency: any = {
          id,
          title: `Do ${id}`,
          pillar: pillar.id,
          band,
          thread,
          status: slot.status,
          since: "1.0.0",
        };
        if (slot.key !== undefined) competency.key = slot.key;
        if (slot.settings !== undefined && known.length > 0)
          competency.settings = slot.settings.map((place) => known[place].id);
        if (slot.months !== undefined) competency["currency-months"] = slot.months;
        if (supplement !== undefined) competency.supplement = supplement;
        competency["evidence-types"] = ["audit"];
        made.push({ competency, slot });
      };
      pillars.forEach((pillar, index) => {
        levels.forEach((level, levelIndex) => {
          if (level === "core" && !plan.core) return;
          for (const slot of plan.levels[index]?.[levelIndex] ?? []) {
            add(pillar, level === "core" ? "C" : String(level), level, slot);
          }
        });
        plan.supplements.forEach((supplement, supplementIndex) => {
          const band = supplement.id === "consultant" ? bandAt(3) : bandAt(plan.educatorBand);
          for (const slot of plan.supplementSlots[index]?.[supplementIndex] ?? []) {
            add(pillar, supplement["level-code"], band, slot, supplement.id);
          }
        });
      });
      // A framework with nothing in it is of no use to anyone.
      if (made.length === 0) {
        const only: Slot = {
          status: "active",
          key: true,
          settings: undefined,
          months: undefined,
          replacement: null,
          thread: 0,
        };
        add(pillars[0], String(bands[0]), bands[0] as number, only);
      }
      const first = made[0] as { competency: any; slot: Slot };
      if (made.every(({ competency }) => competency.status === "draft"))
        first.competency.status = "active";

      // 2. what replaced the retired ones: anything later in the list (so no circles) that is not a draft.
      //    Core only by core and band only by band, so that `not-applicable` stays allowed.
      made.forEach(({ competency, slot }, index) => {
        if (competency.status !== "retired") return;
        const choices = made
          .slice(index + 1)
          .map((one) => one.competency)
          .filter(
            (one) =>
              one.status !== "draft" && (one.band === "core") === (competency.band === "core"),
          );
        if (slot.replacement === null || choices.length === 0)
          competency.reason = "No longer part of the work";
        else competency["replaced-by"] = choices[slot.replacement % choices.length].id;
      });

      // 3. files are found in no particular order
      const shuffled = made
        .map(({ competency }, index) => ({ competency, place: plan.order[index] ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ competency }) => competency);

      const names = [
        "newly-qualified",
        "experienced",
        "senior",
        "team-manager",
        "strategic-manager",
      ];
      const odd = ["grade-j", "grade-k", "level-5", "senior", "head-of"];
      const manifest = {
        format: "ahp-career/framework@1",
        id: "generated",
        title: "A generated framework",
        version: "1.2.3",
        "currency-months": plan.months,
        pillars,
        ...(listed === undefined ? {} : { settings: listed }),
        bands: bands.map((band, index) => {
          const id = (plan.localAuthority === "plain" ? names : odd)[index] as string;
          return {
            band,
            title: `Band ${band}`,
            ...(known.includes(COUNCIL)
              ? { "local-authority": { id, title: `LA ${id}` } }
              : known.includes(SCHOOL)
                ? { "school-level": { id, title: `School ${id}` } }
                : {}),
            ...(plan.also ? { also: [{ id: `also-${index}`, title: `Also ${index}` }] } : {}),
            supervision: "Some",
            scope: "Some",
            span: "Some",
          };
        }),
        themes: [{ id: "digital", title: "Digital and data" }],
        "evidence-types": [
          { id: "audit", title: "Audit", cpd: "work-based" },
          { id: "course", title: "Course", cpd: "formal" },
        ],
        ...(plan.professions
          ? {
              professions: [
                {
                  id: "physiotherapist",
                  title: "Physiotherapist",
                  regulator: "hcpc",
                  also: ["physical-therapist"],
                },
                { id: "osteopath", title: "Osteopath", regulator: "gosc" },
              ],
              regulators: [
                { id: "hcpc", title: "Health and Care Professions Council", abbreviation: "HCPC" },
                { id: "gosc", title: "General Osteopathic Council", abbreviation: "GOsC" },
              ],
            }
          : {}),
        supplements: plan.supplements,
        "support-workers": {
          title: "Support worker framework",
          publisher: "Somebody",
          url: "https://example.org/support",
          note: "Elsewhere.",
          professions: ["support-worker"],
        },
      };
      return plain({
        manifest,
        competencies: shuffled,
        roles: plan.roles.map((role, index) => ({
          id: `role-${index + 1}`,
          title: `Role ${index + 1}`,
          pillars: Object.fromEntries(
            pillars
              .map((pillar, place) => [pillar.id, bandAt(role.bands[place] as number)] as const)
              .filter((_, place) => pillars.length === 1 || place !== role.without),
          ),
          ...(role.threads.length === 0
            ? {}
            : {
                threads: Object.fromEntries(
                  role.threads.map(([pillar, thread, level]) => [
                    `${pillars[pillar % pillars.length]?.code}-${THREADS[thread]}`,
                    levels[level % levels.length],
                  ]),
                ),
              }),
          supplements: plan.supplements
            .filter((_, place) => role.supplements[place])
            .map((supplement) => supplement.id),
          "typical-bands": [7, 8],
        })),
        qualifications: bands.map((band, index) => ({
          band,
          ...(plan.qualifications[index] as object),
        })),
      }) as RefFramework;
    });
}

/** A framework, evidence for it and options, all about the same as-of date. */
export function arbitraryCase(): fc.Arbitrary<{
  framework: RefFramework;
  evidence: any;
  options: RefOptions;
}> {
  return fc.tuple(arbitraryFramework(), arbitraryAsOf()).chain(([framework, asOf]) =>
    fc.record({
      framework: fc.constant(framework),
      evidence: arbitraryEvidence(framework, asOf, { agreedCore: true }),
      options: arbitraryOptions(framework, asOf),
    }),
  );
}
