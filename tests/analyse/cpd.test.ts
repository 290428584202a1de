import fc from "fast-check";
import { analyseCpd, renewalWindow } from "../../src/analyse/cpd.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import { shippedFramework } from "../support/frameworks.js";
import { seed } from "../support/seed.js";

const framework = shippedFramework();
const renewalOf = (profession: string) =>
  framework.manifest.cpd.renewal.find(({ professions }) => professions.includes(profession));

const file = (more: Partial<EvidenceFile>): EvidenceFile => ({
  format: "ahp-career/evidence@1",
  person: { profession: "physiotherapist", band: 6 },
  ...more,
});

test.each([
  // HCPC renewal dates (BRIEF of the field, section 3), closing days included.
  ["physiotherapist", "2026-11-30", "2026-05-01", "2028-04-30"],
  ["physiotherapist", "2026-04-30", "2024-05-01", "2026-04-30"],
  ["physiotherapist", "2026-05-01", "2026-05-01", "2028-04-30"],
  ["occupational-therapist", "2026-11-30", "2025-11-01", "2027-10-31"],
  ["paramedic", "2025-08-31", "2023-09-01", "2025-08-31"],
  ["operating-department-practitioner", "2026-11-30", "2024-12-01", "2026-11-30"],
  // Opens in December 2025 and closes in February 2026.
  ["radiographer", "2026-02-28", "2024-02-29", "2026-02-28"],
  ["radiographer", "2026-11-30", "2026-03-01", "2028-02-28"],
  ["speech-and-language-therapist", "2024-02-29", "2023-10-01", "2025-09-30"],
])("%s, as of %s: from %s to %s", (profession, asOf, from, to) => {
  expect(renewalWindow(renewalOf(profession), asOf)).toEqual({ from, to });
});

test("a renewal that opens in one year and closes in the next is counted by the year in which it opens", () => {
  const renewal = {
    professions: [],
    from: "12-01",
    to: "02-28",
    years: "odd",
    source: null,
    checked: null,
  } as const;
  expect(renewalWindow(renewal, "2026-02-28")).toEqual({ from: "2024-02-29", to: "2026-02-28" });
  expect(renewalWindow(renewal, "2026-03-01")).toEqual({ from: "2026-03-01", to: "2028-02-28" });
  expect(renewalWindow({ ...renewal, years: "even" }, "2026-11-30")).toEqual({
    from: "2025-03-01",
    to: "2027-02-28",
  });
});

const gaps = (
  dates: readonly (string | readonly [string, string])[],
  breaks: EvidenceFile["breaks"] = [],
) =>
  analyseCpd(
    framework,
    file({
      evidence: dates.map((one) =>
        typeof one === "string"
          ? { title: "A", date: one }
          : { title: "A", date: one[0], end: one[1] },
      ),
      ...(breaks ? { breaks } : {}),
    }),
    { asOf: "2026-09-30", from: "2026-01-01", to: "2027-12-31" },
  ).gaps;

test.each([
  [
    "three months by the calendar are a gap",
    ["2026-01-14", "2026-04-14", "2026-06-30"],
    [
      ["2026-01-14", "2026-04-14"],
      ["2026-06-30", "2026-09-30"],
    ],
  ],
  ["a day less is none", ["2026-01-14", "2026-04-13", "2026-07-01"], []],
  [
    "from the window's start",
    ["2026-04-01", "2026-06-30", "2026-08-01"],
    [["2026-01-01", "2026-04-01"]],
  ],
  ["up to as-of, and not to the window's end", ["2026-03-01", "2026-05-01", "2026-07-15"], []],
  ["none at all", [], [["2026-01-01", "2026-09-30"]]],
  [
    "from the end of what took longer",
    [["2026-01-02", "2026-03-31"] as const, "2026-06-29", "2026-09-01"],
    [],
  ],
  [
    "a short one inside a long one does not shorten it",
    [["2026-01-02", "2026-08-01"] as const, "2026-02-01"],
    [],
  ],
])("gaps: %s", (_name, dates, wanted) => {
  expect(gaps(dates).map(({ from, to }) => [from, to])).toEqual(wanted);
});

