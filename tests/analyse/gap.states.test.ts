import { analyseGap, type GapOptions } from "../../src/analyse/gap/analyse-gap.js";
import { requirementStatus } from "../../src/analyse/gap/qualifications.js";
import { InputError } from "../../src/exit.js";
import { addMonths, dateOf, isDate } from "../../src/model/date.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import type { Framework } from "../../src/model/framework.js";
import type { Requirement } from "../../src/model/qualification.js";
import type { RefFramework } from "../reference/reference-gap.js";
import { toProduct } from "../support/frameworks.js";

/** A framework small enough to check by hand: two pillars, one competency a level, and the odd ones out. */
const competency = (id: string, pillar: string, band: "core" | number, more: object = {}) => ({
  id,
  title: `Do ${id}`,
  pillar,
  band,
  thread: id.slice(-2),
  status: "active",
  ...more,
});

const plain: RefFramework = {
  manifest: {
    id: "small",
    title: "Small",
    version: "1.0.0",
    "currency-months": 36,
    pillars: [
      { id: "practice", code: "PR", title: "Practice", threads: {} },
      { id: "research", code: "RS", title: "Research", threads: {} },
    ],
    bands: [5, 6, 7, 8, 9].map((band) => ({
      band,
      title: `Band ${band}`,
      "local-authority": {
        id: ["newly-qualified", "experienced", "senior", "team-manager", "strategic-manager"][
          band - 5
        ],
        title: "LA",
      },
    })),
    "evidence-types": [{ id: "audit", title: "Audit" }],
    professions: [{ id: "physiotherapist", title: "Physiotherapist", regulator: "hcpc" }],
    supplements: [{ id: "consultant", title: "Consultant", "level-code": "CL" }],
  },
  competencies: [
    competency("PR-C-01", "practice", "core"),
    competency("PR-5-01", "practice", 5),
    competency("PR-5-02", "practice", 5, { "currency-months": 1 }),
    competency("PR-6-01", "practice", 6, { key: true }),
    competency("PR-6-02", "practice", 6),
    competency("PR-7-01", "practice", 7),
    competency("PR-8-01", "practice", 8),
    competency("PR-9-01", "practice", 9),
    competency("PR-5-08", "practice", 5, { status: "retired", "replaced-by": "PR-5-07" }),
    competency("PR-5-07", "practice", 5, { status: "retired", "replaced-by": "PR-5-01" }),
    competency("PR-5-09", "practice", 5, { status: "retired", reason: "No longer done" }),
    competency("PR-6-90", "practice", 6, { status: "retired", "replaced-by": "PR-6-91" }),
    competency("PR-6-91", "practice", 6, { status: "retired", "replaced-by": "PR-6-90" }),
    competency("PR-6-92", "practice", 6, { status: "retired", "replaced-by": "PR-6-99" }),
    competency("PR-6-03", "practice", 6, { status: "draft" }),
    competency("PR-6-04", "practice", 6, { settings: ["local-authority"] }),
    competency("PR-CL-01", "practice", 8, { supplement: "consultant" }),
    competency("RS-C-01", "research", "core"),
    competency("RS-5-01", "research", 5),
    competency("RS-7-01", "research", 7),
    competency("RS-CL-01", "research", 8, { supplement: "consultant" }),
  ],
  roles: [
    {
      id: "consultant",
      title: "Consultant",
      pillars: { practice: 8, research: 7 },
      supplements: ["consultant"],
    },
    { id: "part", title: "Part", pillars: { practice: 7 } },
  ],
  qualifications: [
    { band: 5, minimum: [{ registration: "hcpc" }] },
    {
      band: 6,
      minimum: [{ registration: "hcpc" }, { level: 6, "or-equivalent": true }],
      expected: [{ preceptorship: true }],
    },
    { band: 7, minimum: [{ level: 7, credits: 60, "or-equivalent": true }] },
  ],
};
const framework: Framework = toProduct(plain);
const asOf = "2026-11-20";
const current = "2025-01-10";
const old = "2020-01-10";
const later = "2026-11-21";

const file = (more: Partial<EvidenceFile> = {}): EvidenceFile => ({
  format: "ahp-career/evidence@1",
  person: { profession: "physiotherapist", band: 6, registered: true },
  ...more,
});
const entry = (date: string, id = "PR-6-01", confirmed?: string) => ({
  title: "Something",
  date,
  supports: [id],
  ...(confirmed === undefined ? {} : { confirmed: { by: "lead", date: confirmed } }),
});
const gap = (evidence: EvidenceFile, options: Partial<GapOptions> = {}) =>
  analyseGap(framework, evidence, { asOf, ...options });
