import * as fc from "fast-check";
import { analyseGap, type GapOptions } from "../../src/analyse/gap/analyse-gap.js";
import { countsAs } from "../../src/analyse/gap/state.js";
import type { EvidenceEntry, EvidenceFile } from "../../src/model/evidence.js";
import type { Framework, Level } from "../../src/model/framework.js";
import type { GapReport } from "../../src/model/gap.js";
import { levelOrder } from "../../src/model/level.js";
import { toEvidence } from "../../src/parse/evidence.js";
import { arbitraryCase } from "../reference/arbitrary.js";
import { toProduct } from "../support/frameworks.js";
import { seed } from "../support/seed.js";

interface Case {
  readonly framework: Framework;
  readonly file: EvidenceFile;
  readonly options: GapOptions;
}

const arbitrary: fc.Arbitrary<Case> = arbitraryCase().map(({ framework, evidence, options }) => ({
  framework: toProduct(framework),
  file: toEvidence(evidence),
  options: {
    ...options,
    ...(options.band === undefined ? {} : { band: String(options.band) }),
  } as GapOptions,
}));

const analyse = ({ framework, file, options }: Case): GapReport =>
  analyseGap(framework, file, options);

const height = { gap: 0, partial: 1, met: 2, excluded: 3 } as const;
const stateOf = (report: GapReport, id: string) =>
  report.competencies.find((result) => result.id === id);

/** What is true of every analysis. The numbers are a supply of chance. */
const invariants: Readonly<
  Record<string, (one: Case, report: GapReport, chance: readonly number[]) => void>
