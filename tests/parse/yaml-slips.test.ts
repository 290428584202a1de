import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { closingFence, openingFence } from "../../src/parse/fences.js";
import { parseYaml } from "../../src/parse/yaml.js";
import { firstMisfit } from "../../src/parse/yaml-misfit.js";
import { seed } from "../support/seed.js";

const said = (text: string): string => {
  const { findings } = parseYaml({ file: "me.yaml", text });
  return findings
    .map(
      ({ where, message }) =>
        `${"line" in where ? `${where.line}:${where.column}` : ""} ${message}`,
    )
    .join("\n");
};

const entry = (first: string, ...more: readonly string[]): string =>
  ["band: 6", "evidence:", first, ...more, ""].join("\n");

describe("a field that is there twice", () => {
  const twice = "The same field is given twice";
  const again = "A field that this entry has already is given again";
  const notPart = "This line is not indented, so it is not part of `owner`";
  test.each([
    ["behind one without a value", "x: 1\nowner:\nx: 2\n", `3:1 ${notPart}`],
    ["with another behind that", "x: 1\nowner:\ny: 1\nx: 2\n", `3:1 ${notPart}`],
    ["behind one that is null", "x: 1\nowner: ~\nx: 2\n", `3:1 ${twice}`],
    ["behind one that is an empty text", 'x: 1\nowner: ""\nx: 2\n', `3:1 ${twice}`],
    ["behind one with a value", "x: 1\nowner: 2\nx: 2\n", `3:1 ${twice}`],
    ["where the empty one is above both", "owner:\nx: 1\nx: 2\n", `3:1 ${twice}`],
    ["where the empty one is below both", "x: 1\nx: 2\nowner:\n", `2:1 ${twice}`],
    ["where it is empty itself", "x: 1\nx:\n", `2:1 ${twice}`],
    ["the first of an entry", "- a: 1\n  b: 2\n  a: 3\n", `3:3 ${again}`],
    ["one of an entry that is not the first", "- a: 1\n  b: 2\n  b: 3\n", `3:3 ${twice}`],
    ["two of an entry", "- a: 1\n  b: 2\n  c: 3\n  b: 4\n  c: 5\n", `4:3 ${again}`],
    ["an entry in brackets", "- {a: 1, b: 2, a: 3}\n", `1:16 ${twice}`],
    [
      "two of fields in a field",
      "m:\n  a: 1\n  b: 2\n  b: 3\n  a: 4\n",
      `4:3 ${twice}\n5:3 ${twice}`,
    ],
  ])("%s", (_, text, found) => {
    expect(said(text)).toBe(found);
  });
});