const resultOf = (evidence: EvidenceFile, id = "PR-6-01", options: Partial<GapOptions> = {}) => {
  const found = gap(evidence, options).states.get(id);
  if (found === undefined) throw new Error(`${id} is not in the report`);
  return found;
};
const agreed = (band: string | number, date = current, pillar = "practice") => [
  { pillar, band, date },
];
const rated = (rating: unknown, more: Partial<EvidenceFile> = {}): Partial<EvidenceFile> => ({
  ratings: { "PR-6-01": rating as never },
  ...more,
});
const supervisor = (rating: string, date?: string) =>
  ({ rating, ...(date === undefined ? {} : { date }) }) as never;

describe("the table of states, row by row", () => {
  const countsAs: Readonly<Record<string, string>> = {
    excluded: "excluded",
    gap: "gap",
    "no-opportunity": "gap",
    developing: "partial",
    expired: "partial",
    claimed: "partial",
    "signed-off": "met",
    evidenced: "met",
    credited: "met",
  };
  test.each<
    [
      row: string,
      evidence: Partial<EvidenceFile>,
      state: string,
      expiresOn?: string | null,
      strict?: boolean,
    ]
  >([
    ["1 not applicable", rated({ self: "not-applicable", reason: "No" }), "excluded"],
    [
      "1 by the supervisor alone",
      rated({ supervisor: supervisor("not-applicable", current), reason: "No" }),
      "excluded",
    ],
    [
      "1 whatever the evidence",
      rated({ self: "not-applicable", reason: "No" }, { evidence: [entry(current)] }),
      "excluded",
    ],
    ["2 not yet", rated("not-yet"), "gap"],
    [
      "2 not yet beats agreement and evidence",
      rated("not-yet", { evidence: [entry(current)], agreed: agreed(6) }),
      "gap",
    ],
    ["3 no opportunity", rated("no-opportunity"), "no-opportunity"],
    ["4 developing", rated("developing"), "developing"],
    [
      "4 the lower of the two",
      rated({ self: "met", supervisor: supervisor("developing", current) }),
      "developing",
    ],
    [
      "4 the lower, the other way",
      rated({ self: "developing", supervisor: supervisor("met", current) }),
      "developing",
    ],
    [
      "3 no opportunity is below developing",
      rated({ self: "developing", supervisor: supervisor("no-opportunity", current) }),
      "no-opportunity",
    ],
    [
      "2 not yet is below no opportunity",
      rated({ self: "not-yet", supervisor: supervisor("no-opportunity", current) }),
      "gap",
    ],
    [
      "5 signed off",
      rated({ self: "met", supervisor: supervisor("met", current) }),
      "signed-off",
      "2028-01-10",
    ],
    [
      "5 by the supervisor alone",
      rated({ supervisor: supervisor("met", current) }),
      "signed-off",
      "2028-01-10",
    ],
    [
      "5 an old signature with newer evidence",
      rated({ supervisor: supervisor("met", old) }, { evidence: [entry(current)] }),
      "signed-off",
      "2028-01-10",
    ],
    [
      "5 an undated signature with evidence",
      rated({ supervisor: supervisor("met") }, { evidence: [entry(current)] }),
      "signed-off",
      "2028-01-10",
    ],
    [
      "5 the newest date counts",
      rated({ supervisor: supervisor("met", "2026-02-01") }, { evidence: [entry(current)] }),
      "signed-off",
      "2029-02-01",
    ],
    [
      "5 confirmed-only leaves the supervisor's date",
      rated({ supervisor: supervisor("met", current) }, { evidence: [entry("2026-10-01")] }),
      "signed-off",
      "2028-01-10",
      true,
    ],
    ["6 evidenced", rated("met", { evidence: [entry(current)] }), "evidenced", "2028-01-10"],
    [
      "6 the newest entry counts",
      rated("met", { evidence: [entry("2026-01-31"), entry(old), entry(current)] }),
      "evidenced",
      "2029-01-31",
    ],
    [
      "6 a supervisor's not applicable gives way",
      rated(
        {
          self: "met",
          supervisor: supervisor("not-applicable", "2026-10-01"),
          reason: "No",
        },
        { evidence: [entry(current)] },
      ),
      "evidenced",
      "2028-01-10",
    ],
    [
      "6 confirmed-only with a confirmation",
      rated("met", { evidence: [entry(current, "PR-6-01", current)] }),
      "evidenced",
      "2028-01-10",
      true,
    ],
    [
      "6 comes before 7",
      rated("met", { evidence: [entry(current)], agreed: agreed(6) }),
      "evidenced",
      "2028-01-10",
    ],
    ["7 credited, rated met", rated("met", { agreed: agreed(6) }), "credited"],
    ["7 credited, not rated", { agreed: agreed(6) }, "credited"],
    ["7 by a higher band", { agreed: agreed("8b") }, "credited"],
    ["7 by a council's name", { agreed: agreed("experienced") }, "credited"],
    [
      "7 credited although the evidence is old",
      rated("met", { evidence: [entry(old)], agreed: agreed(6) }),
      "credited",
    ],
    ["7 not by a lower band", { agreed: agreed(5) }, "gap"],
    ["7 not by core", { agreed: agreed("core") }, "gap"],
    ["7 not by another pillar", { agreed: agreed(9, current, "research") }, "gap"],
    ["7 not by an agreement to come", { agreed: agreed(6, later) }, "gap"],
    ["8 expired", rated("met", { evidence: [entry(old)] }), "expired", "2023-01-10"],
    [
      "8 by an old signature",
      rated({ self: "met", supervisor: supervisor("met", old) }),
      "expired",
      "2023-01-10",
    ],
    [
      "8 by the date of a supervisor who said not applicable",
      rated({ self: "met", supervisor: supervisor("not-applicable", old), reason: "No" }),
      "expired",
      "2023-01-10",
    ],
    [
      "8 the newer of signature and entry",
      rated(
        { self: "met", supervisor: supervisor("met", old) },
        { evidence: [entry("2021-01-31")] },
      ),
      "expired",
      "2024-01-31",
    ],
    ["9 claimed", rated("met"), "claimed"],
    ["9 claimed, the only entry is to come", rated("met", { evidence: [entry(later)] }), "claimed"],
    ["9 claimed, an undated signature", rated({ supervisor: supervisor("met") }), "claimed"],
    [
      "9 claimed, nothing confirmed",
      rated("met", { evidence: [entry(current)] }),
      "claimed",
      null,
      true,
    ],
    [
      "9 claimed, the confirmation is to come",
      rated("met", { evidence: [entry(current, "PR-6-01", later)] }),
      "claimed",
      null,
      true,
    ],
    [
      "9 claimed, a confirmation without a date",
      rated("met", { evidence: [{ ...entry(current), confirmed: { by: "lead" } }] }),
      "claimed",
      null,
      true,
    ],
    ["10 not rated, something logged", { evidence: [entry(current)] }, "developing"],
    ["10 not rated, something old logged", { evidence: [entry(old)] }, "developing"],
    [
      "10 confirmed-only does not reach rule 10",
      { evidence: [entry(current)] },
      "developing",
      null,
      true,
    ],
    ["11 nothing", {}, "gap"],
    [
      "11 a supervisor's rating to come is not there yet",
      rated({ supervisor: supervisor("met", later) }),
      "gap",
    ],
    [
      "6 the self rating stands while the supervisor's is to come",
      rated(
        { self: "met", supervisor: supervisor("not-yet", later) },
        { evidence: [entry(current)] },
      ),
      "evidenced",
      "2028-01-10",
    ],
  ])("%s", (_row, evidence, state, expiresOn = null, strict = false) => {
    const result = resultOf(file(evidence), "PR-6-01", { confirmedOnly: strict });
    expect([result.state, result.countsAs, result.expiresOn]).toEqual([
      state,
      countsAs[state],
      expiresOn,
    ]);
  });

  test.each([
    ["met", supervisor("developing", current), true],
    ["met", supervisor("met", current), false],
    ["met", undefined, false],
    [undefined, supervisor("met", current), false],
    ["met", supervisor("not-applicable", current), true],
    ["met", supervisor("developing", later), false],
  ])("differs: self %s", (self, by, differs) => {
    const rating = {
      ...(self === undefined ? {} : { self }),
      ...(by === undefined ? {} : { supervisor: by }),
    };
    expect(resultOf(file({ ratings: { "PR-6-01": rating as never } })).differs).toBe(differs);
  });
});