> = {
  "every required competency has exactly one state, and what it counts as follows from it": (
    one,
    report,
  ) => {
    const supplements =
      one.framework.roles.find(({ id }) => id === report.target.role)?.supplements ?? [];
    const { pillars, settings: known } = one.framework.manifest;
    const setting = one.file.person.setting ?? known[0]?.id;
    const codes = new Map(pillars.map(({ id, code }) => [id, code]));
    const target = (pillar: string, thread: string): Level =>
      report.target.threads[`${codes.get(pillar)}-${thread}`] ??
      report.target.pillars[pillar] ??
      "core";
    const required = one.framework.competencies
      .filter(({ status }) => status === "active")
      .filter(({ settings }) => setting === undefined || settings.includes(setting))
      .filter(({ supplement, band, pillar, thread }) =>
        supplement === null
          ? levelOrder(band) <= levelOrder(target(pillar, thread))
          : supplements.includes(supplement),
      )
      .map(({ id }) => id)
      .sort();
    expect(report.competencies.map(({ id }) => id).sort()).toEqual(required);
    for (const result of report.competencies) expect(result.countsAs).toBe(countsAs[result.state]);
  },

  "the counts add up, pillar by pillar": (_one, report) => {
    for (const { pillar, counts } of report.pillars) {
      const { required, met, partial, gap, excluded } = counts;
      expect(met + partial + gap + excluded).toBe(required);
      expect(required).toBe(report.competencies.filter((one) => one.pillar === pillar).length);
    }
  },

  "the priorities are exactly the partials and the gaps, foundations first": (_one, report) => {
    const outstanding = report.competencies.filter((one) =>
      ["partial", "gap"].includes(one.countsAs),
    );
    expect(report.priorities.map(({ id }) => id).sort()).toEqual(
      outstanding.map(({ id }) => id).sort(),
    );
    const levels = report.priorities.map(({ id }) =>
      levelOrder(stateOf(report, id)?.band ?? "core"),
    );
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  },

  "ready means that nothing is outstanding": (_one, report) => {
    if (report.ready) expect(report.priorities).toEqual([]);
  },

  "what stands before the next level is outstanding, and nothing stands before a level reached": (
    _one,
    report,
  ) => {
    for (const { reached, next } of report.pillars) {
      for (const id of next.remaining) {
        const result = report.states.get(id);
        expect(["partial", "gap"]).toContain(result?.countsAs);
        expect(levelOrder(result?.band ?? 0)).toBeLessThanOrEqual(levelOrder(next.level ?? 9));
      }
      if (reached !== null && next.level !== null)
        expect(levelOrder(reached)).toBeLessThan(levelOrder(next.level));
    }
  },

  "adding current, confirmed evidence never lowers a state or a level": (
    one,
    before,
    [pick = 0],
  ) => {
    const nameable = one.framework.competencies.filter(({ status }) => status !== "draft");
    const { asOf } = one.options;
    const entry: EvidenceEntry = {
      title: "One thing more",
      date: asOf,
      supports: [nameable[pick % nameable.length]?.id ?? ""],
      confirmed: { by: "line manager", date: asOf },
    };
    const evidence = [...(one.file.evidence ?? []), entry];
    const after = analyse({ ...one, file: { ...one.file, evidence } });
    for (const { id, countsAs: was } of before.competencies) {
      const now = stateOf(after, id)?.countsAs ?? "gap";
      expect(height[now]).toBeGreaterThanOrEqual(height[was]);
    }
    for (const [index, { reached }] of before.pillars.entries()) {
      const now = after.pillars[index]?.reached ?? null;
      const order = (level: typeof reached): number => (level === null ? -1 : levelOrder(level));
      expect(order(now)).toBeGreaterThanOrEqual(order(reached));
    }
  },

  "the order of the entries never matters, but for the indexes that name them": (
    one,
    before,
    keys,
  ) => {
    const entries = one.file.evidence ?? [];
    const order = entries.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    const shuffled = order.flatMap((index) => entries[index] ?? []);
    const after = analyse({ ...one, file: { ...one.file, evidence: shuffled } });
    const named = ({ competencies }: GapReport, original: (index: number) => number) =>
      competencies.map((result) => ({
        ...result,
        evidence: result.evidence.map(original).sort((a, b) => a - b),
      }));
    expect(named(after, (index) => order[index] ?? -1)).toEqual(named(before, (index) => index));
    expect(after.pillars).toEqual(before.pillars);
    expect(after.priorities).toEqual(before.priorities);
    expect(after.ready).toBe(before.ready);
    expect(after.changes).toEqual(before.changes);
  },

  "the same inputs give the same bytes, and inputs are left as they were": (one, report) => {
    const before = JSON.stringify([one.framework, one.file]);
    expect(JSON.stringify(analyse(one))).toBe(JSON.stringify(report));
    expect(JSON.stringify([one.framework, one.file])).toBe(before);
  },

  "one pillar alone is that part of the whole": (one, report) => {
    const pillar = one.framework.manifest.pillars[0]?.id ?? "";
    const part = analyseGap(one.framework, one.file, { ...one.options, pillar });
    expect(part.competencies).toEqual(report.competencies.filter((each) => each.pillar === pillar));
    expect(part.pillars).toEqual(report.pillars.filter((each) => each.pillar === pillar));
    const own = new Set(part.competencies.map(({ id }) => id));
    expect(part.priorities).toEqual(report.priorities.filter(({ id }) => own.has(id)));
    expect(part.ready).toBe(report.ready);
    expect(part.target).toEqual(report.target);
  },

  "confirmed-only never makes anything better": (one) => {
    const lenient = analyseGap(one.framework, one.file, { ...one.options, confirmedOnly: false });
    const strict = analyseGap(one.framework, one.file, { ...one.options, confirmedOnly: true });
    for (const [index, { countsAs: was }] of lenient.competencies.entries()) {
      const now = strict.competencies[index]?.countsAs ?? "met";
      expect(height[now]).toBeLessThanOrEqual(height[was]);
    }
  },

  "dates of support never lie after as-of, and what counts as met is still current": (
    one,
    report,
  ) => {
    for (const { evidence, countsAs: as, expiresOn } of report.competencies) {
      for (const index of evidence)
        expect(one.file.evidence?.[index]?.date.localeCompare(report.asOf)).toBeLessThanOrEqual(0);
      if (as === "met" && expiresOn !== null) expect(expiresOn > report.asOf).toBe(true);
    }
  },
};

test("what is true of every analysis is true of these", () => {
  const chance = fc.array(fc.nat(), { minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(arbitrary, chance, (one, numbers) => {
      const report = analyse(one);
      for (const [name, holds] of Object.entries(invariants)) {
        try {
          holds(one, report, numbers);
        } catch (cause) {
          throw new Error(`${name}: ${(cause as Error).message}`, { cause });
        }
      }
    }),
    { seed, numRuns: 400 },
  );
});
