import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { coverageOf } from "../src/analyse/coverage.js";
import { listFields, listFramework, listKinds } from "../src/analyse/list.js";
import { search } from "../src/analyse/search/search.js";
import { makeSearchIndex } from "../src/analyse/search/search-index.js";
import { findTopics, topicNames } from "../src/analyse/topic.js";
import { fixText } from "../src/edit/fix-text.js";
import { kindOf } from "../src/parse/kind.js";
import { checkFiles } from "./support/check-files.js";
import { bodies, filesIn, repository, shippedFramework } from "./support/frameworks.js";
import { runBinary, runInProcess } from "./support/world.js";

/** What is held of the content that we ship. All other tests have frameworks of their own. */
const files = filesIn(join(repository, "competencies"));
const framework = shippedFramework();

const rs602 = "research/band-6/RS-6-02-design-a-local-audit-or-evaluation.md";
const rs702 = "research/band-7/RS-7-02-evaluate-specialty-practice-with-valid-methods.md";

/** The statement of a competency as its file has it. */
const statementOf = (path: string): string =>
  files[path]?.split("\n---\n")[1]?.split("\n## ")[0]?.trim() ?? "";

/** One slip in one file, and the one thing that should be said of it. */
type Slip = readonly [
  /** What is replaced; it stands in the file once. A pattern where what stands there does not matter. */
  from: string | RegExp,
  to: string,
  code: string,
  /** The text that the line and column point at. */
  at: string,
  /** The file, where it is not RS-6-02; its name after the slip; where it is said, when that is another file. */
  more?: { readonly file?: string; readonly moved?: string; readonly said?: string },
];