describe("current: less than so many calendar months ago", () => {
  const rated = (date: string, id = "PR-6-01") =>
    file({ ratings: { [id]: "met" }, evidence: [entry(date, id)] });
  test.each([
    [
      "36 months to the day is no longer current",
      "2023-11-20",
      "2026-11-20",
      "expired",
      "2026-11-20",
    ],
    ["a day less is", "2023-11-21", "2026-11-20", "evidenced", "2026-11-21"],
    ["on the day itself", "2026-11-20", "2026-11-20", "evidenced", "2029-11-20"],
    [
      "from a leap day, the day before the end",
      "2024-02-29",
      "2027-02-27",
      "evidenced",
      "2027-02-28",
    ],
    ["from a leap day, the end", "2024-02-29", "2027-02-28", "expired", "2027-02-28"],
    ["to a leap day, the day before", "2021-02-28", "2024-02-27", "evidenced", "2024-02-28"],
    ["to a leap year's 28 February", "2021-02-28", "2024-02-28", "expired", "2024-02-28"],
    ["from 1 March into a leap year", "2021-03-01", "2024-02-29", "evidenced", "2024-03-01"],
  ])("%s", (_name, date, on, state, expiresOn) => {
    const result = resultOf(rated(date), "PR-6-01", { asOf: on });
    expect([result.state, result.expiresOn]).toEqual([state, expiresOn]);
  });

  test.each([
    [
      "31 January and one month end on 28 February",
      "2026-01-31",
      "2026-02-28",
      "expired",
      "2026-02-28",
    ],
    ["… and are current on the 27th", "2026-01-31", "2026-02-27", "evidenced", "2026-02-28"],
    ["… and on 29 February in a leap year", "2024-01-31", "2024-02-28", "evidenced", "2024-02-29"],
    ["31 March and one month end on 30 April", "2026-03-31", "2026-04-30", "expired", "2026-04-30"],
    ["over the end of a year", "2025-12-31", "2026-01-30", "evidenced", "2026-01-31"],
  ])("a competency's own currency: %s", (_name, date, on, state, expiresOn) => {
    const result = resultOf(rated(date, "PR-5-02"), "PR-5-02", { asOf: on });
    expect([result.state, result.expiresOn]).toEqual([state, expiresOn]);
  });

  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2026-12-31", 0, "2026-12-31"],
  ])("%s and %i months are %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test.each([
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2026-04-31", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-01-00", false],
    ["2026-1-1", false],
    ["", false],
    [20260101, false],
    [null, false],
  ])("is %p a date: %p", (value, expected) => expect(isDate(value)).toBe(expected));

  test("the day of a moment is the local one", () => {
    expect(dateOf(new Date(2026, 1, 3, 23, 59))).toBe("2026-02-03");
  });
});

