import { type ChecklistOptions, makeChecklist } from "../../src/analyse/checklist.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import { workshopFiles } from "../fixtures/workshop-framework.js";
import { frameworkOf } from "../support/frameworks.js";

const framework = frameworkOf({
  ...workshopFiles,
  "care/band-6/CA-6-02.md": `---
id: CA-6-02
title: Listen at a council
pillar: care
band: 6
thread: "01"
status: active
settings: [local-authority]
---
Listens there.
`,
});

const made = (
  options: Partial<ChecklistOptions>,
  file: EvidenceFile | null = null,
  from = framework,
) => makeChecklist(from, file, { setting: "nhs", asOf: "2026-06-01", ...options });

const parts = (...all: Parameters<typeof made>) =>
  made(...all).parts.map(({ pillar, level, entries }) => [
    pillar,
    level,
    entries.map(({ competency }) => competency.id),
  ]);

test("core, in the order of the pillars, without results", () => {
  const list = made({ level: "core" });
  expect(list).toMatchObject({ role: null, level: "core" });
  expect(parts({ level: "core" })).toEqual([
    ["constructor", "core", ["CO-C-01"]],
    ["care", "core", ["CA-C-01"]],
  ]);
  expect(list.parts.flatMap(({ entries }) => entries.map(({ result }) => result))).toEqual([
    null,
    null,
  ]);
});

test("a band: neither what is retired or a draft, nor what is for another setting or a supplement", () => {
  expect(made({ level: 5 })).toMatchObject({ role: null, level: 5 });
  expect(parts({ level: 5 })).toEqual([
    ["constructor", 5, ["CO-5-01"]],
    ["care", 5, ["CA-5-01"]],
  ]);
  expect(parts({ level: 6 })).toEqual([
    ["constructor", 6, []],
    ["care", 6, ["CA-6-01"]],
  ]);
  expect(parts({ level: 6, setting: "local-authority" })).toEqual([
    ["constructor", 6, []],
    ["care", 6, ["CA-6-01", "CA-6-02"]],
  ]);
});

test("one pillar alone", () => {
  expect(parts({ level: 5, pillar: "care" })).toEqual([["care", 5, ["CA-5-01"]]]);
  expect(parts({ level: 5, pillar: "none" })).toEqual([]);
});

test("a role: its level in each pillar, and its supplements whatever their level", () => {
  expect(made({ role: "listener" })).toMatchObject({ role: "listener", level: null });
  expect(parts({ role: "listener" })).toEqual([
    ["constructor", 5, ["CO-5-01", "CO-EX-01"]],
    ["care", 6, ["CA-6-01"]],
  ]);
});

test("without a level or a role, the lowest band there is, and 5 where there is none", () => {
  expect(parts({})).toEqual(parts({ level: 5 }));
  expect(made({}).level).toBeNull();
  const bare = frameworkOf({
    ...workshopFiles,
    "framework.yaml": workshopFiles["framework.yaml"]?.replace(/^bands:\n( {2}.*\n)+/m, "") ?? "",
  });
  expect(bare.manifest.bands).toEqual([]);
  expect(() => made({}, null, bare)).toThrow("`5` is not a band");
});

test("filled in from a person's file, as of the day that is asked for", () => {
  const file: EvidenceFile = {
    format: "ahp-career/evidence@1",
    person: { profession: "maker", band: 5 },
    target: { band: 6 },
    ratings: { "CO-C-01": "met" },
    evidence: [{ date: "2026-05-01", title: "Soap", supports: ["CO-C-01"] }],
  };
  const state = (asOf: string) =>
    made({ level: "core", asOf }, file).parts.map(({ entries }) =>
      entries.map(({ competency, result }) => [competency.id, result?.state]),
    );
  expect(state("2026-06-01")).toEqual([[["CO-C-01", "evidenced"]], [["CA-C-01", "gap"]]]);
  expect(state("2030-06-01")).toEqual([[["CO-C-01", "expired"]], [["CA-C-01", "gap"]]]);
  // What is asked for is in place of the file's own target; without it, the file's target counts.
  expect(parts({ level: 5 }, file)).toEqual(parts({ level: 5 }));
  expect(parts({}, file)).toEqual(parts({ level: 6 }));
});