test.each([
  [
    "a quote that is not closed",
    'a: 1\nb: "two\nc: 3\nd: 4\n',
    "2:4 This quote is opened and not closed",
  ],
  ["a single one", "a: 1\nb: 'two\nc: 3\n", "2:4 This quote is opened and not closed"],
  [
    "a hyphen without a space",
    entry("  -title: x", "   date: 1"),
    "3:3 There is no ordinary space after the hyphen",
  ],
  [
    "a hyphen and a hard space",
    entry("  -\u00a0title: x", "    date: 1"),
    "3:3 There is no ordinary space after the hyphen",
  ],
  [
    "a list below a field that is commented out",
    "band: 6\n\n# evidence:\n  - title: a\n    date: b\n",
    "4:3 This line is indented further than the one above",
  ],
  [
    "an entry that is indented further than the field above",
    "a: 1\nlist:\n  - award: BSc\n    completed: 2021\n      - {award: MSc, level: 7}\n",
    "5:7 This line is indented further than the one above",
  ],
  [
    "the first of some fields, too far in",
    "person:\n    name: Sam\n  band: 6\n",
    "2:5 The indentation does not line up",
  ],
  [
    "the second of some fields, too far out",
    "person:\n  name: Sam\n band: 6\n",
    "3:2 The indentation does not line up",
  ],
  [
    "the only hyphen of a list, too far in",
    "breaks:\n    - from: 2024-01-08\n    to: 2024-09-02\n",
    "2:5 The indentation does not line up",
  ],
  [
    "the first hyphen of a list, gone",
    "evidence:\n    title: a\n    date: b\n  - title: c\n",
    "2:5 There is no hyphen in front of this, where a list goes on",
  ],
  [
    "the first hyphen of a list, gone, and its field farther out",
    "evidence:\n  title: a\n    date: b\n  - title: c\n",
    "2:3 There is no hyphen in front of this, where a list goes on",
  ],
  [
    "the first hyphen before fields in brackets, gone",
    "agreed:\n  {pillar: a, band: 6}\n  - {pillar: b, band: 6}\n",
    "2:3 There is no hyphen in front of this, where a list goes on",
  ],
  [
    "a field that stands too far out, and what it held not",
    "format: ahp-career/evidence@1\ntarget:\n  band: 7\npillars:\n    research: 6\n    education: 7\n  by: 2027-09-01\n",
    "4:1 This line is not indented, so it is not part of `target`",
  ],
  [
    "an equals sign for a colon",
    "person:\n  name= Sam\n  band: 6\n",
    "2:3 There is no colon after `name`",
  ],
  [
    "a semicolon for a colon",
    "ratings:\n  RS-6-02; met\n  RS-6-03: met\n",
    "2:3 There is no colon after `RS-6-02`",
  ],
  [
    "a name that is no field's, without its colon",
    "pillars:\n  research 6\n  education: 7\n",
    "2:3 There is no colon after `research`",
  ],
  [
    "a name that is no field's, without the space after its colon",
    "pillars:\n  research:6\n  education: 7\n",
    "2:12 There is no space after the colon",
  ],
  [
    "a word where a field should be",
    "pillars:\n  research\n  education: 7\n",
    "2:3 This line is neither a field nor an item of a list",
  ],
  [
    "a hyphen before the first field of a file",
    "- format: a\nband: 6\n",
    "1:1 There is a hyphen in front of this, and no list begins here",
  ],
  ["a dash", entry("  – title: x", "    date: 1"), "3:3 `–` does not start an item of a list"],
  ["a bullet", entry("  • title: x", "    date: 1"), "3:3 `•` does not start an item of a list"],
  [
    "curly quotes",
    "a: 1\ntitle: “Falls: an audit”\n",
    "2:8 Curly quotes are ordinary characters here",
  ],
  ["no space after a colon", "a: 1\nband:6\nc: 3\n", "2:6 There is no space after the colon"],
  [
    "a list that was empty",
    "a: 1\nevidence: []\n- title: x\n",
    "2:11 `evidence` is said to hold nothing, and something follows that belongs to it",
  ],
  [
    "fields that were empty",
    "a: 1\nratings: {}\n# more\n  RS-5-01: met\n",
    "2:10 `ratings` is said to hold nothing, and something follows that belongs to it",
  ],
])("%s", (_, text, wanted) => {
  expect(said(text)).toBe(wanted);
});

const head = "format: ahp-career/evidence@1\nperson:\n  profession: physiotherapist\n  band: 6\n";
const item = "evidence:\n  - title: A\n";
const quotes = "A value that contains a colon followed by a space is not in quotes";
const farther = "This line is indented further than the one above";
const notInLine = "The indentation does not line up";
const bracket = "This bracket is opened and not closed";
const quote = "This quote is opened and not closed";
const starts = (with_: string): string => `A value that starts with ${with_} has to be in quotes`;
const odd = (name: string): string =>
  `There is a character here that looks like a space or like nothing: ${name}`;