describe("the target", () => {
  const levels = (evidence: EvidenceFile, options: Partial<GapOptions> = {}) =>
    gap(evidence, options).target;
  const target = (more: EvidenceFile["target"]) => file(more === undefined ? {} : { target: more });
  test.each<
    [string, EvidenceFile, Partial<GapOptions>, [number, number], (string | null)?, string?]
  >([
    ["the person's own band", file(), {}, [6, 6]],
    ["8a is band 8", file({ person: { profession: "x", band: "8a" } }), {}, [8, 8]],
    ["8d is band 8", file({ person: { profession: "x", band: "8d" } }), {}, [8, 8]],
    ["a council's name", file({ person: { profession: "x", band: "senior" } }), {}, [7, 7]],
    ["the file's band", target({ band: 7, by: "2027-09-01" }), {}, [7, 7], null, "2027-09-01"],
    [
      "an override above the band",
      target({ band: 7, pillars: { research: "experienced" } }),
      {},
      [7, 6],
    ],
    ["an override alone", target({ pillars: { research: 9 } }), {}, [6, 9]],
    ["a spiky role", target({ role: "consultant" }), {}, [8, 7], "consultant"],
    [
      "a role with an override",
      target({ role: "consultant", pillars: { practice: 5 } }),
      {},
      [5, 7],
      "consultant",
    ],
    [
      "a role that leaves a pillar to the band",
      target({ role: "part", band: 9 }),
      {},
      [7, 9],
      "part",
    ],
    ["a role that leaves a pillar to the person", target({ role: "part" }), {}, [7, 6], "part"],
    [
      "--band replaces the file's target",
      target({ role: "consultant", pillars: { research: 9 }, by: "2027-09-01" }),
      { band: "5" },
      [5, 5],
    ],
    [
      "--role replaces the file's target",
      target({ band: 9, pillars: { research: 9 } }),
      { role: "part" },
      [7, 6],
      "part",
    ],
    [
      "--role with --band for the rest",
      target({ pillars: { practice: 5 } }),
      { role: "part", band: "team-manager" },
      [7, 8],
      "part",
    ],
  ])("%s", (_name, evidence, options, [practice, research], role = null, by) => {
    expect(levels(evidence, options)).toEqual({
      pillars: { practice, research },
      threads: {},
      role,
      by: by ?? null,
    });
  });

  test.each([
    ["a band that is not there", { band: "4" }],
    ["a word", { band: "sister" }],
    ["a role that is not there", { role: "chief" }],
  ])("%s is refused", (_name, options) => expect(() => gap(file(), options)).toThrow(InputError));

  test("supplements are required with their role, whatever the pillar's level, and never otherwise", () => {
    const ids = (options: Partial<GapOptions>) =>
      gap(file(), options).competencies.map(({ id }) => id);
    expect(ids({ role: "consultant" }).filter((id) => id.includes("-CL-"))).toEqual([
      "PR-CL-01",
      "RS-CL-01",
    ]);
    expect(ids({ band: "9" }).filter((id) => id.includes("-CL-"))).toEqual([]);
  });

  test("a council's competencies are asked only of people there, drafts and retired ones of nobody", () => {
    const ids = (setting: "nhs" | "local-authority") =>
      gap(file({ person: { profession: "x", band: 6, setting } })).competencies.map(({ id }) => id);
    expect(ids("local-authority")).toEqual([
      "PR-C-01",
      "PR-5-01",
      "PR-5-02",
      "PR-6-01",
      "PR-6-02",
      "PR-6-04",
      "RS-C-01",
      "RS-5-01",
    ]);
    expect(ids("nhs")).toEqual([
      "PR-C-01",
      "PR-5-01",
      "PR-5-02",
      "PR-6-01",
      "PR-6-02",
      "RS-C-01",
      "RS-5-01",
    ]);
  });
});

