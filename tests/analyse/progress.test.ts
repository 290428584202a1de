import { analyseAppraisal } from "../../src/analyse/appraisal.js";
import { forAudience } from "../../src/analyse/for-audience.js";
import { analyseGap } from "../../src/analyse/gap/analyse-gap.js";
import { analyseProgress } from "../../src/analyse/progress.js";
import { proposeObjective } from "../../src/analyse/propose-objective.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import { bodies, shippedFramework } from "../support/frameworks.js";

const framework = shippedFramework();
const asOf = "2026-11-23";

const file: EvidenceFile = {
  format: "ahp-career/evidence@1",
  person: { profession: "occupational-therapist", band: 6, setting: "local-authority" },
  target: { band: 7 },
  agreed: [{ pillar: "research", band: 5, date: "2025-04-02" }],
  evidence: [
    { title: "Audit", date: "2023-12-01", supports: ["RS-6-02"], type: "audit" },
    { title: "Unknown", date: "2025-05-01", supports: ["XX-9-99"] },
    { title: "Mine", date: "2026-05-01", supports: ["LD-6-01"], private: true, reflection: "x" },
    { title: "Later", date: "2026-11-01", reflection: "y" },
  ],
  ratings: {
    "RS-6-02": "met",
    "LD-6-01": { self: "met", private: true },
    "PP-6-01": {
      self: "met",
      supervisor: { rating: "developing", by: "team lead", date: "2026-06-01" },
    },
    "PP-6-02": "no-opportunity",
    "ED-6-01": "met",
    "PP-6-03": { self: "not-applicable", reason: "x" },
  },
  objectives: [
    { aim: "Late", by: "2026-01-01" },
    { aim: "Done", status: "done", closed: "2026-02-01" },
    { aim: "Secret", private: true },
  ],
  notes: "mine",
};

test("each point is what the analysis says on that date, and changes lead from one to the next", () => {
  const { points, expiring, objectives, undated } = analyseProgress(framework, file, { asOf });
  expect(points.map(({ date }) => date)).toEqual([
    "2023-12-01",
    "2025-04-02",
    "2025-05-01",
    "2026-05-01",
    "2026-06-01",
    "2026-11-01",
    asOf,
  ]);
  for (const { date, pillars } of points)
    expect(pillars).toEqual(
      analyseGap(framework, file, { asOf: date }).pillars.map(({ pillar, reached, counts }) => ({
        pillar,
        reached,
        counts,
      })),
    );
  expect(points[0]?.changes).toEqual([]);
  expect(points[1]?.changes).toContainEqual({ id: "RS-5-01", from: "gap", to: "credited" });
  expect(expiring).toEqual([{ id: "RS-6-02", date: "2026-12-01" }]);
  expect(objectives.map(({ overdue }) => overdue ?? false)).toEqual([true, false, false]);
  expect(undated).toContain("ED-6-01");
  expect(undated).not.toContain("PP-6-03");
  const since = analyseProgress(framework, file, { asOf, since: "2026-05-15" });
  expect(since.points.map(({ date }) => date)).toEqual([
    "2026-05-15",
    "2026-06-01",
    "2026-11-01",
    asOf,
  ]);
});

test("the pack has its setting's form, few priorities, and a plan drafted from them", () => {
  const pack = analyseAppraisal(framework, file, bodies(), { asOf });
  expect(pack.form.title).toBe("Supervision and annual review");
  expect(pack.form.payStep).toEqual([]);
  expect(pack.since).toBe("2025-04-02");
  expect(pack.priorities.length).toBeGreaterThanOrEqual(3);
  expect(pack.priorities.length).toBeLessThanOrEqual(5);
  expect(pack.priorities.map(({ id }) => id)).toEqual(
    pack.gap.priorities.slice(0, pack.priorities.length).map(({ id }) => id),
  );
  expect(pack.priorities.every(({ good }) => good.length === 1)).toBe(true);
  expect(pack.plan.map(({ id }) => id)).toEqual(pack.priorities.slice(0, 3).map(({ id }) => id));
  expect(pack.opportunities).toEqual(["PP-6-02"]);
  expect(pack.cpd).toEqual([3, 2, 1]);
  const bare = {
    ...framework,
    manifest: { ...framework.manifest, appraisal: {}, evidenceTypes: [] },
    resources: [],
    stories: [],
  };
  const { agreed: _agreed, ...without } = file;
  const plain = analyseAppraisal(bare, without, bodies(), { asOf });
  expect([plain.form.title, plain.since]).toEqual(["Review", "2025-11-23"]);
  expect(plain.priorities.every(({ story }) => story === null)).toBe(true);
  expect(plain.plan[0]?.support).toBe("");
  expect(analyseAppraisal(framework, file, bodies(), { asOf, since: "2026-10-01" }).cpd).toEqual([
    3,
  ]);
});

test("what a manager may see", () => {
  expect(forAudience(file, "me")).toBe(file);
  const seen = forAudience(file, "manager");
  expect(JSON.stringify(seen)).not.toMatch(/Mine|Secret|mine|reflection|LD-6-01/);
  expect(forAudience(file, "manager", true).evidence?.at(-1)?.reflection).toBe("y");
  const { evidence: _e, ratings: _r, objectives: _o, ...little } = file;
  expect(Object.keys(forAudience(little, "manager"))).toEqual([
    "format",
    "person",
    "target",
    "agreed",
  ]);
});

test("an objective is proposed in the framework's words", () => {
  const competency = framework.competencies.find(({ id }) => id === "RS-6-02");
  if (competency === undefined) throw new Error("no RS-6-02");
  const body = bodies()(competency);
  const proposed = proposeObjective(framework, competency, body);
  expect(proposed).toMatchObject({ aim: competency.title, competencies: ["RS-6-02"] });
  expect(proposed["measure"]).toContain("Evidence: ");
  expect(
    proposeObjective({ ...framework, resources: [] }, competency, { ...body, sections: [] }),
  ).toEqual({
    aim: competency.title,
    competencies: ["RS-6-02"],
  });
});