/** What people do to a file, and the place where a careful reader would look for it. The file begins with four good lines. */
test.each([
  ["a field too far in", `${item}     date: 2026-03-14\n`, `7:6 ${farther}`],
  [
    "a rating's fields below its word",
    "ratings:\n  RS-6-02: met\n    self: met\n",
    `7:5 ${farther}`,
  ],
  [
    "a field too far in, below a hyphen at the margin",
    "evidence:\n- title: A\n   type: audit\n",
    `7:4 ${farther}`,
  ],
  [
    "a list that is not closed",
    `${item}    supports: [RS-6-02\n    date: 2026-03-14\n`,
    `7:15 ${bracket}`,
  ],
  [
    "a list in a list",
    `${item}    supports: [[RS-6-02]\n    date: 2026-03-14\n`,
    `7:15 ${bracket}`,
  ],
  [
    "a comment that hides a bracket",
    "breaks:\n  - {reason: No 4 #1, from: x}\n  - {from: y}\n",
    `6:5 ${bracket}`,
  ],
  [
    "fields before an empty line",
    `${item}    confirmed: {by: lead\n\n  - title: B\n`,
    `7:16 ${bracket}`,
  ],
  ["a bracket at the end", `${item}    supports: [RS-6-02\n`, `7:15 ${bracket}`],
  [
    "a bracket of the other kind",
    `${item}    confirmed: {by: x]\n`,
    "7:22 `]` does not close the bracket that is open",
  ],
  [
    "a quote, and other quotes below",
    `evidence:\n  - title: "Falls\n    reflection: "x"\n`,
    `6:12 ${quote}`,
  ],
  ["a quote in brackets", `${item}    confirmed: {by: "lead, date: x}\n`, `7:21 ${quote}`],
  [
    "a quote that ends too early",
    `evidence:\n  - title: 'patient's'\n`,
    "6:21 Something follows after the quote that ends the value",
  ],
  ["a tab below an empty line", `${item}\n\t- title: B\n`, "8:1 A tab is used to indent"],
  ["an item too far out", `${item}\n - title: B\n`, `8:2 ${notInLine}`],
  ["an item at the margin", `${item}\n- title: B\n`, `8:1 ${notInLine}`],
  [
    "an item that has to go out a little",
    `${item}    supports:\n    - A\n   - B\n`,
    `9:4 ${notInLine}`,
  ],
  [
    "an item without a blank",
    `${item}\n  -title: B\n    date: x\n`,
    "8:3 There is no ordinary space after the hyphen",
  ],
  ["a field too far out", `${item}   date: 2026-03-14\n`, `7:4 ${notInLine}`],
  [
    "a field without its hyphen",
    `${item}  title: B\n`,
    "7:3 There is no hyphen in front of this, where a list goes on",
  ],
  ["a field with a blank before it", " notes: x\n", `5:2 ${notInLine}`],
  [
    "one line at the margin",
    "ratings:\nRS-6-02: met\n  RS-6-01: met\n",
    "6:1 This line is not indented, so it is not part of `ratings`",
  ],
  ["text in brackets", "notes: [Draft] x\n", `5:8 ${starts("`[`")}`],
  ["text in curly brackets", "notes: {Draft} x\n", `5:8 ${starts("`{`")}`],
  ["an asterisk", "notes: *Falls* x\n", `5:8 ${starts("`*`")}`],
  ["more than", "notes: > 50% of x\n", `5:8 ${starts("`>`")}`],
  ["a bar", "notes: | x\n", `5:8 ${starts("`|`")}`],
  ["at", "notes: @x\n", `5:8 ${starts("`@`")}`],
  ["per cent", "notes: %x\n", `5:8 ${starts("`%`")}`],
  ["a backtick", "notes: `x`\n", `5:8 ${starts("a backtick")}`],
  ["and", "notes: & x\n", `5:8 ${starts("`&`")}`],
  [
    "an anchor",
    "notes: &falls audit\n",
    "5:8 Anchors and aliases (`&` and `*`) are not used in these files",
  ],
  [
    "a new entry without a hyphen",
    `${item}    date: x\n\n    title: B\n    date: y\n`,
    "9:5 A field that this entry has already is given again",
  ],
  [
    "a field twice in an entry",
    `${item}    date: x\n    date: y\n`,
    "8:5 The same field is given twice",
  ],
  [
    "fields in brackets twice",
    "breaks:\n  - {from: x, from: y}\n",
    "6:15 The same field is given twice",
  ],
  [
    "a rating without a blank",
    "ratings:\n  RS-6-02:met\n  PP-6-01: met\n",
    "6:11 There is no space after the colon",
  ],
  [
    "the last rating without a blank",
    "ratings:\n  PP-6-01: met\n  RS-6-02:met\n",
    "7:11 There is no space after the colon",
  ],
  [
    "a title without a blank",
    "evidence:\n  - title:A\n    date: x\n",
    "6:11 There is no space after the colon",
  ],
  [
    "a colon in brackets",
    "ratings:\n  RS-6-02: {reason: No rota: built}\n",
    `6:21 ${quotes}, or a comma is missing`,
  ],
  [
    "no comma in brackets",
    `${item}    confirmed: {by: lead date: x}\n`,
    "7:26 There is no comma before this",
  ],
  ["a hard space", `${item}  \u00a0 type: audit\n`, `7:3 ${odd("a no-break space")}`],
  ["a hard space after a colon", "notes:\u00a0x\nbreaks: []\n", `5:7 ${odd("a no-break space")}`],
  ["a space of no width", `${item}\u200b    type: audit\n`, `7:1 ${odd("a space of no width")}`],
  ["another space", `${item}\u2003type: audit\n`, `7:1 ${odd("U+2003")}`],
  [
    "an asterisk for a hyphen",
    "evidence:\n  * title: x\n",
    "6:3 `*` does not start an item of a list",
  ],
  [
    "text that goes on with a colon",
    `evidence:\n  - title: We learned\n      this: and more\n`,
    `6:12 ${quotes}`,
  ],
  ["a field without a colon", "notes\nbreaks: []\n", "5:1 There is no colon after `notes`"],
  [
    "the first of an item",
    "evidence:\n  - title A\n    date: x\n",
    "6:5 There is no colon after `title`",
  ],
  [
    "a rating without a colon",
    "ratings:\n  RS-6-02 met\n  RS-6-03: met\n",
    "6:3 There is no colon after `RS-6-02`",
  ],
  [
    "the only rating without a blank",
    "ratings:\n  RS-6-02:met\n",
    "6:11 There is no space after the colon",
  ],
  [
    "a rating's word without a blank",
    "ratings:\n  RS-6-02:\n    self:met\n",
    "7:10 There is no space after the colon",
  ],
  [
    "a hyphen at its bracket",
    "agreed:\n  -{pillar: research, band: 6}\n",
    "6:3 There is no ordinary space after the hyphen",
  ],
  [
    "a bracket closed twice",
    `${item}    supports: [RS-6-02]]\n`,
    "7:24 Something follows after the bracket that ends the value",
  ],
  [
    "a comma after a bracket",
    "agreed:\n  - {pillar: research},\n",
    "6:23 Something follows after the bracket that ends the value",
  ],
  [
    "no comma between lines in brackets",
    "target: {band: 7\n         role: lead}\n",
    "6:10 There is no comma before this",
  ],
  [
    "no comma between quotes",
    '"target": {"band": "7" "role": "lead"}\n',
    "5:24 There is no comma before this",
  ],
  [
    "the fields of an empty one, beside a field of the same name",
    `${item}    date: 2026-01-01\n    confirmed:\n    by: lead\n    date: 2026-02-01\n`,
    "9:5 This line is not indented, so it is not part of `confirmed`",
  ],
  [
    "an empty field above one that is given twice",
    `${item}    link:\n    date: 2026-01-01\n    date: 2026-02-01\n`,
    "9:5 The same field is given twice",
  ],
  [
    "an entry without a hyphen that begins with another field",
    `${item}    date: 2026-01-01\n    date: 2026-02-01\n    title: Another\n`,
    "8:5 A field that this entry has already is given again",
  ],
  [
    "fields in round brackets",
    `${item}    confirmed: (by: lead, date: 2026-01-01)\n`,
    "7:16 Round brackets are ordinary characters here",
  ],
  [
    "words of their own",
    `${item}and more\n`,
    "7:1 This line is neither a field nor an item of a list",
  ],
])("%s", (_, text, wanted) => {
  expect(said(head + text)).toBe(wanted);
});

test("merge marks are named by their own rule", () => {
  const text = `${head}<<<<<<< HEAD\ntarget: {band: 7}\n=======\ntarget: {band: 8}\n>>>>>>> b\n`;
  const { findings } = parseYaml({ file: "me.yaml", text });
  expect(findings).toMatchObject([{ code: "merge-conflict", where: { line: 5, column: 1 } }]);
});

test.each([
  ["a field beside an empty one", "evidence: []\nratings: {a: met\nb: 1\n"],
  ["a line below words in curly quotes", "person:\n  title: “Falls”\n   date: 1\n"],
])("%s is not blamed for its neighbour", (_, text) => {
  expect(said(text)).not.toBe("");
  expect(said(text)).not.toMatch(/hold nothing|Curly/);
});

test.each([
  ["an address", "link: https://example.org\n"],
  ["an item that looks like a field", "list:\n  - type:audit\n  - date:x\n"],
  ["words of more than a line", "notes: I read\n  title:of a book\n"],
  ["quoted keys in brackets", '{"a":"b", "c": ["d", "e"]}\n'],
  ["a time", "at: 10:30\n"],
  ["an empty list", "evidence: []\nratings: {}\n"],
  ["curly quotes in a value", "title: the “new” one\n"],
  ["a negative number", "list:\n  - -1\n"],
])("%s is nothing to speak of", (_, text) => {
  expect(said(text)).toBe("");
});

const shipped = ["competencies", "examples", "tests/fixtures/small"].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.(?:md|yaml)$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") })),
);

test("no line of a file we ship is a misfit", () => {
  expect(shipped.length).toBeGreaterThan(200);
  for (const { path, text } of shipped) {
    const start = openingFence(text);
    const end = start === null ? null : closingFence(text, start);
    const yaml = start === null || end === null ? text : text.slice(start, end.start);
    expect({ path, misfit: firstMisfit(yaml) }).toEqual({ path, misfit: null });
  }
});

const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    "a: b",
    "- a",
    "title: x",
    "it's",
    'say "so"',
    "# no",
    "a #b",
    "[a]",
    "2026-03-14",
    "x\ny: z\n",
  ),
  fc.lorem({ maxCount: 25 }),
);
const key = fc.constantFrom("title", "notes", "ratings", "evidence", "RS-6-02", "a b", "x.y");
const { value: data } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    words,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));