describe("levels reached", () => {
  const of = (evidence: Partial<EvidenceFile>, options: Partial<GapOptions> = {}) =>
    gap(file(evidence), options).pillars.map(({ reached, next }) => [
      reached,
      next.level,
      next.remaining,
    ]);
  const all = (level: string | number) => [...agreed(level), ...agreed(level, current, "research")];
  test("nothing: not even core", () => {
    expect(of({})).toEqual([
      [null, "core", ["PR-C-01"]],
      [null, "core", ["RS-C-01"]],
    ]);
  });
  test("core by agreement", () => {
    expect(of({ agreed: all("core") })).toEqual([
      ["core", 5, ["PR-5-01", "PR-5-02"]],
      ["core", 5, ["RS-5-01"]],
    ]);
  });
  test("beyond the target, as far as it goes; a band without competencies is passed over", () => {
    expect(of({ agreed: all(9) })).toEqual([
      [9, null, []],
      [7, null, []],
    ]);
  });
  test("a gap lower down holds everything above it back, and is what remains", () => {
    expect(
      of({ agreed: agreed(9), ratings: { "PR-5-01": "not-yet", "PR-7-01": "developing" } })[0],
    ).toEqual(["core", 5, ["PR-5-01"]]);
  });
  test("not applicable does not stand in the way", () => {
    expect(
      of({
        agreed: agreed(9),
        ratings: { "PR-5-01": { self: "not-applicable", reason: "No" } },
      })[0],
    ).toEqual([9, null, []]);
  });
  test("supplements count where the role includes them", () => {
    expect(of({ agreed: agreed(9), ratings: { "PR-CL-01": "not-yet" } })[0]).toEqual([9, null, []]);
    expect(
      of({ agreed: agreed(9), ratings: { "PR-CL-01": "not-yet" } }, { role: "consultant" })[0],
    ).toEqual([7, 8, ["PR-CL-01"]]);
  });
});

