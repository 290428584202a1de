import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { validated } from "./support/scratch.js";

const shipped = resolve(import.meta.dirname, "../competencies");
const rs602 = "research/band-6/RS-6-02-design-a-local-audit-or-evaluation.md";
const rs702 = "research/band-7/RS-7-02-evaluate-specialty-practice-with-valid-methods.md";

const read = (path: string): string => readFileSync(join(shipped, path), "utf8");

/** The statement of a competency as its file has it. */
const statementOf = (path: string): string =>
  read(path).split("\n---\n")[1]?.split("\n## ")[0]?.trim() ?? "";

/** One slip in one file, and the one thing that should be said of it. */
interface Slip {
  readonly file: string;
  /** What is replaced; it stands in the file once. A pattern where what stands there does not matter. */
  readonly from: string | RegExp;
  readonly to: string;
  /** The file after the slip, where it has another name. */
  readonly moved?: string;
  readonly code: string;
  /** Where it is said, when that is another file. */
  readonly said?: string;
  /** The text that the line and column point at. */
  readonly at: string;
}

const slips: Readonly<Record<string, Slip>> = {
  "a swapped band": {
    file: rs602,
    from: "band: 6",
    to: "band: 7",
    code: "id-mismatch",
    at: "7\nthread",
  },
  "a band that is core": {
    file: rs602,
    from: "band: 6",
    to: "band: core",
    code: "id-mismatch",
    at: "core\nthread",
  },
  "another pillar": {
    file: rs602,
    from: "pillar: research",
    to: "pillar: education",
    code: "id-mismatch",
    at: "education",
  },
  "another thread": {
    file: rs602,
    from: 'thread: "02"',
    to: 'thread: "03"',
    code: "id-mismatch",
    at: '"03"',
  },
  "a thread without quotes": {
    file: rs602,
    from: 'thread: "02"',
    to: "thread: 02",
    code: "schema",
    at: "02\nstatus",
  },
  "the wrong folder": {
    file: rs602,
    from: "",
    to: "",
    moved: rs602.replace("band-6", "band-7"),
    code: "id-mismatch",
    at: "6\nthread",
  },
  "the wrong file name": {
    file: rs602,
    from: "",
    to: "",
    moved: rs602.replace("RS-6-02", "RS-6-20"),
    code: "id-mismatch",
    at: "RS-6-02",
  },
  "a mistyped id": {
    file: rs602,
    from: "id: RS-6-02",
    to: "id: RS-6-2",
    code: "schema",
    at: "RS-6-2",
  },
  "a statement copied within a band": {
    file: rs602,
    from: statementOf(rs602),
    to: statementOf("research/band-6/RS-6-01-bring-evidence-together-for-a-team-decision.md"),
    code: "statement-similar",
    at: "Brings together",
  },
  "a statement copied across bands, with a bigger adjective": {
    file: rs702,
    from: statementOf(rs702),
    to: statementOf(rs602)
      .replace("a small audit", "a large audit")
      .replace("own area", "a specialty"),
    code: "statement-similar",
    at: "Plans and runs",
  },
  "a copied title": {
    file: rs702,
    from: /title: .*/,
    to: "title: Design local audits or an evaluation",
    code: "statement-similar",
    at: "Design local",
  },
  "a removed section": {
    file: rs602,
    from: /## To talk about\n[^#]*/,
    to: "",
    code: "section-missing",
    at: "Plans and runs",
  },
  "a removed statement": {
    file: rs602,
    from: statementOf(rs602),
    to: "",
    code: "schema",
    at: "\n\n## In practice",
  },
  "sections in another order": {
    file: rs602,
    from: /(## To talk about\n[^#]*)(## In a local authority\n[^#]*)/,
    to: "$2$1",
    code: "section-order",
    at: "## To talk about",
  },
  "a mistyped heading": {
    file: rs602,
    from: "## To talk about",
    to: "## To talk abuot\n- Why?\n\n## To talk about",
    code: "section-unknown",
    at: "## To talk abuot",
  },
  "a mistyped reference to a competency": {
    file: rs602,
    from: "builds-on: [RS-5-02]",
    to: "builds-on: [RS-5-20]",
    code: "reference-unknown",
    at: "RS-5-20",
  },
  "a mistyped theme": {
    file: rs602,
    from: "themes: [first-steps-in-research]",
    to: "themes: [first-step-in-research]",
    code: "reference-unknown",
    at: "first-step-in",
  },
  "a mistyped source": {
    file: rs602,
    from: "source: mpf-2017",
    to: "source: mpf-2071",
    code: "reference-unknown",
    at: "mpf-2071",
  },
  "a reference of another form": {
    file: rs602,
    from: 'ref: "4.2"',
    to: 'ref: "4.9"',
    code: "source-ref-malformed",
    at: '"4.9"',
  },
  "a circle": {
    file: rs602,
    from: "builds-on: [RS-5-02]",
    to: "builds-on: [RS-7-02]",
    code: "builds-on-order",
    at: "RS-7-02",
  },
  "an unclosed list in the fields": {
    file: rs602,
    from: "builds-on: [RS-5-02]",
    to: "builds-on: [RS-5-02",
    code: "yaml-syntax",
    at: "[RS-5-02",
  },
  "an unclosed list in the manifest": {
    file: "framework.yaml",
    from: "themes:\n",
    to: "themes: [\n",
    code: "yaml-syntax",
    at: "[\n",
  },
  "an unclosed list of sources": {
    file: "sources.yaml",
    from: "sources:\n",
    to: "sources: [\n",
    code: "yaml-syntax",
    at: "[\n",
  },
  "an unclosed quote": {
    file: rs602,
    from: 'thread: "02"',
    to: 'thread: "02',
    code: "yaml-syntax",
    at: "",
  },
  "unclosed front matter": {
    file: rs602,
    from: /---\nPlans/,
    to: "Plans",
    code: "front-matter-unclosed",
    at: "---",
  },
  "an item without its hyphen": {
    file: rs602,
    from: "- Chooses no",
    to: "Chooses no",
    code: "list-length",
    at: "Chooses no",
  },
  "an item without its space": {
    file: rs602,
    from: "- Chooses no",
    to: "-Chooses no",
    code: "list-length",
    at: "-Chooses no",
  },
  "a first item without its space": {
    file: rs602,
    from: "- Registers",
    to: "-Registers",
    code: "list-length",
    at: "-Registers",
  },
  "a first item without its hyphen": {
    file: rs602,
    from: "- Registers",
    to: "Registers",
    code: "list-length",
    at: "Registers",
  },
  "an item with another mark": {
    file: rs602,
    from: "- Chooses no",
    to: "* Chooses no",
    code: "list-length",
    at: "* Chooses no",
  },
  "a bullet from a word processor": {
    file: rs602,
    from: "- Chooses no",
    to: "• Chooses no",
    code: "list-length",
    at: "• Chooses no",
  },
  "a list that lost all its hyphens": {
    file: rs602,
    from: /## To talk about\n(?:- .*\n)+/,
    to: "## To talk about\nWhat did you leave out?\nWhat has changed?\n",
    code: "list-length",
    at: "## To talk about",
  },
  "a list of one": {
    file: rs602,
    from: /(## Evidence you could bring\n- .*\n)(?:- .*\n)+/,
    to: "$1",
    code: "list-length",
    at: "## Evidence",
  },
  "a retired resource": {
    file: "resources/accessable.md",
    from: /competencies: .*/,
    to: "competencies: [PP-C-99]",
    code: "reference-unknown",
    at: "PP-C-99",
  },
  "a superseded source": {
    file: "professional-practice/band-6/PP-6-01-run-one-part-of-a-service.md",
    from: '{source: hcpc-sop-2023, ref: "4"}',
    to: "{source: hcpc-sop-2013}",
    code: "source-superseded",
    at: "hcpc-sop-2013",
  },
  "an avoided word in an item": {
    file: rs602,
    from: "- Chooses no",
    to: "- Utilises no",
    code: "term-avoid",
    at: "Utilises",
  },
  "an avoided word in a title": {
    file: rs602,
    from: "title: Design a local audit or",
    to: "title: Facilitate a local audit or",
    code: "term-avoid",
    at: "Facilitate",
  },
  "an avoided word on a page": {
    file: "pages/aims.md",
    from: /\n---\n/,
    to: "\n---\nThis is for BAME staff.\n\n",
    code: "term-avoid",
    at: "BAME",
  },
  "a title in title case": {
    file: rs602,
    from: "title: Design a local audit or",
    to: "title: Design a Local Audit or",
    code: "heading-case",
    at: "Local Audit",
  },
  "a heading in title case": {
    file: rs602,
    from: "## In practice",
    to: "## In Practice",
    code: "heading-case",
    at: "Practice",
  },
  "a heading of a role in title case": {
    file: "roles/advanced-practitioner.md",
    from: "## What the role is",
    to: "## What the Role Is",
    code: "heading-case",
    at: "Role",
  },
  "a statement that is hard to read": {
    file: rs602,
    from: statementOf(rs602),
    to: "Coordinates multidisciplinary evaluation methodologies, communicating comprehensive information about organisational accountability.",
    code: "reading-age",
    at: "Coordinates multi",
  },
  "a draft in the middle of a thread": {
    file: rs602,
    from: "status: active",
    to: "status: draft",
    code: "band-gap",
    said: rs702,
    at: '"02"',
  },
  "an unknown rule": {
    file: "framework.yaml",
    from: "reading-age: {",
    to: "rules: {reading-aeg: off}\nreading-age: {",
    code: "rule-unknown",
    at: "reading-aeg",
  },
  "a rule that cannot be off": {
    file: "framework.yaml",
    from: "reading-age: {",
    to: "rules: {schema: off}\nreading-age: {",
    code: "rule-unknown",
    at: "schema: off",
  },
  "a severity that is none": {
    file: "framework.yaml",
    from: "reading-age: {",
    to: "rules: {reading-age: loud}\nreading-age: {",
    code: "schema",
    at: "loud",
  },
};

/** Line and column of a text's place. */
function placeOf(text: string, at: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(at)).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

describe("a slip in the shipped framework", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ahp-career-"));
    cpSync(shipped, join(folder, "competencies"), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const inCopy = (path: string): string => join(folder, "competencies", path);

  test("without one, nothing is found", async () => {
    expect(await validated(folder, "competencies")).toEqual([]);
  });

  test.each(Object.entries(slips))(
    "%s is caught by the rule for it, alone",
    async (_name, slip) => {
      const { file, from, to, moved = file, code, said = moved, at } = slip;
      const before = read(file);
      const after = before.replace(from, to);
      if (moved === file) expect(after === before).toBe(false);
      try {
        writeFileSync(inCopy(file), after);
        renameSync(inCopy(file), inCopy(moved));
        const text = said === moved ? after : read(said);
        expect(text).toContain(at);
        expect(
          (await validated(folder, "competencies")).map((one) => ({
            code: one.code,
            file: one.file,
            ...(at === "" ? {} : { line: one.line, column: one.column }),
          })),
        ).toEqual([
          { code, file: `competencies/${said}`, ...(at === "" ? {} : placeOf(text, at)) },
        ]);
      } finally {
        rmSync(inCopy(moved));
        writeFileSync(inCopy(file), before);
      }
    },
  );
});