test("whatever the parser's own writer lays out, no line is a misfit", () => {
  const layout = fc.record({
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40, 80),
    collectionStyle: fc.constantFrom("any" as const, "flow" as const),
  });
  fc.assert(
    fc.property(fc.dictionary(key, data, { minKeys: 1, maxKeys: 5 }), layout, (value, options) => {
      const text = stringify(value, options);
      expect({ text, misfit: firstMisfit(text) }).toEqual({ text, misfit: null });
    }),
    { seed, numRuns: 2000 },
  );
});

test.each([
  "a: |-\n  b: c\n  - d\ne: 1\n",
  "a: >2\n   b: c\n\n  d\ne: 1\n",
  "a: | # note: this\n  b: c: d\ne: 1\n",
  "a: |+\n\n  one\n\n\nb: 2\n",
  "notes: words\n  and more # so: not\nb: 1\n",
  "notes: words # title: x\nb: 1\n",
  "list:\n  -   a: 1\n      b: 2\n  -\n    a: 1\n",
  "list:\n  - - a\n    - b\n  - - c\n",
  "list:\n- a: 1\n  b: 2\n- a: 3\nmore: 1\n",
  "'it''s': 1\n\"a\\\"b\": 2\n",
  '"a: b": c\n',
  "a : 1\nb :\n  c: 2\n",
  "list:\n  - RS-6-02\n  - title\n  - - date\n",
  "list:\n  - one\n    two\n  - three\n",
  'a:\n  - b\n  # c: [\n  - d\n\n# "\ne: 1\n',
  "a: [b, # c]\n  d]\ne: {f: g, h: [i, {j: k}]} # l\n",
  "a: {b: 'c: d', e: \"f, g\"}\n",
  "a: [https://x.org, 10:30, b:c]\n",
  "a: {b:, c: }\n",
  "a: 'it''s' # so\nb: \"x\\\"y\"\n",
  "a: \"one\n  two\"\nb: 'one\n\n  two'\n",
  "a:\n  b\nc:\n  [d]\n",
  "- a\n- b: 1\n  c: 2\n",
  "words\n",
  "a: 1\n---\n  b: [\n",
  "a: 1\n...\n<<<<<<< c\n",
  "a: -1\nb: ?x\nc: :d\n",
  "====: 1\n<<<<: 2\n",
])("%j has no misfit", (text) => {
  expect(firstMisfit(text)).toBeNull();
});