describe("retired competencies", () => {
  test("evidence and ratings follow the chain, and every mention is warned of", () => {
    const evidence = file({ ratings: { "PR-5-08": "met" }, evidence: [entry(current, "PR-5-07")] });
    const report = gap(evidence, { source: { name: "me.yaml" } });
    expect(report.states.get("PR-5-01")).toMatchObject({ state: "evidenced", evidence: [0] });
    expect(report.warnings.map(({ code, message, where }) => [code, message, where])).toEqual([
      [
        "id-retired",
        "`PR-5-07` is retired and counts towards `PR-5-01`",
        { path: ["evidence", 0, "supports", 0] },
      ],
      [
        "id-retired",
        "`PR-5-08` is retired and counts towards `PR-5-01`",
        { path: ["ratings", "PR-5-08"], at: "key" },
      ],
    ]);
  });
  test.each([
    ["its own rating wins", { "PR-5-08": "met", "PR-5-01": "developing" }, "developing"],
    [
      "… whatever the order in the file",
      { "PR-5-01": "developing", "PR-5-07": "met" },
      "developing",
    ],
    ["then the nearest", { "PR-5-08": "not-yet", "PR-5-07": "no-opportunity" }, "no-opportunity"],
  ])("%s", (_name, ratings, state) => {
    expect(resultOf(file({ ratings: ratings as never }), "PR-5-01").state).toBe(state);
  });
  test.each(["PR-5-09", "PR-6-90", "PR-6-92"])(
    "%s has no replacement: kept, warned of, not counted",
    (id) => {
      const report = gap(file({ ratings: { [id]: "met" }, evidence: [entry(current, id)] }));
      expect(report.competencies.every(({ state }) => state === "gap")).toBe(true);
      const [uncounted, ...retired] = report.warnings.map(({ message }) => message);
      expect(uncounted).toBe("1 entry, and it counts towards nothing");
      expect(retired).toEqual(
        Array(2).fill(
          `\`${id}\` is retired and nothing replaces it: it is kept in your file and not counted`,
        ),
      );
    },
  );
  test("an entry that names both is counted once", () => {
    const both = { ...entry(current, "PR-5-07"), supports: ["PR-5-07", "PR-5-01"] };
    expect(resultOf(file({ evidence: [both] }), "PR-5-01").evidence).toEqual([0]);
  });
});

describe("ratings that contradict an agreement", () => {
  test.each([
    ["not-yet", "gap"],
    ["no-opportunity", "no-opportunity"],
    ["developing", "developing"],
  ])("%s keeps its state and warns", (rating, state) => {
    const report = gap(file({ agreed: agreed(6), ratings: { "PR-6-01": rating as never } }), {
      source: { name: "me.yaml" },
    });
    expect(report.states.get("PR-6-01")?.state).toBe(state);
    expect(report.warnings).toMatchObject([
      {
        code: "rating-contradicts-agreement",
        file: "me.yaml",
        where: { path: ["ratings", "PR-6-01"] },
      },
    ]);
    expect(report.warnings[0]?.message).toContain(`is rated ${rating}`);
  });
  test.each([
    ["above the agreed level", { agreed: agreed(5), ratings: { "PR-6-01": "not-yet" } }],
    ["beyond the target", { agreed: agreed(9), ratings: { "PR-7-01": "not-yet" } }],
    ["before the agreement", { agreed: agreed(6, later), ratings: { "PR-6-01": "not-yet" } }],
    ["rated met", { agreed: agreed(6), ratings: { "PR-6-01": "met" } }],
  ])("none %s", (_name, evidence) => expect(gap(file(evidence as never)).warnings).toEqual([]));
});

describe("priorities", () => {
  test("foundations, then key ones, then the nearly done, then pillars, then ids", () => {
    const report = gap(
      file({
        ratings: {
          "PR-C-01": "met",
          "PR-5-01": "no-opportunity",
          "PR-5-02": "developing",
          "PR-6-02": "met",
        },
        evidence: [entry(old, "PR-6-02")],
      }),
    );
    expect(report.priorities).toEqual([
      { id: "PR-C-01", action: "log" },
      { id: "RS-C-01", action: "start" },
      { id: "PR-5-02", action: "continue" },
      { id: "PR-5-01", action: "ask" },
      { id: "RS-5-01", action: "start" },
      { id: "PR-6-01", action: "start" },
      { id: "PR-6-02", action: "refresh" },
    ]);
  });
});

