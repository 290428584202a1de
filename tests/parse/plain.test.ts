import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { LineCounter, stringify } from "yaml";
import { closingFence, openingFence } from "../../src/parse/fences.js";
import { markdownBlocks, parseBody } from "../../src/parse/markdown.js";
import { readPlainBody } from "../../src/parse/plain-body.js";
import { readPlainYaml } from "../../src/parse/plain-yaml.js";
import { yamlDocument } from "../../src/parse/yaml.js";
import { seed } from "../support/seed.js";

// Two readers stand before the full parsers, for speed. Where they answer, the full parsers must say exactly the same; and they
// must answer for what people write, which nobody would see from a result.

const root = join(import.meta.dirname, "../..");

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

const split = filesBelow("competencies", /\.md$/).flatMap((text) => {
  const opened = openingFence(text);
  const closing = opened === null ? null : closingFence(text, opened);
  return opened === null || closing === null
    ? []
    : [{ front: text.slice(opened, closing.start), body: text.slice(closing.end) }];
});
const yamlTexts = [
  ...split.map(({ front }) => front),
  ...filesBelow("examples", /\.yaml$/),
  ...filesBelow("competencies", /\.yaml$/),
];

/** What the full parser says: the value, or undefined where it complains. */
function fullYaml(text: string): { readonly value: unknown } | undefined {
  const document = yamlDocument(text, new LineCounter());
  if (document.errors.length + document.warnings.length > 0) return undefined;
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return undefined;
  }
}

const withoutPositions = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === "position" ? undefined : part)));

/** Wherever the quick reader answers, the full parser must agree. Answers whether it did answer. */
function agreesOnYaml(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === null) return false;
  expect({ text, full: fullYaml(text) }).toStrictEqual({ text, full: plain });
  return true;
}

function agreesOnBody(text: string): boolean {
  const plain = readPlainBody(text);
  if (plain === null) return false;
  expect({ text, blocks: withoutPositions(plain) }).toEqual({
    text,
    blocks: withoutPositions(markdownBlocks(text)),
  });
  return true;
}

/** More runs than usual: FUZZ=20 npm test -- plain; from another seed with AHP_SEED. */
const runs = (usual: number): fc.Parameters<unknown> => ({
  seed,
  numRuns: usual * Number(process.env["FUZZ"] ?? 1),
});

/** Small damage of the kind that people do: characters put in, taken out, lines doubled, moved or indented. */
const snippets = [
  ..."\n\n  :-#,[]{}\"'|>&*!%@`~<\\\t=.\u00a0é0x1e5?",
  ...[": ", " #", "- ", "\n- ", "\n  ", ">-\n", "|\n", "null", "true", "---\n", "## ", "1. "],
  ...["  \n", "\n\n", "**", "__proto__: 1\n", "a: 1\n", "''", "]#", "|+\n", ">1\n", "~: ", "? "],
  ...[
    "0o17",
    "-.5",
    "1_000",
    ".inf",
    "1:30",
    "yes",
    "2026-01-02",
    "\ufeff",
    "\r\n",
    "[a]: ",
    "#c\n",
  ],
];

const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 12 }),
    put: fc.constantFrom("", ...snippets),
  }),
  { minLength: 1, maxLength: 4 },
);

const damaged = (text: string, changes: readonly { at: number; cut: number; put: string }[]) =>
  changes.reduce((current, { at, cut, put }) => {
    const start = Math.floor(at * current.length);
    return current.slice(0, start) + put + current.slice(start + cut);
  }, text);

const scrapsOf = (...scraps: readonly string[]) =>
  fc.array(fc.constantFrom(...scraps), { maxLength: 14 }).map((parts) => parts.join(""));

