import { analyseGap } from "../../src/analyse/gap/analyse-gap.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import { frameworkOf } from "../support/frameworks.js";

const competency = (id: string, pillar: string, band: string, more = ""): [string, string] => [
  `${pillar}/${id}.md`,
  `---\nid: ${id}\ntitle: ${id}\npillar: ${pillar}\nband: ${band}\nthread: "01"\nstatus: active\n${more}---\nDoes it.\n`,
];

const role = (id: string, fields: string): [string, string] => [
  `roles/${id}.md`,
  `---\nid: ${id}\ntitle: ${id}\n${fields}\n---\nText.\n`,
];

const framework = frameworkOf(
  Object.fromEntries([
    [
      "framework.yaml",
      `format: ahp-career/framework@1
id: f
title: F
version: 1.0.0
currency-months: 36
pillars:
  - {id: a, code: AA, title: A, threads: {"01": T}}
  - {id: b, code: BB, title: B, threads: {"01": T}}
bands: [{band: 5, title: Five}, {band: 6, title: Six}, {band: 7, title: Seven}]
supplements: [{id: extra, title: Extra, level-code: EX}]
professions: [{id: maker, title: Maker}]
`,
    ],
    ...["a", "b"].flatMap((pillar) =>
      ["core", "5", "6", "7"].map((band) =>
        competency(
          `${pillar.toUpperCase().repeat(2)}-${band === "core" ? "C" : band}-01`,
          pillar,
          band,
        ),
      ),
    ),
    competency("AA-EX-01", "a", "7", "supplement: extra\n"),
    role("spiky", "pillars: {a: 7, b: 5}\ntypical-bands: [6, 7]"),
    role("spiky-council", "pillars: {a: 7, b: 5}\nsettings: [local-authority]"),
    role("spiky-extra", "pillars: {a: 7, b: 5}\nsupplements: [extra]"),
    role("one-pillar", "pillars: {a: 7}"),
    role("beginner", "pillars: {a: 5, b: 5}\ntypical-bands: [5]"),
    role("lower", "pillars: {a: 6, b: 5}"),
    role("top", "pillars: {a: 7, b: 7}"),
  ]),
);

const person = (agreed: Readonly<Record<string, unknown>>, more: object = {}): EvidenceFile =>
  ({
    format: "ahp-career/evidence@1",
    person: { profession: "maker", band: 6, ...more },
    target: { band: 7 },
    agreed: Object.entries(agreed).map(([pillar, band]) => ({ pillar, band, date: "2026-01-01" })),
  }) as EvidenceFile;

const near = (file: EvidenceFile, options: { band?: string; role?: string } = {}) =>
  analyseGap(framework, file, { asOf: "2026-06-01", ...options }).rolesNear;

test("profiles nearer than the band that is aimed for, the nearest first, with what is to go", () => {
  const a = (level: number) => ({ pillar: "a", level });
  const b5 = { pillar: "b", level: 5, count: 1 };
  expect(near(person({ a: 7, b: "core" }))).toEqual([
    { id: "one-pillar", met: [a(7)], toGo: [] },
    { id: "spiky", met: [a(7)], toGo: [b5] },
    { id: "lower", met: [a(6)], toGo: [b5] },
  ]);
});

test.each([
  [
    "only profiles for the setting",
    { setting: "local-authority" },
    ["one-pillar", "spiky", "spiky-council"],
  ],
  [
    "none whose posts are all below the person's band",
    { band: 5 },
    ["one-pillar", "spiky", "lower"],
  ],
])("%s", (_, more, expected) => {
  expect(near(person({ a: 7, b: "core" }, more)).map((one) => one.id)).toEqual(expected);
});

test("a profile below what is reached is no suggestion, and neither is one as far as the target", () => {
  expect(near(person({ a: 7, b: 7 }))).toEqual([]);
  expect(near(person({ a: 6, b: 6 })).map((one) => one.id)).not.toContain("beginner");
});

test("the target itself is not suggested; one with a supplement only where it was compared", () => {
  const file = person({ a: 7, b: 5 });
  const ids = near(file, { role: "top" }).map((one) => one.id);
  expect(ids).toContain("spiky");
  expect(ids).not.toContain("top");
  expect(ids).not.toContain("spiky-extra");
  expect(near(file, { role: "spiky-extra" }).map((one) => one.id)).not.toContain("spiky-extra");
});

test("nothing for somebody who has not reached a band yet", () => {
  expect(near(person({}))).toEqual([]);
  expect(near(person({ a: "core", b: "core" }))).toEqual([]);
});
