import { resolve } from "node:path";
import { nodeIo } from "../src/io.js";
import { readFrameworkFiles } from "../src/load/framework-files.js";
import type { Framework } from "../src/model/framework.js";
import type { Body } from "../src/parse/body.js";
import { parseFramework } from "../src/parse/framework.js";
import { parseBody } from "../src/parse/markdown.js";

/** The framework of this repository, parsed from its files. */
export function realFramework(): Framework {
  const folder = resolve(import.meta.dirname, "../competencies");
  return parseFramework(folder, readFrameworkFiles(nodeIo(), folder).files).framework;
}

/** Parses each body once. */
export function bodies(): (one: { readonly body: string; readonly bodyLine: number }) => Body {
  const known = new Map<string, Body>();
  return ({ body, bodyLine }) => {
    const found = known.get(body) ?? parseBody(body, bodyLine);
    known.set(body, found);
    return found;
  };
}

/** A framework from the text of its files, by their paths. */
export const frameworkOf = (files: Readonly<Record<string, string>>): Framework =>
  parseFramework(
    "small",
    Object.entries(files).map(([path, text]) => ({ path, file: { name: path, text } })),
  ).framework;

const competency = (fields: string, body = "Does it."): string => `---\n${fields}\n---\n${body}\n`;

/** Two pillars with names that JavaScript knows too, three levels, and one of everything else. */
export const smallFiles: Readonly<Record<string, string>> = {
  "framework.yaml": `format: ahp-career/framework@1
id: small
title: Small framework
version: 1.2.3
currency-months: 36
pillars:
  - {id: constructor, code: CO, title: Making, threads: {"01": Hands, "02": Tools}}
  - {id: care, code: CA, title: Caring, threads: {"01": Talking}}
bands:
  - {band: 5, title: New, local-authority: {id: fresh, title: Fresh face}}
  - {band: 6, title: Settled}
themes: [{id: calm, title: Calm}]
supplements: [{id: extra, title: Extra, level-code: EX}]
professions: [{id: maker, title: Maker}]
synonyms:
  - [money, budget, pocket money]
  - [study leave, time to learn]
  - [leave, departure]
`,
  "sources.yaml": `format: ahp-career/sources@1
sources:
  - {id: book, title: The book, year: 2020, publisher: Press, status: superseded, superseded-by: book-2, still-cited: "It is short.", items: [{ref: "1", title: First}, {ref: "1.1", title: Within the first}, {ref: D2, title: Domain}, {ref: "9", title: Never}]}
  - {id: book-2, title: The later book, year: 2024, status: current}
  - {id: twin, title: Twin source, status: expired}
`,
  "constructor/core/CO-C-01.md": competency(
    `id: CO-C-01
title: Wash hands
pillar: constructor
band: core
thread: "01"
status: active
key: true
sources: [{source: book, ref: "1.1"}, {source: book, ref: "1.7"}]`,
    "Washes hands with soap.\n\n## In practice\n- Uses soap and warm water\n\n## Notes\nSoap costs money.",
  ),
  "constructor/band-5/CO-5-01.md": competency(`id: CO-5-01
title: Hold a hammer
pillar: constructor
band: 5
thread: "01"
status: active
builds-on: [CO-C-01]
themes: [calm]
settings: [nhs]
sources: [{source: book, ref: "D2 high"}, {source: book}]`),
  "constructor/band-6/CO-6-01.md": competency(`id: CO-6-01
title: Teach hammering
pillar: constructor
band: 6
thread: "01"
status: draft
builds-on: [CO-5-01]`),
  "constructor/band-6/CO-EX-01.md": competency(`id: CO-EX-01
title: Invent hammers
pillar: constructor
band: 6
thread: "01"
status: active
supplement: extra
currency-months: 12
builds-on: [CO-6-01]`),
  "constructor/band-5/CO-5-02.md": competency(`id: CO-5-02
title: Old saw
pillar: constructor
band: 5
thread: "02"
status: retired
replaced-by: CO-5-01
sources: [{source: book, ref: "9"}]`),
  "care/core/CA-C-01.md": competency(`id: CA-C-01
title: Listen
pillar: care
band: core
thread: "01"
status: active`),
  "care/band-5/CA-5-01.md": competency(`id: CA-5-01
title: Ask for study leave
pillar: care
band: 5
thread: "01"
status: active
builds-on: [CA-6-01]
sources: [{source: twin}, {source: nowhere, ref: "3"}]`),
  "care/band-6/CA-6-01.md": competency(`id: CA-6-01
title: Handle a departure
pillar: care
band: 6
thread: "01"
status: active
builds-on: [CA-5-01]`),
  "roles/joiner.md": `---
id: joiner
title: Joiner
pillars: {constructor: 6}
typical-bands: [5, 6]
local-authority-title: Council joiner
---
## What the role is
Joins wood.
`,
  "roles/listener.md": `---
id: listener
title: Listener
pillars: {constructor: 5, care: 6}
supplements: [extra]
settings: [local-authority]
---
Listens.
`,
  "qualifications/band-5.md":
    "---\nband: 5\ntitle: A certificate\nlocal-policy: true\nminimum: [{level: 6}]\nexpected: [{preceptorship: true}]\n---\nAsk first.\n",
  "resources/twin.md":
    "---\nid: twin\ntitle: Twin resource\nkind: course\ncompetencies: [CO-5-01]\nprofessions: [maker]\n---\nA course on grip.\n",
  "resources/web.md":
    "---\nid: web\ntitle: Web pages\npublisher: Press\ncost: free\nurl: https://example.org/a\ncompetencies: [CA-C-01]\nsettings: [nhs]\n---\nRead it.\n",
  "stories/mine.md":
    "---\nid: mine\ntitle: How I got here\nprofession: maker\npath: A long way\npillars: [constructor]\ncompetencies: [CO-C-01]\n---\nOnce.\n",
  "pages/aims.md": "---\nid: aims\ntitle: What it is for\norder: 2\n---\nIt is for you.\n",
  "pages/before.md": "---\nid: before\ntitle: Before you start\norder: 1\n---\nSit down.\n",
};