describe("the quick YAML reader", () => {
  test("reads nearly every file we ship", () => {
    const answered = yamlTexts.filter(agreesOnYaml);
    expect(answered.length / yamlTexts.length).toBeGreaterThan(0.95);
  });

  test("agrees with the full parser on damaged files", () => {
    const short = yamlTexts.map((text) => text.split("\n").slice(0, 40).join("\n").concat("\n"));
    fc.assert(
      fc.property(fc.constantFrom(...short), damage, (text, changes) => {
        agreesOnYaml(damaged(text, changes));
      }),
      runs(4000),
    );
  });

  test("agrees with the full parser on scraps put together", () => {
    const scrap = scrapsOf(
      ...["a", "b", "a:", "b: ", "- ", "  ", "    ", "\n", "\n", "\n", "c: 1", "[", "]", "{", "}"],
      ...[",", ": ", " x", "x: y", "'q'", '"q"', " # note", "#", ">-", "|", "2026-03-14", "012"],
      ...["1e3", "0x1f", "~", "null", "Null", "true", "no", "8a", "1.10", ".5", "-1", "+1", "?"],
      ...["? k", "&a", "*a", "!t", "%", "\n  ", "\n- ", "\n\n", "''", "#c", "{a: 1}", "[]", "e f"],
    );
    fc.assert(
      fc.property(scrap, (text) => void agreesOnYaml(`${text}\n`)),
      runs(6000),
    );
  });

  test("agrees with the full parser on what its own writer lays out, whole and damaged", () => {
    const word = fc.constantFrom(
      ...["a", "two words", "it's", 'say "hi"', "", " lead", "# no", "x # y", "yes", "null", "012"],
      ...[
        "Note: x",
        "12:30",
        "a, b",
        "[x]",
        "two\nlines",
        "two\n\nparts\n",
        "- item\n",
        "£5",
        "1.0.0",
      ],
    );
    const { data } = fc.letrec((tie) => ({
      data: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.constantFrom(1, 0, -3, 1.5, true, null, 1e21),
        fc.array(tie("data"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "id", "RS-6-02", "on", "01", "c d", "5"), tie("data")),
      ),
    }));
    const layout = fc.record({
      lineWidth: fc.constantFrom(0, 20, 80),
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      collectionStyle: fc.constantFrom("any", "block", "flow"),
      defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_FOLDED"),
    });
    let answered = 0;
    fc.assert(
      fc.property(data, layout, damage, (value, options, changes) => {
        const text = stringify(value, options);
        if (agreesOnYaml(text)) answered += 1;
        agreesOnYaml(damaged(text, changes));
      }),
      runs(2000),
    );
    expect(answered).toBeGreaterThan(500);
  });

  test.each<[string, string, unknown]>([
    ["fields", "a: one\nAb-c_1: two\n", { a: "one", "Ab-c_1": "two" }],
    ["names in quotes", '"01": Scope\n"a b_c": x\n', { "01": "Scope", "a b_c": "x" }],
    ["no value", "a:\n  b:\nc:  \n", { a: { b: null }, c: null }],
    ["words of YAML", "a: true\nb: false\nc: ~\n", { a: true, b: false, c: null }],
    ["words that hold those", "a: true north\nb: no\n", { a: "true north", b: "no" }],
    ["numbers", "a: 0\nb: 120\nc: 4.5\nd: -2\n", { a: 0, b: 120, c: 4.5, d: -2 }],
    ["digits in text", "a: 8a\nb: 2 of 3\nc: 1.0.0\n", { a: "8a", b: "2 of 3", c: "1.0.0" }],
    ["dates and times", "a: 2026-03-14\nb: 12:30\n", { a: "2026-03-14", b: "12:30" }],
    ["an address", "a: https://example.org/a#b\n", { a: "https://example.org/a#b" }],
    ["every script", "a: écoute\nb: £5\nc: “d”\n", { a: "écoute", b: "£5", c: "“d”" }],
    ["remarks", "# one\na: b # two\nc: # three\n  d: 1\n", { a: "b", c: { d: 1 } }],
    ["empty lines, and no last end", "\na: 1\n\n\nb: 2", { a: 1, b: 2 }],
    ["quotes", 'a: "b: c # d"\ne: \'f "g"\' # h\n', { a: "b: c # d", e: 'f "g"' }],
    ["text over lines", "a: one\n  two\nb: 1\n", { a: "one two", b: 1 }],
    ["a list", "a:\n  - one\n  - 2\nb:\n- 3\n", { a: ["one", 2], b: [3] }],
    ["a list of fields", "- a: 1\n  b: 2\n-   a: 3\n", [{ a: 1, b: 2 }, { a: 3 }]],
    ["brackets", 'a: [b, "c, d", 1] # e\n', { a: ["b", "c, d", 1] }],
    ["curly brackets", "- {a: [b, {c: d}], e-f: 1}\n", [{ a: ["b", { c: "d" }], "e-f": 1 }]],
    ["nothing in brackets", "a: []\nb: {  }\n", { a: [], b: {} }],
    ["folded", "a: >-\n  one\n  two\n\n  three\nb: 1\n", { a: "one two\nthree", b: 1 }],
    ["literal", "a: |\n  Note: (x)\n\n  - two\n", { a: "Note: (x)\n\n- two\n" }],
  ])("reads %s", (_name, text, value) => {
    expect(readPlainYaml(text)).toStrictEqual({ value });
    expect(agreesOnYaml(text)).toBe(true);
  });

  // With `agreesOnYaml` alone a guard that lets nothing through would pass, and without these one that lets too much through.
  test.each([
    ...[
      "a: b\tc",
      "a: 1\r\n",
      "\ufeffa: 1",
      "a: b\u2028c",
      "a: \ud800",
      "a: b\u00a0c",
      'a: "\\x41"',
    ],
    ...["---\na: 1", "a: 1\n...", "%YAML 1.2\na: 1", "--- a", "---y"],
    ...["a: &x 1", "a: *x", "a: !js 1", "? a", "- ? a", "{? a}", "a: |2\n  b", "a: >+\n  b"],
    ...["a: 0b1", "a: -0x1f", "a: +0o7", "a: -.5", "a: -0", "a: 1e999", `a: ${"9".repeat(400)}`],
    ...[
      "~: 1",
      "null: 1",
      "True: 1",
      "1.10: 2",
      "010: 1",
      ".nan: 1",
      ": 1",
      "{~}",
      "[a]: 1",
      "{[a]}",
    ],
    ...["__proto__: 1", '"__proto__": 1', "é: 1", "a.b: 1", "5: 1", `${"a ".repeat(600)}: 1`],
    ...[
      "a: 1\na: 2",
      "{a: 1, a: 2}",
      "a: b: c",
      "a: b:",
      "a: [b",
      "a: {b",
      'a: "b',
      "a: @b",
      "a: ]",
    ],
    ...["a: []#", 'a: "b"#c', "a: [#]\n  ]", "a: [b, #]\n  c]", "a: 'b''c'", '{"a":b}', "a: [b\n]"],
    ...["a: [b,\n  c]", 'a: "b\n  c"', "a: 'b\n c'", "a: [b]\n  , c]", "a:\n#b\n  c\nd:"],
    ...[
      "- a\n-\n",
      "-\n  a",
      "- #b\n  c",
      "a: |\n   \n b",
      "|\n a",
      "a:\n  b: 1\n c: 2",
      "- 1\na: 1",
    ],
    ...["a: b c\n d: e", "a: [b] c", 'a: "b" c', "a: [b, , c]", "a: 1\n- 1"],
  ])("leaves %j to the full parser", (text) => {
    expect(readPlainYaml(text)).toBeNull();
  });
});

