import { checkEvidence } from "../../src/check/check-evidence.js";
import { diagnose } from "../../src/check/diagnose.js";
import { referenceUnknown } from "../../src/check/rules/reference-unknown.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import { parseFramework } from "../../src/parse/framework.js";
import { checkFiles } from "../support/check-files.js";
import { competencyText } from "../support/small.js";

const manifest = `format: ahp-career/framework@1
id: small
title: Small
version: 1.0.0
currency-months: 36
pillars:
  - {id: care, code: CA, title: Care, threads: {"01": One}}
  - {id: study, code: ST, title: Study, threads: {}}
bands: [{band: 5, title: A, local-authority: {id: fresh, title: F}}, {band: 6, title: B}]
themes: [{id: calm, title: Calm}]
evidence-types: [{id: audit, title: Audit}]
professions: [{id: maker, title: Maker, also: [crafter]}]
regulators: [{id: gosc, title: Council}, {id: hcpc, title: Other council}]
supplements: [{id: extra, title: Extra, level-code: EX}]
`;
const path = "care/band-5/CA-5-01-x.md";
const competency = (more = "", band: number | string = 5) =>
  competencyText("CA-5-01", "care", 5, "01").replace("band: 5", `band: ${band}\n${more}`.trimEnd());
const sources =
  "format: ahp-career/sources@1\nsources: [{id: book, title: Book, status: current}]\n";
const files = { "framework.yaml": manifest, "sources.yaml": sources, [path]: competency() };

const said = (more: Readonly<Record<string, string>>) =>
  checkFiles({ ...files, ...more })
    .filter(({ code }) => code === "reference-unknown")
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);

test("what is there may be named", () => {
  expect(
    said({
      "sources.yaml": sources.replace(
        "}]",
        "}, {id: old, title: Old, status: superseded, superseded-by: book}]",
      ),
      [path]: competency(
        "themes: [calm]\nevidence-types: [audit]\nsources: [{source: book}]\nsupplement: extra\nreplaced-by: CA-5-01",
      ),
      "qualifications/band-5.md":
        "---\nband: 5\ntitle: T\nminimum: [{registration: hcpc}, {level: 6}]\nexpected: [{registration: gosc}]\n---\nText.\n",
      "roles/r.md":
        "---\nid: r\ntitle: R\npillars: {care: 6, study: 5}\nsupplements: [extra]\n---\nText.\n",
      "resources/x.md":
        "---\nid: x\ntitle: X\ncompetencies: [CA-5-01]\nprofessions: [maker, crafter]\n---\nText.\n",
      "stories/y.md":
        "---\nid: y\ntitle: Y\nprofession: maker\npillars: [care]\ncompetencies: [CA-5-01]\n---\nText.\n",
    }),
  ).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  [
    "sources.yaml",
    `${sources.slice(0, -2)}, {id: old, title: Old, status: superseded, superseded-by: bok}]\n`,
    ["2:110 `bok` is not a source of this framework"],
  ],
  [
    path,
    competency("pillar: car").replace("pillar: care\n", ""),
    ["5:9 `car` is not a pillar of this framework"],
  ],
  [path, competency("", 7), ["5:7 `7` is not a band of this framework"]],
  [path, competency("supplement: extr"), ["6:13 `extr` is not a supplement of this framework"]],
  [
    path,
    competency("builds-on: [CA-C-01]"),
    ["6:13 `CA-C-01` is not a competency of this framework"],
  ],
  [path, competency("themes: [calm, clam]"), ["6:16 `clam` is not a theme of this framework"]],
  [
    path,
    competency("evidence-types: [adit]"),
    ["6:18 `adit` is not an evidence type of this framework"],
  ],
  [
    path,
    competency("sources: [{source: book}, {source: bok, ref: '1'}]"),
    ["6:36 `bok` is not a source of this framework"],
  ],
  [
    path,
    competency("replaced-by: CA-5-11"),
    ["6:14 `CA-5-11` is not a competency of this framework"],
  ],
  [path, competency("supplement:"), []],
  [path, competency("supplement: 5"), []],
  [path, competency("", '"7"'), []],
  [
    "qualifications/band-7.md",
    "---\nband: 7\ntitle: T\nminimum: [{level: 6}, {registration: hcp}]\nexpected: [{registration: gos}]\n---\nText.\n",
    [
      "2:7 `7` is not a band of this framework",
      "4:38 `hcp` is not a regulator of this framework",
      "5:27 `gos` is not a regulator of this framework",
    ],
  ],
  ["qualifications/band-8.md", '---\nband: "8"\ntitle: T\n---\nText.\n', []],
  [
    "roles/r.md",
    "---\nid: r\ntitle: R\npillars: {cre: 6, study: 8, care: x}\nsupplements: [extras]\n---\nText.\n",
    [
      "4:11 `cre` is not a pillar of this framework",
      "4:26 `8` is not a band of this framework",
      "5:15 `extras` is not a supplement of this framework",
    ],
  ],
  [
    "resources/x.md",
    "---\nid: x\ntitle: X\ncompetencies: [CA-5-02]\nprofessions: [make]\n---\nText.\n",
    [
      "4:16 `CA-5-02` is not a competency of this framework",
      "5:15 `make` is not a profession of this framework",
    ],
  ],
  [
    "stories/y.md",
    "---\nid: y\ntitle: Y\nprofession: mak\npillars: [cre]\ncompetencies: [CA-6-01]\n---\nText.\n",
    [
      "4:13 `mak` is not a profession of this framework",
      "5:11 `cre` is not a pillar of this framework",
      "6:16 `CA-6-01` is not a competency of this framework",
    ],
  ],
  ["pages/p.md", "---\nid: p\ntitle: P\norder: 1\npillar: none\n---\nText.\n", []],
])("%s names %j", (name, text, found) => {
  expect(said({ [name]: text })).toEqual(found.map((one) => `${name}:${one}`));
});

