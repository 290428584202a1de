import { analyseGap } from "../../src/analyse/gap/analyse-gap.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import type { Framework } from "../../src/model/framework.js";
import { parseFramework } from "../../src/parse/framework.js";
import { text } from "../../src/render/text.js";
import { gapReport } from "../../src/report/gap.js";
import { rendered } from "../support/rendered.js";

const manifest = `{format: ahp-career/framework@1, id: small, title: Small, version: 1.0.0, currency-months: 36,
pillars: [{id: research, code: RS, title: Research, threads: {"01": Use}}], bands: [{band: 5, title: New}]}`;

const framework = (revisedOn: string | null): Framework =>
  parseFramework("competencies", [
    { path: "framework.yaml", file: { name: "framework.yaml", text: manifest } },
    {
      path: "research/core/RS-C-01-a.md",
      file: {
        name: "RS-C-01-a.md",
        text: `---\nid: RS-C-01\ntitle: Use it\npillar: research\nband: core\nthread: "01"\nstatus: active\n${revisedOn === null ? "" : `revised-on: ${revisedOn}\n`}---\nUses it.\n`,
      },
    },
  ]).framework;

const person: EvidenceFile = {
  format: "ahp-career/evidence@1",
  person: { profession: "physiotherapist", band: 5 },
};

const entry = (date: string, confirmed?: string) => ({
  title: "Something",
  date,
  supports: ["RS-C-01"],
  ...(confirmed === undefined ? {} : { confirmed: { date: confirmed } }),
});

const signed = (date?: string) => ({
  "RS-C-01": {
    self: "met" as const,
    supervisor: { rating: "met" as const, ...(date === undefined ? {} : { date }) },
  },
});

const revised = "2026-05-01";
const asOf = "2026-11-20";

const cases: readonly (readonly [
  name: string,
  file: Partial<EvidenceFile>,
  recheck: boolean,
  options?: { readonly asOf?: string; readonly confirmedOnly?: boolean },
])[] = [
  ["nothing is held for it", {}, false],
  ["a rating with nothing behind it", { ratings: { "RS-C-01": "met" } }, true],
  ["a rating of not yet", { ratings: { "RS-C-01": "not-yet" } }, true],
  ["older evidence alone", { evidence: [entry("2026-04-30")] }, true],
  ["evidence of the day itself", { evidence: [entry("2026-05-01")] }, false],
  ["one newer entry among older", { evidence: [entry("2025-01-01"), entry("2026-06-01")] }, false],
  [
    "a rating with newer evidence",
    { ratings: { "RS-C-01": "met" }, evidence: [entry("2026-06-01")] },
    false,
  ],
  ["a supervisor's newer date", { ratings: signed("2026-05-20") }, false],
  ["a supervisor's older date", { ratings: signed("2026-04-20") }, true],
  ["a supervisor's rating without a date", { ratings: signed() }, true],
  ["an older agreement", { agreed: [{ pillar: "research", band: 5, date: "2026-01-01" }] }, true],
  [
    "an older agreement on core alone",
    { agreed: [{ pillar: "research", band: "core", date: "2026-01-01" }] },
    true,
  ],
  ["a newer agreement", { agreed: [{ pillar: "research", band: 5, date: "2026-06-01" }] }, false],
  [
    "newer evidence that nobody has confirmed, where only confirmed evidence counts",
    { evidence: [entry("2026-06-01")] },
    true,
    { confirmedOnly: true },
  ],
  [
    "newer evidence that somebody has confirmed",
    { evidence: [entry("2026-06-01", "2026-06-02")] },
    false,
    { confirmedOnly: true },
  ],
  [
    "a day on which the revision did not exist yet",
    { evidence: [entry("2026-01-01")] },
    false,
    { asOf: "2026-04-30" },
  ],
  ["the day of the revision", { evidence: [entry("2026-01-01")] }, true, { asOf: "2026-05-01" }],
  [
    "newer evidence that did not exist yet",
    { evidence: [entry("2026-01-01"), entry("2026-06-01")] },
    true,
    { asOf: "2026-05-31" },
  ],
];

for (const [name, file, recheck, options = {}] of cases) {
  test(name, () => {
    const all = { asOf, ...options };
    const [plain] = analyseGap(framework(null), { ...person, ...file }, all).competencies;
    const [result] = analyseGap(framework(revised), { ...person, ...file }, all).competencies;
    // Nothing but the mark is changed: not the state, and no field where there is nothing to say.
    expect(result).toEqual(recheck ? { ...plain, recheck: true } : plain);
    expect(plain).not.toHaveProperty("recheck");
  });
}

test.each([
  ["of its pillar", { pillar: "research", date: revised }, false],
  ["of another pillar", { pillar: "education", date: revised }, true],
  ["before the revision", { pillar: "research", date: "2026-04-30" }, true],
  ["after the day that is looked at", { pillar: "research", date: "9999-01-01" }, true],
  ["of core", { pillar: "research", date: revised, band: "core" }, false],
])("an agreement %s", (_name, agreement, recheck) => {
  const file = { ...person, evidence: [entry("2026-01-01")], agreed: [{ band: 5, ...agreement }] };
  const [result] = analyseGap(framework(revised), file, { asOf }).competencies;
  expect(result?.recheck ?? false).toBe(recheck);
});

describe("in the report", () => {
  const shown = async (file: Partial<EvidenceFile>, revisedOn: string | null = revised) => {
    const [used, whole] = [framework(revisedOn), { ...person, ...file }];
    const analysis = analyseGap(used, whole, { asOf });
    const data = { framework: used, file: whole, analysis, warnings: [], top: 5, all: false };
    return {
      recheck: analysis.recheck,
      page: await rendered(text, gapReport.document(data), { width: 200 }),
    };
  };

  test.each<readonly [Partial<EvidenceFile>, string]>([
    [{ evidence: [entry("2026-01-01")] }, "Your newest evidence for it is of 1 January 2026."],
    [{ ratings: { "RS-C-01": "met" } }, "Your rating has no evidence since then."],
    [{ ratings: signed() }, "Your supervisor's rating is older, or has no date."],
    [
      { agreed: [{ pillar: "research", band: 5, date: "2026-01-01" }] },
      "It counts as met because the level was agreed before then.",
    ],
  ])("%j", async (file, words) => {
    const { page, recheck } = await shown(file);
    expect(page).toContain("Reworded since your evidence");
    expect(page).toContain(`Reworded on 1 May 2026. ${words}`);
    expect(recheck).toEqual(["RS-C-01"]);
  });

  test("nothing is said where there is nothing to recheck", async () => {
    const { page, recheck } = await shown({ evidence: [entry("2026-01-01")] }, null);
    expect(page).not.toContain("Reworded");
    expect(recheck).toEqual([]);
  });
});