describe("the quick Markdown reader", () => {
  test("reads most bodies we ship", () => {
    const answered = split.filter(({ body }) => agreesOnBody(body));
    expect(answered.length / split.length).toBeGreaterThan(0.8);
  });

  test("agrees with the full parser on damaged bodies", () => {
    fc.assert(
      fc.property(fc.constantFrom(...split), damage, ({ body }, changes) => {
        agreesOnBody(damaged(body, changes));
      }),
      runs(2500),
    );
  });

  test("agrees with the full parser on scraps put together", () => {
    const scrap = scrapsOf(
      ...[
        "Text",
        "more text",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "- ",
        "- item",
        "-item",
        "* ",
        "+ ",
      ],
      ...["1. ", "1) ", "# ", "## Head", "##Head", "#", " #", "===", "---", "> ", "`", "*a*", "_"],
      ...[
        "http://a.b",
        "!",
        "~",
        "|",
        "é",
        "2026",
        "a:",
        "“q”",
        "(",
        "\u00a0",
        "\u3000",
        "&amp;",
        "<b>",
        "\\",
      ],
    );
    fc.assert(
      fc.property(scrap, (text) => void agreesOnBody(text)),
      runs(4000),
    );
  });
});

describe("the quick Markdown reader answers", () => {
  /** Each block with its line, and those of its items. */
  const shown = (text: string) =>
    readPlainBody(text)
      ?.map(({ node, place, itemPlaces }) =>
        [
          node.type === "heading" ? `h${node.depth}` : node.type,
          ...[place, ...itemPlaces].map(({ line }) => line),
        ].join(" "),
      )
      .join(", ");
  test.each([
    ["nothing", "", ""],
    ["empty lines", "\n\n\n", ""],
    ["a paragraph", "One.\n", "paragraph 1"],
    ["a paragraph of two lines", "\nOne\ntwo.\n", "paragraph 2"],
    ["paragraphs", "One.\n\nTwo.", "paragraph 1, paragraph 3"],
    ["headings", "# A\n## B\n###### C\n", "h1 1, h2 2, h6 3"],
    ["a heading below a paragraph", "One.\n## A\n", "paragraph 1, h2 2"],
    ["a heading above a paragraph", "## A\nOne.\n", "h2 1, paragraph 2"],
    ["a list", "\n- a\n- b\n", "list 2 2 3"],
    ["an item over two lines", "- a\n  b\n- c\n", "list 1 1 3"],
    ["a list below a heading", "## A\n- a\n", "h2 1, list 2 2"],
    ["a heading below a list", "- a\n## A\n", "list 1 1, h2 2"],
    ["a paragraph behind a list", "- a\n\nOne.\n", "list 1 1, paragraph 3"],
    ["a list behind a paragraph", "One.\n\n- a\n", "paragraph 1, list 3 3"],
    ["lists around a heading", "- a\n\n## B\n\n- c\n", "list 1 1, h2 3, list 5 5"],
    ["a line that begins with a number", "2026 was\n10 more\n", "paragraph 1"],
    ["marks of speech and money", "£5\n\n(a)\n\n“b”\n", "paragraph 1, paragraph 3, paragraph 5"],
    ["other quotation marks", "\"c\"\n\n'd'\n\n‘e’\n", "paragraph 1, paragraph 3, paragraph 5"],
  ])("to %s", (_name, text, blocks) => {
    expect(shown(text)).toEqual(blocks);
  });

  test("with the text of each block", () => {
    const body = parseBody("One\ntwo.\n\nThree.\n\n## In practice\n- a\n  b\n- c\n", 5);
    expect(body).toMatchObject({
      statement: "One\ntwo.\n\nThree.",
      place: { line: 5, column: 1 },
      sections: [
        {
          id: "in-practice",
          heading: "In practice",
          place: { line: 10, column: 1 },
          items: ["a\nb", "c"],
          itemPlaces: [
            { line: 11, column: 1 },
            { line: 13, column: 1 },
          ],
        },
      ],
    });
  });
});

