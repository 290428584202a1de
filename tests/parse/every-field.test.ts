import { parseFramework } from "../../src/parse/framework.js";

const read = (files: Readonly<Record<string, string>>) =>
  parseFramework(
    "here",
    Object.entries(files).map(([path, text]) => ({ path, file: { name: `here/${path}`, text } })),
  );

const every = read({
  "framework.yaml": `format: ahp-career/framework@1
id: small
title: Small framework
version: 1.2.3
currency-months: 24
pillars:
  - {id: research, code: RS, title: Research, threads: {"01": Use, "02": Audit}}
bands:
  - {band: 6, title: Settled, supervision: Asked for, scope: Own, span: Two years}
  - {band: 5, title: New, local-authority: {id: starter, title: Starting}}
themes: [{id: digital, title: Digital}]
evidence-types: [{id: audit, title: An audit}]
professions: [{id: physiotherapist, title: Physiotherapist, regulator: hcpc, also: [physio]}]
regulators: [{id: hcpc, title: Council, abbreviation: HCPC}]
supplements: [{id: expert, title: Expert, level-code: EX}]
support-workers: {title: Another, url: https://example.org, note: For them, professions: [helper]}
synonyms: [[budget, money], [leave]]
rules: {term-avoid: "off", reading-age: error, list-length: info, id-duplicate: warning, other: loud}
reading-age: {statement: 12}
terms: [{avoid: [client], prefer: person, why: Plain.}, {avoid: [user]}]
proper-nouns: [Dorset]
`,
  "sources.yaml": `format: ahp-career/sources@1
sources:
  - id: book
    title: The book
    status: superseded
    edition: Second
    publisher: A press
    year: 2020
    url: https://example.org/book
    superseded-by: book-2
    still-cited: Its numbers are used.
    ref-pattern: "[0-9]+"
    items: [{ref: "1", title: One}]
  - {id: book-2, title: The next book, status: current}
  - {id: old, title: An old one, status: expired}
  - {id: own, title: Our own, status: local}
`,
  "research/band-5/RS-5-02-audit.md": `---
id: RS-5-02
title: Audit
pillar: research
band: 5
thread: "02"
status: draft
key: true
builds-on: [RS-C-02]
themes: [digital]
settings: [nhs]
supplement: expert
sources: [{source: book, ref: "1"}, {source: own}]
evidence-types: [audit]
search-words: [count]
currency-months: 12
revised-on: 2026-05-01
replaced-by: RS-6-02
---
Audits.
`,
  "qualifications/band-5.md": `---
band: 5
title: For band 5
local-policy: true
minimum: [{registration: hcpc}]
expected: [{level: 7}]
---
Why.
`,
  "roles/lead.md": `---
id: lead
title: Lead
pillars: {research: 5, other: many}
supplements: [expert]
typical-bands: [6, 8a]
settings: [local-authority]
local-authority-title: Team lead
---
Leads.
`,
  "resources/course.md": `---
id: course
title: A course
competencies: [RS-5-02]
kind: course
publisher: A college
cost: free
url: https://example.org/course
professions: [physiotherapist]
settings: [nhs]
---
Learn.
`,
  "stories/mine.md": `---
id: mine
title: My story
profession: physiotherapist
path: From here to there
competencies: [RS-5-02]
pillars: [research]
---
Once.
`,
  "pages/aims.md": "---\nid: aims\ntitle: Aims\norder: 3\n---\nWhat for.\n",
  "README.md": "Not a part of it.\n",
});

/** What a manifest without words of its own has. */
const noWords = {
  words: { person: null, people: null, registration: null, manager: "manager" },
  ratings: {},
  privacy: { warn: true, keepOut: null, patterns: [] },
};