const everything = {
  [path]: competency(
    "supplement: no\nthemes: [no]\nevidence-types: [no]\nsources: [{source: no}]\nbuilds-on: [CA-C-09]",
    9,
  ),
  "roles/r.md": "---\nid: r\ntitle: R\npillars: {no: 9}\nsupplements: [no]\n---\nText.\n",
  "stories/y.md":
    "---\nid: y\ntitle: Y\nprofession: no\npillars: [no]\ncompetencies: [CA-C-09]\n---\nText.\n",
  "qualifications/band-5.md": "---\nband: 5\ntitle: T\nminimum: [{registration: no}]\n---\nText.\n",
};
const kinds = (more: Readonly<Record<string, string>>) => [
  ...new Set(
    said({ ...everything, ...more }).map((one) =>
      one.replace(/.* is not an? (.*) of this framework/, "$1"),
    ),
  ),
];

test("what only a file that cannot be read could say is not unknown", () => {
  expect(kinds({}).sort()).toEqual([
    ...["band", "competency", "evidence type", "pillar", "profession", "regulator", "source"],
    ...["supplement", "theme"],
  ]);
  expect(kinds({ "framework.yaml": "a: [\n" }).sort()).toEqual(["competency", "source"]);
  expect(kinds({ "sources.yaml": "a: [\n" })).not.toContain("source");
  expect(kinds({ "sources.yaml": "a: [\n" })).toHaveLength(8);
  for (const name of ["pages/framework.md", "pages/framework-notes.md", "pages/sources.md"])
    expect(kinds({ [name]: "---\na: [\n---\n" })).toHaveLength(9);
});