describe("the quick Markdown reader leaves alone", () => {
  test.each([
    ...["\\", "`", "*", "_", "<", "&", "[", "]", "\t", "\r", "\u2028", "\u00a0", "\ufeff"].map(
      (mark): [string, string] => [`${JSON.stringify(mark)} anywhere`, `One ${mark}two.\n`],
    ),
    ["a blank at the end of a line", "One \ntwo.\n"],
    ["a line farther in", "    one\n"],
    ["a numbered list", "1. a\n"],
    ["a numbered list of the other kind", "12) a\n"],
    ["a heading of seven marks", "####### a\n"],
    ["a heading without a blank", "##a\n"],
    ["a heading with two blanks", "##  a\n"],
    ["a heading that is closed", "## a #\n"],
    ["a heading of marks", "## - a\n"],
    ["a heading without words", "##\n"],
    ["a heading of lines", "One\n===\n"],
    ["a rule", "---\n"],
    ["a quotation", "> a\n"],
    ["a list of plus signs", "+ a\n"],
    ["a hyphen alone", "-\n"],
    ["an item with two blanks", "-  a\n"],
    ["a list in a list", "- - a\n"],
    ["a list below an item", "- a\n  - b\n"],
    ["an item right below a paragraph", "One.\n- a\n"],
    ["a line below an item that is not farther in", "- a\nbcd\n"],
    ["a line below an item that is too far in", "- a\n   b\n"],
    ["a list that is broken by an empty line", "- a\n\n- b\n"],
    ["a box to tick", "- [ ] a\n"],
  ])("%s", (_name, text) => {
    expect(readPlainBody(text)).toBeNull();
  });
});