const slips: Readonly<Record<string, Slip>> = {
  "a swapped band": ["band: 6", "band: 7", "id-mismatch", "7\nthread"],
  "a band that is core": ["band: 6", "band: core", "id-mismatch", "core\nthread"],
  "another pillar": ["pillar: research", "pillar: education", "id-mismatch", "education"],
  "another thread": ['thread: "02"', 'thread: "03"', "id-mismatch", '"03"'],
  "a thread without quotes": ['thread: "02"', "thread: 02", "schema", "02\nstatus"],
  "the wrong folder": [
    "",
    "",
    "id-mismatch",
    "6\nthread",
    { moved: rs602.replace("band-6", "band-7") },
  ],
  "the wrong file name": [
    "",
    "",
    "id-mismatch",
    "RS-6-02",
    { moved: rs602.replace("RS-6-02", "RS-6-20") },
  ],
  "a mistyped id": ["id: RS-6-02", "id: RS-6-2", "schema", "RS-6-2"],
  "a statement copied within a band": [
    statementOf(rs602),
    statementOf("research/band-6/RS-6-01-bring-evidence-together-for-a-team-decision.md"),
    "statement-similar",
    "Brings together",
  ],
  "a statement copied across bands, with a bigger adjective": [
    statementOf(rs702),
    statementOf(rs602).replace("a small audit", "a large audit"),
    "statement-similar",
    "Designs a large",
    { file: rs702 },
  ],
  "a copied title": [
    /title: .*/,
    "title: Design local audits or an evaluation",
    "statement-similar",
    "Design local",
    { file: rs702 },
  ],
  "a removed section": [/## To talk about\n[^#]*/, "", "section-missing", "Designs a small"],
  "a removed statement": [statementOf(rs602), "", "schema", "\n\n## In practice"],
  "sections in another order": [
    /(## To talk about\n[^#]*)(## In a local authority\n[^#]*)/,
    "$2$1",
    "section-order",
    "## To talk about",
  ],
  "a mistyped heading": [
    "## To talk about",
    "## To talk abuot\n- Why?\n\n## To talk about",
    "section-unknown",
    "## To talk abuot",
  ],
  "a mistyped reference to a competency": [
    "builds-on: [RS-5-02]",
    "builds-on: [RS-5-20]",
    "reference-unknown",
    "RS-5-20",
  ],
  "a mistyped theme": [
    "themes: [first-steps-in-research]",
    "themes: [first-step-in-research]",
    "reference-unknown",
    "first-step-in",
  ],
  "a mistyped source": ["source: mpf-2017", "source: mpf-2071", "reference-unknown", "mpf-2071"],
  "a reference of another form": ['ref: "4.2"', 'ref: "4.9"', "source-ref-malformed", '"4.9"'],
  "a circle": ["builds-on: [RS-5-02]", "builds-on: [RS-7-02]", "builds-on-order", "RS-7-02"],
  "an unclosed list in the fields": [
    "builds-on: [RS-5-02]",
    "builds-on: [RS-5-02",
    "yaml-syntax",
    "[RS-5-02",
  ],
  "an unclosed list in the manifest": [
    "themes:\n",
    "themes: [\n",
    "yaml-syntax",
    "[\n",
    { file: "framework.yaml" },
  ],
  "an unclosed list of sources": [
    "sources:\n",
    "sources: [\n",
    "yaml-syntax",
    "[\n",
    { file: "sources.yaml" },
  ],
  "an unclosed quote": ['thread: "02"', 'thread: "02', "yaml-syntax", ""],
  "unclosed front matter": [/---\nDesigns/, "Designs", "front-matter-unclosed", "---"],
  "an item without its hyphen": ["- Chooses no", "Chooses no", "list-length", "Chooses no"],
  "an item without its space": ["- Chooses no", "-Chooses no", "list-length", "-Chooses no"],
  "a first item without its space": ["- Registers", "-Registers", "list-length", "-Registers"],
  "a first item without its hyphen": ["- Registers", "Registers", "list-length", "Registers"],
  "an item with another mark": ["- Chooses no", "* Chooses no", "list-length", "* Chooses no"],
  "a bullet from a word processor": ["- Chooses no", "• Chooses no", "list-length", "• Chooses no"],
  "a list that lost all its hyphens": [
    /## To talk about\n(?:- .*\n)+/,
    "## To talk about\nWhat did you leave out?\nWhat has changed?\n",
    "list-length",
    "## To talk about",
  ],
  "a list of one": [
    /(## Evidence you could bring\n- .*\n)(?:- .*\n)+/,
    "$1",
    "list-length",
    "## Evidence",
  ],
  "a retired resource": [
    /competencies: .*/,
    "competencies: [PP-C-99]",
    "reference-unknown",
    "PP-C-99",
    { file: "resources/accessable.md" },
  ],
  "a superseded source": [
    '{source: hcpc-sop-2023, ref: "4"}',
    "{source: hcpc-sop-2013}",
    "source-superseded",
    "hcpc-sop-2013",
    { file: "professional-practice/band-6/PP-6-01-run-one-part-of-a-service.md" },
  ],
  "an avoided word in an item": ["- Chooses no", "- Utilises no", "term-avoid", "Utilises"],
  "an avoided word in a title": [
    "title: Design a local audit or",
    "title: Facilitate a local audit or",
    "term-avoid",
    "Facilitate",
  ],
  "an avoided word on a page": [
    /\n---\n/,
    "\n---\nThis is for BAME staff.\n\n",
    "term-avoid",
    "BAME",
    { file: "pages/aims.md" },
  ],
  "a title in title case": [
    "title: Design a local audit or",
    "title: Design a Local Audit or",
    "heading-case",
    "Local Audit",
  ],
  "a heading in title case": ["## In practice", "## In Practice", "heading-case", "Practice"],
  "a heading of a role in title case": [
    "## What the role is",
    "## What the Role Is",
    "heading-case",
    "Role",
    { file: "roles/advanced-practitioner.md" },
  ],
  "a statement that is hard to read": [
    statementOf(rs602),
    "Coordinates multidisciplinary evaluation methodologies, communicating comprehensive information about organisational accountability.",
    "reading-age",
    "Coordinates multi",
  ],
  "a draft in the middle of a thread": [
    "status: active",
    "status: draft",
    "band-gap",
    '"02"',
    { said: rs702 },
  ],
  "an unknown rule": [
    "reading-age: {",
    "rules: {reading-aeg: off}\nreading-age: {",
    "rule-unknown",
    "reading-aeg",
    { file: "framework.yaml" },
  ],
  "a rule that cannot be off": [
    "reading-age: {",
    "rules: {schema: off}\nreading-age: {",
    "rule-unknown",
    "schema: off",
    { file: "framework.yaml" },
  ],
  "a severity that is none": [
    "reading-age: {",
    "rules: {reading-age: loud}\nreading-age: {",
    "schema",
    "loud",
    { file: "framework.yaml" },
  ],
};

/** Line and column of a text's place. */
function placeOf(text: string, at: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(at)).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

describe("a slip in it", () => {
  test("without one, nothing is found", () => {
    expect(checkFiles(files)).toEqual([]);
  });

  test.each(Object.entries(slips))("%s is caught by the rule for it, alone", (_name, slip) => {
    const [from, to, code, at, { file = rs602, moved = file, said = moved } = {}] = slip;
    const { [file]: before = "", ...others } = files;
    const after = before.replace(from, to);
    if (moved === file) expect(after === before).toBe(false);
    const changed = { ...others, [moved]: after };
    expect(changed[said]).toContain(at);
    const found = checkFiles(changed).map(({ code: named, file: where, line, column }) => ({
      code: named,
      file: where,
      ...(at === "" ? {} : { line, column }),
    }));
    const place = at === "" ? {} : placeOf(changed[said] ?? "", at);
    expect(found).toEqual([{ code, file: said, ...place }]);
  });
});

describe("questions in people's own words", () => {
  const index = makeSearchIndex(framework, bodies());
  const listed = (name: string) =>
    parse(readFileSync(join(repository, `tests/fixtures/${name}.yaml`), "utf8")) as readonly {
      readonly ask: string;
      readonly any: readonly string[];
    }[];
  const questions = listed("search-questions");
  const more = listed("search-questions-more");
  const unseen = listed("search-questions-unseen");

  test("name only competencies that are there", () => {
    const known = new Set(index.entries.keys());
    const unknown = [...questions, ...more, ...unseen].flatMap(({ any }) =>
      any.filter((id) => !known.has(`competency ${id}`)),
    );
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(more.length).toBeGreaterThanOrEqual(300);
    expect(unknown).toEqual([]);
  });

  test.each([
    ["our own", questions, 0.05],
    ["other people's", more, 0.06],
  ])("nearly all of %s find the right competency in the first three", (_, list, most) => {
    const missed = list.filter(({ ask, any }) => {
      const { hits } = search(index, ask, { top: 3 });
      return !hits.slice(0, 3).some(({ id }) => any.includes(id));
    });
    // Where it fails, the list itself says which.
    const asked = missed.map(({ ask }) => ask);
    expect(asked.slice(0, asked.length > list.length * most ? undefined : 0)).toEqual([]);
  });

  // First run on framework 1.1.1: 20 and 33. Framework 2.0.0 is another text, and was not written with them in sight.
  test("questions that nothing was tuned for do as well as when the text was written", () => {
    const found = unseen.map(({ ask, any }) =>
      search(index, ask, { top: 3 }).hits.findIndex(({ id }) => any.includes(id)),
    );
    expect(unseen).toHaveLength(50);
    expect(found.filter((at) => at === 0).length).toBeGreaterThanOrEqual(20);
    expect(found.filter((at) => at >= 0).length).toBeGreaterThanOrEqual(32);
  });

  test.each([
    ["how do I start research", ["RS-C-05", "RS-5-03", "RS-5-05", "RS-6-03", "RS-6-04"]],
    ["supervising students", ["ED-6-02", "ED-6-03", "ED-5-03"]],
    ["racism at work", ["LD-C-06", "LD-5-06"]],
    ["budget", ["LD-8-04", "LD-7-04"]],
  ])("%s", (ask, any) => {
    const [first] = search(index, ask, { top: 3 }).hits;
    expect(any).toContain(first?.id);
  });
});

test("every one of the 38 capabilities of mpf-2017 is cited", () => {
  const [mpf] = framework.sources.filter(({ id }) => id === "mpf-2017");
  const items = mpf && coverageOf(framework, mpf).items;
  expect(items).toHaveLength(38);
  const uncited = items?.filter(({ citedBy }) => citedBy.length === 0);
  expect(uncited?.map(({ ref }) => ref)).toEqual([]);
});

test("each citation is counted once, under an item or as a whole", () => {
  for (const source of framework.sources) {
    const { items, whole } = coverageOf(framework, source);
    const cited = framework.competencies
      .filter(({ status }) => status !== "retired")
      .flatMap(({ sources }) => sources.filter((one) => one.source === source.id)).length;
    const counted = items.reduce((sum, { citedBy }) => sum + citedBy.length, whole.length);
    expect([source.id, counted]).toEqual([source.id, cited]);
  }
});

test("every name that is offered is one that is understood", () => {
  const unknown = [...topicNames(framework)].filter(
    (name) => findTopics(framework, name.split(" ")).length === 0,
  );
  expect(unknown).toEqual([]);
});

test.each(listKinds)(
  "every entry of the list of %s has the fields of its columns, in order",
  (kind) => {
    const items = listFramework(framework, kind, {});
    expect(items.length).toBeGreaterThan(0);
    for (const item of items)
      expect(Object.keys(item)).toEqual(listFields(kind, framework.manifest));
  },
);

const exampleFiles = filesIn(join(repository, "examples"));

test("nothing in it is to be mended", () => {
  const all = [
    ...Object.entries(files).map(([path, text]) => ({ path, text, kind: kindOf(path) })),
    ...Object.entries(exampleFiles).map(([path, text]) => ({
      path,
      text,
      kind: "evidence" as const,
    })),
  ];
  const mended = all.filter(
    ({ text, kind }) => kind !== null && fixText(text, { kind, schema: "" }).changes.length > 0,
  );
  expect(mended.map(({ path }) => path)).toEqual([]);
});

describe("the examples", () => {
  const examples = Object.keys(exampleFiles);
  test.each(examples)("%s is analysed without a warning", async (name) => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    const line = ["gap", `examples/${name}`, "--since", "2025-11-20"];
    const { code, out, err } = await runInProcess([...line, "--format", "json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { validate } = await import("../dist/schemas/gap.schema.js");
    expect([validate(JSON.parse(out)), validate.errors]).toEqual([true, null]);
    expect(await runInProcess(line)).toMatchObject({ code: 0, err: "" });
  });

  test("what the README says first works, through the binary", async () => {
    const gap = await runBinary(["gap", "examples/sam-physiotherapist.yaml"]);
    expect(gap).toMatchObject({ code: 0, err: "" });
    expect(gap.out).toMatch(/^Sam, physiotherapist, NHS band 6/);
    const checked = await runBinary(["validate", "competencies", "examples", "--strict"]);
    expect(checked.out).toContain("no problems");
    expect(checked.code).toBe(0);
  });
});