test("a gap is explained where less than three months of it lies outside breaks", () => {
  const dates = ["2026-01-02", "2026-08-01"];
  expect(gaps(dates, [{ from: "2026-02-01", to: "2026-06-30" }])[0]?.explainedBy).toEqual([0]);
  expect(gaps(dates, [{ from: "2026-06-01", to: "2026-06-30" }])[0]?.explainedBy).toBeNull();
  expect(gaps(dates, [{ from: "2025-12-01" }])[0]?.explainedBy).toEqual([0]);
  const two = [
    { from: "2026-02-01", to: "2026-03-31" },
    { from: "2026-05-01", to: "2026-07-15" },
  ];
  expect(gaps(dates, two)[0]?.explainedBy).toEqual([0, 1]);
});

test("gaps equal a day-by-day reading", () => {
  const day = fc.integer({ min: 0, max: 272 });
  const iso = (number: number): string =>
    new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
  const laterBy3 = (date: string): string => {
    const [y = 0, m = 0, d = 0] = date.split("-").map(Number);
    const last = new Date(Date.UTC(y, m + 3, 0)).getUTCDate();
    return new Date(Date.UTC(y, m + 2, Math.min(d, last))).toISOString().slice(0, 10);
  };
  fc.assert(
    fc.property(fc.array(day, { maxLength: 8 }), (days) => {
      const marks = ["2026-01-01", ...days.map(iso).sort(), "2026-09-30"];
      const wanted = marks.slice(1).flatMap((to, at) => {
        const from = marks[at] ?? "";
        return laterBy3(from) <= to ? [[from, to]] : [];
      });
      expect(gaps(days.map(iso)).map(({ from, to }) => [from, to])).toEqual(wanted);
    }),
    { seed, numRuns: 300 },
  );
});

test("entries, kinds, standards, candidates and words", () => {
  const profile = analyseCpd(
    framework,
    file({
      evidence: [
        { title: "Late", date: "2026-09-01", type: "course", benefit: "Fewer falls" },
        {
          title: "Early",
          date: "2026-05-01",
          type: "audit",
          learned: "To count",
          reflection: "x",
          benefit: "y",
        },
        { title: "Before", date: "2026-04-30", type: "audit" },
        { title: "After", date: "2026-12-01", type: "audit" },
        { title: "No type", date: "2026-06-01" },
      ],
      cpd: { "practice-history": "one two\n\tthree", statement: " " },
    }),
    { asOf: "2026-11-30" },
  );
  expect(profile.entries.map(({ index, kind, standards }) => [index, kind, standards])).toEqual([
    [1, "work-based", [3, 4]],
    [4, null, []],
    [0, "formal", [3, 4]],
  ]);
  expect(profile.kinds).toEqual({
    "work-based": 1,
    professional: 0,
    formal: 1,
    "self-directed": 0,
    other: 0,
  });
  expect(profile.candidates).toEqual([
    { index: 1, missing: [] },
    { index: 0, missing: ["learned", "reflection"] },
    { index: 4, missing: ["learned", "benefit", "reflection"] },
  ]);
  expect(profile.words).toEqual({
    practice: { count: 3, limit: 500 },
    statement: { count: 0, limit: 1500 },
  });
});

test("without renewal dates two years up to as-of; another title of a profession counts; a break may still last", () => {
  const other = analyseCpd(framework, file({ person: { profession: "osteopath", band: 6 } }), {
    asOf: "2026-11-30",
  });
  expect(other.window).toEqual({ from: "2024-12-01", to: "2026-11-30" });
  const also = analyseCpd(framework, file({ person: { profession: "chiropodist", band: 6 } }), {
    asOf: "2026-11-30",
  });
  expect(also.window).toEqual({ from: "2026-08-01", to: "2028-07-31" });
  const lasting = analyseCpd(framework, file({ breaks: [{ from: "2026-05-01" }] }), {
    asOf: "2026-11-30",
  });
  expect(lasting.gaps).toEqual([{ from: "2026-05-01", to: "2026-11-30", explainedBy: [0] }]);
});

test("a framework that asks for no profile has no limits, kinds or gaps", () => {
  const { manifest } = framework;
  const none = {
    ...framework,
    manifest: { ...manifest, cpd: { parts: [], kinds: [], standards: [], renewal: [] } },
  };
  const profile = analyseCpd(
    none,
    file({ evidence: [{ title: "A", date: "2026-05-01" }], person: { band: 6 } }),
    { asOf: "2026-11-30" },
  );
  expect(profile).toMatchObject({
    gaps: [],
    kinds: {},
    words: { practice: { limit: null }, statement: { limit: null } },
  });
  expect(profile.entries).toHaveLength(1);
});