describe("changes since a day", () => {
  const evidence = file({
    ratings: { "PR-6-01": "met", "PR-5-01": { supervisor: supervisor("met", "2026-05-01") } },
    evidence: [entry("2023-06-01"), entry("2026-06-01", "PR-5-02")],
  });
  test("each required one whose state differs", () => {
    expect(gap(evidence, { since: "2026-04-01" }).changes).toEqual([
      { id: "PR-5-01", from: "gap", to: "signed-off" },
      { id: "PR-5-02", from: "gap", to: "developing" },
      { id: "PR-6-01", from: "evidenced", to: "expired" },
    ]);
  });
  test("none since the day itself, and none asked for", () => {
    expect(gap(evidence, { since: asOf }).changes).toEqual([]);
    expect(gap(evidence).changes).toBeUndefined();
  });
  test("of one pillar", () => {
    expect(gap(evidence, { since: "2026-04-01", pillar: "research" }).changes).toEqual([]);
  });
});

describe("qualifications", () => {
  const sixty = { level: 7, credits: 60 };
  const either = { level: 7, "or-equivalent": true } as const;
  const underWay = { "in-progress": true };
  const years = (level?: number) => ({ level, "equivalent-experience": true });
  const cases: Readonly<Record<string, readonly [Requirement, readonly object[], string]>> = {
    "an award of the level": [{ level: 6 }, [{ level: 6 }], "met"],
    "a higher one": [{ level: 6 }, [{ level: 7, credits: 20 }], "met"],
    "a lower one": [{ level: 6 }, [{ level: 5 }], "missing"],
    "one without a level": [{ level: 6 }, [{}], "missing"],
    "exactly the credits": [sixty, [sixty], "met"],
    "too few credits": [sixty, [{ level: 7, credits: 59 }], "missing"],
    "no credits given is a full award": [sixty, [{ level: 7 }], "met"],
    "few credits where none are asked": [{ level: 7 }, [{ level: 7, credits: 10 }], "met"],
    "under way": [sixty, [{ ...sixty, ...underWay }], "in-progress"],
    "too little under way": [sixty, [{ level: 7, credits: 20, ...underWay }], "missing"],
    "completed beats under way": [{ level: 7 }, [{ level: 8, ...underWay }, { level: 7 }], "met"],
    "equivalent experience": [either, [years(7)], "equivalent"],
    "of a higher level": [either, [years(8)], "equivalent"],
    "of a lower level": [either, [years(6)], "missing"],
    "of no level": [either, [years()], "missing"],
    "not where it is not allowed": [{ level: 7 }, [years(7)], "missing"],
    "equivalent comes before under way": [
      either,
      [years(7), { level: 7, ...underWay }],
      "equivalent",
    ],
    preceptorship: [{ preceptorship: true }, [{ preceptorship: true, completed: 2020 }], "met"],
    "preceptorship under way": [
      { preceptorship: true },
      [{ preceptorship: true, ...underWay }],
      "in-progress",
    ],
    "no preceptorship": [{ preceptorship: true }, [{ level: 8 }], "missing"],
  };
  test.each(Object.entries(cases))("%s", (_name, [requirement, awards, status]) => {
    const qualifications = awards.map((more) => ({ award: "Award", ...more }));
    expect(requirementStatus(requirement, file({ qualifications }), "2026-11-22")).toBe(status);
  });

  test.each([
    [true, "met"],
    [false, "missing"],
    [undefined, "missing"],
  ])("registered: %p", (registered, status) => {
    const person = {
      profession: "x",
      band: 6,
      ...(registered === undefined ? {} : { registered }),
    };
    expect(requirementStatus({ registration: "hcpc" }, file({ person }), "2026-11-22")).toBe(
      status,
    );
  });

  test("one entry a band that is aimed for, lowest first, with its pillars; bands without a page ask for nothing", () => {
    const report = gap(file({ target: { band: 9, pillars: { research: 6 } } }));
    expect(
      report.qualifications.map(({ band, pillars, minimum, expected }) => [
        band,
        pillars,
        minimum.length,
        expected.length,
      ]),
    ).toEqual([
      [6, ["research"], 2, 1],
      [9, ["practice"], 0, 0],
    ]);
  });

  test("ready asks for the minimum, not for what is expected", () => {
    const everything = { agreed: [...agreed(9), ...agreed(9, current, "research")] };
    const experience = [{ award: "Years", level: 6, "equivalent-experience": true as const }];
    expect(gap(file(everything)).ready).toBe(false);
    expect(gap(file({ ...everything, qualifications: experience })).ready).toBe(true);
    expect(
      gap(file({ ...everything, qualifications: experience, ratings: { "PR-5-01": "developing" } }))
        .ready,
    ).toBe(false);
  });
});