test("every field of every kind of file becomes data", () => {
  expect(every.findings).toEqual([]);
  expect(every.framework).toEqual({
    folder: "here",
    manifest: {
      id: "small",
      title: "Small framework",
      version: "1.2.3",
      currencyMonths: 24,
      pillars: [
        { id: "research", code: "RS", title: "Research", threads: { "01": "Use", "02": "Audit" } },
      ],
      bands: [
        {
          band: 5,
          title: "New",
          names: { "local-authority": { id: "starter", title: "Starting" } },
          also: [],
          typicalTitles: [],
          supervision: null,
          scope: null,
          span: null,
        },
        {
          band: 6,
          title: "Settled",
          names: {},
          also: [],
          typicalTitles: [],
          supervision: "Asked for",
          scope: "Own",
          span: "Two years",
        },
      ],
      themes: [{ id: "digital", title: "Digital" }],
      settings: [
        { id: "nhs", title: "NHS", band: "NHS band", levels: null },
        {
          id: "local-authority",
          title: "council",
          band: "council level",
          levels: "local-authority",
        },
      ],
      ...noWords,
      appraisal: {},
      cpd: { parts: [], kinds: [], standards: [], renewal: [] },
      evidenceTypes: [{ id: "audit", title: "An audit", cpd: null }],
      professions: [
        { id: "physiotherapist", title: "Physiotherapist", regulator: "hcpc", also: ["physio"] },
      ],
      regulators: [{ id: "hcpc", title: "Council", abbreviation: "HCPC", cpd: null }],
      supplements: [{ id: "expert", title: "Expert", levelCode: "EX" }],
      supportWorkers: {
        title: "Another",
        url: "https://example.org",
        message: null,
        note: "For them",
        bands: ["2", "3", "4"],
        professions: ["helper"],
      },
      synonyms: [["budget", "money"], ["leave"]],
      rules: {
        "term-avoid": "off",
        "reading-age": "error",
        "list-length": "info",
        "id-duplicate": "warning",
      },
      readingAge: 12,
      terms: [{ avoid: ["client"], prefer: "person", why: "Plain." }],
      properNouns: ["Dorset"],
    },
    sources: [
      {
        id: "book",
        title: "The book",
        status: "superseded",
        edition: "Second",
        publisher: "A press",
        year: 2020,
        url: "https://example.org/book",
        supersededBy: "book-2",
        stillCited: "Its numbers are used.",
        refPattern: "[0-9]+",
        items: [{ ref: "1", title: "One" }],
      },
      ...[
        ["book-2", "The next book", "current"],
        ["old", "An old one", "expired"],
        ["own", "Our own", "local"],
      ].map(([id, title, status]) => ({
        id,
        title,
        status,
        edition: null,
        publisher: null,
        year: null,
        url: null,
        supersededBy: null,
        stillCited: null,
        refPattern: null,
        items: [],
      })),
    ],
    competencies: [
      {
        id: "RS-5-02",
        title: "Audit",
        file: "here/research/band-5/RS-5-02-audit.md",
        pillar: "research",
        band: 5,
        thread: "02",
        status: "draft",
        key: true,
        buildsOn: ["RS-C-02"],
        themes: ["digital"],
        settings: ["nhs"],
        supplement: "expert",
        sources: [
          { source: "book", ref: "1" },
          { source: "own", ref: null },
        ],
        evidenceTypes: ["audit"],
        searchWords: ["count"],
        currencyMonths: 12,
        revisedOn: "2026-05-01",
        replacedBy: "RS-6-02",
        body: "Audits.\n",
        bodyLine: 20,
      },
    ],
    roles: [
      {
        id: "lead",
        title: "Lead",
        file: "here/roles/lead.md",
        pillars: { research: 5 },
        supplements: ["expert"],
        typicalBands: ["6", "8a"],
        settings: ["local-authority"],
        titles: { "local-authority": "Team lead" },
        threads: {},
        body: "Leads.\n",
        bodyLine: 10,
      },
    ],
    qualifications: [
      {
        file: "here/qualifications/band-5.md",
        band: 5,
        title: "For band 5",
        localPolicy: true,
        minimum: [{ registration: "hcpc" }],
        expected: [{ level: 7 }],
        body: "Why.\n",
        bodyLine: 8,
      },
    ],
    resources: [
      {
        id: "course",
        title: "A course",
        file: "here/resources/course.md",
        competencies: ["RS-5-02"],
        kind: "course",
        publisher: "A college",
        cost: "free",
        url: "https://example.org/course",
        professions: ["physiotherapist"],
        settings: ["nhs"],
        body: "Learn.\n",
        bodyLine: 12,
      },
    ],
    stories: [
      {
        id: "mine",
        title: "My story",
        file: "here/stories/mine.md",
        profession: "physiotherapist",
        path: "From here to there",
        competencies: ["RS-5-02"],
        pillars: ["research"],
        body: "Once.\n",
        bodyLine: 9,
      },
    ],
    pages: [
      {
        id: "aims",
        title: "Aims",
        file: "here/pages/aims.md",
        order: 3,
        profession: null,
        body: "What for.\n",
        bodyLine: 6,
      },
    ],
  });
});