test.each([
  ["a: 1\n=======\n", 1, 0, /^A merge left `=======`/],
  ["a: 1\n>>>>>>> b\n", 1, 0, /^A merge left `>>>>>>>`/],
  ["a: 1\n||||||| base\n", 1, 0, /^A merge left `\|{7}`/],
  ["a: 1\n  <<<<<<< b\n  c: d: e\n", 2, 2, /^This line is indented further/],
  ["a: |x\n", 0, 3, /^A value that starts with `\|`/],
  ["a: >9x\n", 0, 3, /^A value that starts with `>`/],
  ["a: `b`\n", 0, 3, /^A value that starts with a backtick/],
  ["a: [b\n", 0, 3, /^This bracket is opened/],
  ["a: [b, [c]\n", 0, 3, /^This bracket is opened/],
  ["a: [b, {c: d]\n", 0, 12, /^`\]` does not close/],
  ["a: {b: c: d}\n", 0, 7, /contains a colon/],
  ["a: {b: 'c}\n", 0, 7, /^This quote is opened/],
  ["a: ['b' 'c']\n", 0, 8, /^There is no comma/],
  ["a: {b: 'c' d: e}\n", 0, 11, /^There is no comma/],
  ["a: [b]]\n", 0, 6, /^Something follows after the bracket/],
  ["a: [b], # c\n", 0, 6, /^Something follows after the bracket/],
  ["a: [b] c\n", 0, 3, /^A value that starts with `\[`/],
  ["a: 'b' c\n", 0, 7, /^Something follows after the quote/],
  ['a: "b\nc: 1\n', 0, 3, /^This quote is opened/],
  ["list:\n  - a\n -b\n", 2, 1, /^(?:This line|The indentation|There is)/],
  ["list:\n  - a\n  -b\n", 2, 2, /^There is no ordinary space after the hyphen/],
  ["list:\n  - -\u00a0b\n  -\u00a0c\n", 2, 2, /^There is no ordinary space after the hyphen/],
  ["\u2028a: 1\n", 0, 0, /U\+2028$/],
  ["\u00ada: 1\n", 0, 0, /U\+00AD$/],
  ["a: 1\nband:2\n", 1, 5, /^There is no space after the colon/],
  ["list:\n  - title:a\n    date: b\n", 1, 10, /^There is no space after the colon/],
  ["a:\n  b: 1\n c: 2\n", 2, 1, /^The indentation/],
  ["a:\n  - b: 1\n   c: 2\n", 2, 3, /^The indentation/],
  ["a:\n  - b: 1\n  c: 2\n", 2, 2, /^There is no hyphen/],
  ["a: {}\n  b: 1\n", 0, 3, /^`a` is said to hold nothing/],
  ["a: []\n- b\n", 0, 3, /^`a` is said to hold nothing/],
  ["a: []\n b: 1\n", 1, 1, /^This line is indented further/],
  ["a: b\n  date: c\n", 1, 2, /^This line is indented further/],
  ["a:\nb: c\n  date: d\n", 1, 0, /^This line is not indented, so it is not part of `a`/],
  ["a: b\n  c: d\n", 1, 2, /^This line is indented further/],
  ["a: b\n  - c: d\n", 1, 2, /^This line is indented further/],
  ["a: b\n  {c: d}\n", 1, 2, /^This line is indented further/],
  ["title: b e\n  c: d\n", 0, 7, /contains a colon/],
  ['title: b c\n  "01": e\n', 1, 2, /^This line is indented further/],
  ["title: b c\n  '01': e\n", 1, 2, /^This line is indented further/],
  ["a: b\n  c d: e\n", 0, 3, /contains a colon/],
  ["a: “b: c”\n", 0, 3, /^Curly quotes/],
  ["list:\n  - title a\n    date: b\n", 1, 4, /^There is no colon after `title`/],
  ["list:\n  - other a\n    date: b\n", 2, 4, /^This line is indented further/],
  ["a: 1\nRS-6-02 met\nb: 2\n", 1, 0, /^There is no colon after `RS-6-02`/],
  ["a: 1\nRS-6-02\nb: 2\n", 1, 0, /^This line is neither/],
  ["a: |\n    b\n  c\nd: 1\n", 2, 2, /^(?:This line|The indentation)/],
])("%j is found", (text, row, column, message) => {
  expect(firstMisfit(text)).toMatchObject({
    row,
    column,
    words: { message: expect.stringMatching(message) },
  });
});