test("a competency whose file has problems may be named, by its id or by its file's name", () => {
  const naming = (id: string) => ({ [path]: competency(`builds-on: [${id}]`) });
  const core = competencyText("CA-C-01", "care", "core", "01");
  const other = "care/core/x.md";
  expect(said(naming("CA-C-01"))).toHaveLength(1);
  expect(said({ ...naming("CA-C-01"), [other]: core })).toEqual([]);
  expect(said({ ...naming("CA-C-01"), [other]: core.replace("active", "odd") })).toEqual([]);
  expect(said({ ...naming("CA-C-01"), [other]: core.replace("id:", "id: [") })).toHaveLength(1);
  for (const text of ["---\na: [\n---\n", core.replace("CA-C-01", "5").replace("active", "odd")]) {
    expect(said({ ...naming("CA-C-01"), "care/core/CA-C-01-x.md": text })).toEqual([]);
  }
  // The id of anything else is no competency.
  const page = "---\nid: CA-C-01\ntitle: P\norder: 1\n---\nText.\n";
  expect(said({ ...naming("CA-C-01"), "pages/CA.md": page })).toHaveLength(1);
});

describe("an evidence file", () => {
  const { framework } = parseFramework(
    "f",
    Object.entries({
      ...files,
      "framework.yaml": `${manifest}support-workers: {title: S}\n`,
      "roles/r.md": "---\nid: r\ntitle: R\npillars: {care: 6}\n---\n",
    }).map(([name, text]) => ({ path: name, file: { name, text } })),
  );
  const found = (data: Record<string, unknown>) => {
    const file = { name: "me.yaml", text: JSON.stringify(data) };
    const all = referenceUnknown.evidence?.({ framework, file, data, today: "2026-11-20" }) ?? [];
    const list = [...all].map((one) => ({ code: "reference-unknown", ...one }));
    expect(diagnose(list, [file]).length).toBe(list.length);
    return list.map(({ where, message, hint }) => [
      "path" in where ? `${where.path.join(".")}${where.at === "key" ? " (key)" : ""}` : "",
      message.replace(" of this framework", ""),
      hint,
    ]);
  };
  const bands = "Use one of `5`, `6`, `fresh`.";
  const maker = { person: { profession: "maker", band: 5 } };

  test.each<[string, Record<string, unknown>]>([
    ["nothing", {}],
    [
      "what is there",
      {
        ...maker,
        target: {
          role: "r",
          band: "fresh",
          pillars: { care: 6, study: "fresh" },
          by: "2027-01-01",
        },
        agreed: [
          { pillar: "care", band: "core" },
          { pillar: "study", band: "5" },
        ],
        evidence: [{ type: "audit", supports: ["CA-5-01"] }, {}],
        ratings: { "CA-5-01": "met" },
      },
    ],
    ["another name of a profession", { person: { profession: "crafter", band: "6" } }],
    ["a support worker's words", { person: { profession: "maker", band: 3 } }],
    [
      "what is of another type",
      {
        person: { profession: 5, band: [5] },
        target: { role: 5, band: null, pillars: [1] },
        agreed: [{ pillar: null, band: true }, 5],
        evidence: [{ type: 5, supports: "CA" }],
        ratings: ["x"].length,
      },
    ],
  ])("%s", (_name, data) => expect(found(data)).toEqual([]));

  test.each<[string, Record<string, unknown>, readonly unknown[]]>([
    [
      "a profession",
      { person: { profession: "makr", band: 5 } },
      [["person.profession", "`makr` is not a profession", "Did you mean `maker`?"]],
    ],
    [
      "another name of a profession",
      { person: { profession: "craftr", band: 5 } },
      [["person.profession", "`craftr` is not a profession", "Did you mean `crafter`?"]],
    ],
    [
      "a band",
      { person: { profession: "maker", band: 17 } },
      [["person.band", "`17` is not a band", bands]],
    ],
    [
      "core as a person's band",
      { person: { profession: "maker", band: "core" } },
      [["person.band", "`core` is not a band", bands]],
    ],
    [
      "a target's band",
      { ...maker, target: { band: "fresher" } },
      [["target.band", "`fresher` is not a band", "Did you mean `fresh`?"]],
    ],
    [
      "core as a target",
      { ...maker, target: { band: "core" } },
      [["target.band", "`core` is not a band", bands]],
    ],
    [
      "a role",
      { ...maker, target: { role: "rr" } },
      [["target.role", "`rr` is not a role", "Did you mean `r`?"]],
    ],
    [
      "a target's pillar and its band",
      { ...maker, target: { pillars: { caer: 6, study: 7 } } },
      [
        ["target.pillars.caer (key)", "`caer` is not a pillar", "Did you mean `care`?"],
        ["target.pillars.study", "`7` is not a band", bands],
      ],
    ],
    [
      "what was agreed",
      {
        ...maker,
        agreed: [
          { pillar: "car", band: 5 },
          { pillar: "care", band: "cor" },
        ],
      },
      [
        ["agreed.0.pillar", "`car` is not a pillar", "Did you mean `care`?"],
        ["agreed.1.band", "`cor` is not a band", bands],
      ],
    ],
    [
      "a kind of evidence, and what it supports",
      { ...maker, evidence: [{}, { type: "adit", supports: ["CA-5-01", "CA-5-02"] }] },
      [
        ["evidence.1.type", "`adit` is not an evidence type", "Did you mean `audit`?"],
        [
          "evidence.1.supports.1",
          "`CA-5-02` is not a competency",
          "Did you mean `CA-5-01`? `ahp-career list --pillar care --band 5` shows them all.",
        ],
      ],
    ],
    [
      "a rating",
      { ...maker, ratings: { "XX-9-99": "met", "CA-5-01": "met" } },
      [
        [
          "ratings.XX-9-99 (key)",
          "`XX-9-99` is not a competency",
          "`ahp-career list` shows them all.",
        ],
      ],
    ],
    [
      "fields of a rating and of the target, not indented as they should be,",
      {
        ...maker,
        ratings: { "CA-5-01": null, self: "met", supervisor: { rating: "met" } },
        target: { pillars: { care: 6, by: "2027-01-01" } },
      },
      [
        ...["self", "supervisor"].map((field) => [
          `ratings.${field} (key)`,
          `\`${field}\` is not a competency`,
          "If it belongs to the rating above, put 2 more spaces in front of it.",
        ]),
        [
          "target.pillars.by (key)",
          "`by` is not a pillar",
          "If it belongs to `target`, let it begin in the same column as `pillars:`.",
        ],
      ],
    ],
  ])("%s that is not there", (_name, data, expected) => {
    expect(found(data)).toEqual(expected);
  });

  test.each([
    [
      "CA-C-01",
      "Did you mean `CA-5-01`? `ahp-career list --pillar care --band core` shows them all.",
    ],
    ["CA-EX-77", "`ahp-career list --pillar care --supplement extra` shows them all."],
    ["ST-9-99999999", "`ahp-career list --pillar study` shows them all."],
    ["nonsense-and-more", "`ahp-career list` shows them all."],
    ["CA-5-01; CA-5-02", "Put a comma between two ids."],
    ["CA-5-01 - CA-5-02", "The hyphens of one list stand in the same column."],
  ])("what to do about the competency %s", (id, hint) => {
    expect(found({ ...maker, evidence: [{ supports: [id] }] })).toEqual([
      ["evidence.0.supports.0", `\`${id}\` is not a competency`, hint],
    ]);
  });
});