test("a field that is left out, or is of another type, is neutral", () => {
  const wrong = "{a: 1}";
  for (const fields of ["", `title: ${wrong}\nthemes: 1\nkey: "yes"\nsettings: moon\n`]) {
    const { framework } = read({
      "research/RS-C-01.md": `---\nid: RS-C-01\npillar: research\nband: core\nstatus: active\n${fields}---\n`,
      "qualifications/q.md": `---\nlocal-policy: "true"\n${fields}---\n`,
      "roles/r.md": `---\nsupplements: 1\n${fields}---\n`,
      "resources/r.md": `---\nurl: 1\n${fields}---\n`,
      "stories/s.md": `---\npath: 1\n${fields}---\n`,
      "pages/p.md": `---\norder: first\n${fields}---\n`,
    });
    const bodyLine = expect.any(Number);
    expect(framework.competencies).toEqual([
      {
        id: "RS-C-01",
        title: "RS-C-01",
        file: "here/research/RS-C-01.md",
        pillar: "research",
        band: "core",
        thread: "",
        status: "active",
        key: false,
        buildsOn: [],
        themes: [],
        settings: [],
        supplement: null,
        sources: [],
        evidenceTypes: [],
        searchWords: [],
        currencyMonths: null,
        revisedOn: null,
        replacedBy: null,
        body: "",
        bodyLine,
      },
    ]);
    expect(framework.qualifications).toEqual([
      {
        file: "here/qualifications/q.md",
        band: 0,
        title: "",
        localPolicy: false,
        minimum: [],
        expected: [],
        body: "",
        bodyLine,
      },
    ]);
    expect(framework.roles).toEqual([
      {
        id: "roles/r.md",
        title: "roles/r.md",
        file: "here/roles/r.md",
        pillars: {},
        supplements: [],
        typicalBands: [],
        settings: [],
        titles: {},
        threads: {},
        body: "",
        bodyLine,
      },
    ]);
    expect(framework.resources).toEqual([
      {
        id: "resources/r.md",
        title: "resources/r.md",
        file: "here/resources/r.md",
        competencies: [],
        kind: null,
        publisher: null,
        cost: null,
        url: null,
        professions: [],
        settings: [],
        body: "",
        bodyLine,
      },
    ]);
    expect(framework.stories).toEqual([
      {
        id: "stories/s.md",
        title: "stories/s.md",
        file: "here/stories/s.md",
        profession: null,
        path: null,
        competencies: [],
        pillars: [],
        body: "",
        bodyLine,
      },
    ]);
    expect(framework.pages).toEqual([
      {
        id: "pages/p.md",
        title: "pages/p.md",
        file: "here/pages/p.md",
        order: 0,
        profession: null,
        body: "",
        bodyLine,
      },
    ]);
  }
});

test("a framework of no files has nothing in it", () => {
  const { framework, documents, findings } = read({});
  expect([documents, findings]).toEqual([[], []]);
  expect(framework).toEqual({
    folder: "here",
    manifest: {
      id: "",
      title: "",
      version: "",
      currencyMonths: 36,
      pillars: [],
      bands: [],
      settings: [],
      ...noWords,
      appraisal: {},
      cpd: { parts: [], kinds: [], standards: [], renewal: [] },
      themes: [],
      evidenceTypes: [],
      professions: [],
      regulators: [],
      supplements: [],
      supportWorkers: null,
      synonyms: [],
      rules: {},
      readingAge: 14,
      terms: [],
      properNouns: [],
    },
    sources: [],
    competencies: [],
    roles: [],
    qualifications: [],
    resources: [],
    stories: [],
    pages: [],
  });
});

test.each([
  ["an id that is no text", "id: 5\npillar: research\nband: 5\nstatus: active"],
  ["no pillar", "id: RS-5-01\nband: 5\nstatus: active"],
  ["no band", "id: RS-5-01\npillar: research\nstatus: active"],
  ["a band that is a word", "id: RS-5-01\npillar: research\nband: five\nstatus: active"],
  ["a band and a half", "id: RS-5-01\npillar: research\nband: 5.5\nstatus: active"],
  ["a status that is none", "id: RS-5-01\npillar: research\nband: 5\nstatus: ready"],
])("a competency with %s has no place in the framework", (_name, fields) => {
  const { framework, documents } = read({ "x.md": `---\n${fields}\n---\nText.\n` });
  expect(framework.competencies).toEqual([]);
  expect(documents).toHaveLength(1);
});

test.each(["draft", "active", "retired"])("%s is a status", (status) => {
  const { framework } = read({
    "x.md": `---\nid: RS-5-01\npillar: research\nband: 5\nstatus: ${status}\n---\nText.\n`,
  });
  expect(framework.competencies).toMatchObject([{ status }]);
});