describe("what depends on the manifest", () => {
  const twins = {
    "care/core/CA-C-01-x.md": competencyText("CA-C-01", "care", "core", "01"),
    "care/core/CA-C-02-x.md": competencyText("CA-C-02", "care", "core", "02")
      .replaceAll("Signs CA-C-02 off", "Signs CA-C-01 off")
      .replace("thread:", "revised-on: 2026-02-30\nthread:"),
  };
  const codes = (texts: Readonly<Record<string, string>>) =>
    checkFiles(texts).map(({ code }) => code);
  test("without one only errors are reported: nobody knows which warnings are wanted", () => {
    expect(codes({ "framework.yaml": manifest, ...twins })).toContain("statement-similar");
    expect(codes(twins)).toContain("revised-on");
    expect(codes(twins)).not.toContain("statement-similar");
  });
  test("a warning that it turns off is not reported", () => {
    const off = `${manifest}rules: {statement-similar: "off"}\n`;
    expect(codes({ "framework.yaml": off, ...twins })).not.toContain("statement-similar");
  });

  const person = (fields: string, rules = "") => {
    const { framework } = parseFramework("f", [
      {
        path: "framework.yaml",
        file: {
          name: "framework.yaml",
          text: `${manifest.replace("also: [crafter]", "regulator: gosc")}support-workers: {title: S, professions: [helper]}\n${rules}`,
        },
      },
      {
        path: "qualifications/band-5.md",
        file: {
          name: "qualifications/band-5.md",
          text: "---\nband: 5\ntitle: T\nminimum: [{registration: hcpc}]\n---\nText.\n",
        },
      },
    ]);
    const text = `format: ahp-career/evidence@1\nperson: {${fields}}\n`;
    const { data } = parseEvidence({ name: "me.yaml", text });
    if (data === null) throw new Error(text);
    const found = checkEvidence(framework, { name: "me.yaml", text }, data, "2026-11-20");
    return found.map(({ code, where }) => `${code} ${"path" in where ? where.path.join(".") : ""}`);
  };
  test("a support worker's band is nobody's mistake; anything else in the file still is", () => {
    expect(person("profession: helper, band: 0, x: 1")).toEqual([
      "schema person.x",
      "support-worker person.profession",
    ]);
    expect(person("profession: other, band: 0")).toContain("reference-unknown person.band");
    expect(person("profession: other, band: 5.5")).toContain("schema person.band");
    expect(person("profession: maker, band: 5, x: 1")).toContain("schema person.x");
  });
  test("a note that it turns off is not looked for in an evidence file", () => {
    expect(person("profession: maker, band: 5")).toEqual(["regulator-other person.profession"]);
    expect(person("profession: maker, band: 5", 'rules: {regulator-other: "off"}\n')).toEqual([]);
    expect(person("profession: mak, band: 5", 'rules: {reference-unknown: "off"}\n')).toEqual([
      "reference-unknown person.profession",
    ]);
  });
});

test("hints: what to do about it", () => {
  const hints = (texts: Readonly<Record<string, string>>, code: string) =>
    checkFiles({ "framework.yaml": manifest, ...texts })
      .filter((one) => one.code === code)
      .map(({ message, hint }) => `${message} | ${hint}`);
  const retired = competencyText("CA-5-01", "care", 5, "01").replace("active", "retired");
  expect(
    hints(
      {
        [path]: retired,
        "resources/x.md": "---\nid: x\ntitle: X\ncompetencies: [CA-5-01]\n---\nText.\n",
      },
      "resource-orphan",
    ),
  ).toEqual([
    "None of the competencies that this resource helps with is active | Name the ones that took their place, or remove the resource.",
  ]);
  expect(hints({ [path]: competency("revised-on: 2026-02-30") }, "revised-on")).toEqual([
    "The calendar has no 2026-02-30 | Check the day and the month: a date is year-month-day, such as 2026-03-14.",
  ]);
  for (const date of ["x2026-02-30", "2026-02-30x", "2026-02-00", "2026-02-40"]) {
    expect(hints({ [path]: competency(`revised-on: ${date}`) }, "revised-on")).toEqual([]);
  }
  expect(
    hints(
      { "framework.yaml": `${manifest}rules: {schema: "off", band-gp: "off"}\n` },
      "rule-unknown",
    ),
  ).toEqual(
    [
      "There is no rule `band-gp` | Did you mean `band-gap`?",
      "The rule `schema` cannot be changed: other parts rely on it | Take this line out.",
    ].reverse(),
  );
  expect(
    hints({ "framework.yaml": manifest.replace("framework@1", "framework@2") }, "schema"),
  ).toEqual(["`format` cannot be `ahp-career/framework@2` | It must be `ahp-career/framework@1`."]);
  const eleven = Array.from({ length: 10 }, (_, index) => `a${index}`);
  expect(hints({ [path]: competency(`themes: [${[...eleven, 5].join(", ")}]`) }, "schema")).toEqual(
    [expect.stringMatching(/^Item 11 of `themes` must be text, and it is a number \| Put/)],
  );
});
