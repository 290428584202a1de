import { join } from "node:path";
import { parseYaml } from "../../src/parse/yaml.js";
import { firstMisfit } from "../../src/parse/yaml-misfit.js";
import { expected, updating } from "../support/golden.js";

/** Each is a YAML text, right or wrong, in which one form stands that lines may have. */
const cases: readonly [name: string, text: string][] = [
  ["no text", ""],
  ["only a comment", "# one\n  # two\n\n"],
  ["marks inside a text", "notes: a <<<<<<< b\nband: ======= 5\n"],
  ["a merge without a name", "band: 5\n<<<<<<<\nnotes: a\n"],
  ["a merge's middle", "band: 5\n=======\nnotes: a\n"],
  ["a merge's end", "band: 5\n>>>>>>> b\nnotes: a\n"],
  ["what both sides began with", "band: 5\n||||||| b\nnotes: a\n"],
  ["fewer marks than a merge", "band: 5\n== b\nnotes: a\n"],
  ["a second document", "band: 5\n---\n  notes: a\n b: 1\n"],
  ["the end of a document", "band: 5\n...\n  notes: a\n"],
  ["hyphens in a text", "notes: a\n  --- b\nband: 5\n  c: 1\n"],
  ["hyphens that are no end", "notes:\n  ---x: 1\nband: 5\n   c: 1\n"],
  ["a literal text with a comment", "notes: | # as it is\n  a: b: c\n   d\nband: 5\n  e: 1\n"],
  ["a folded text with signs", "notes: >-2\n   a: b: c\n  d: [\nband: 5\n"],
  ["a literal text that is told too far in", "notes: |4\n  a\nband: 5\n"],
  ["a literal text with blank lines", "notes: |\n\n\n  a: b: c\n\n  d\nband: [5\n"],
  ["a literal text with blanks in its first line", "notes: |\n      \n  a: [\nband: 5\n c: 1\n"],
  ["a literal text at the end", "band: 5\nnotes: |\n  a: [\n"],
  ["a literal text with something after it", "notes: | more\n  a\nband: 5\n"],
  ["a text over lines", "notes: a\n  b\n  c\nband: 5\n"],
  ["a colon in the second line of a text", "notes: a\n  well: b\nband: 5\n"],
  ["a colon at the end of the second line of a text", "notes: a\n  such as this:\nband: 5\n"],
  ["a colon in a comment", "notes: a # well: b\n  c # such: d\nband: 5\n"],
  ["a field in a text", "person: a\n  band: 5\n"],
  ["a field in a text of a list", "evidence:\n  - person\n    band: 5\n"],
  ["a field in another text of a list", "evidence:\n  - somebody\n    band: 5\n"],
  ["a field in the text of a field below an empty one", "target:\nrole: a\n  band: 5\n"],
  ["a field with a value and one farther in", "band: 5\n  role: a\n"],
  [
    "a list with more blanks after its hyphens",
    "evidence:\n  -   title: A\n      date: 2026-01-01\n  -   title: B\n     date: 2026-01-01\n",
  ],
  ["lists in lists", "supports:\n  - - PR-5-01\n    - PR-5-02\n  -\n    - PR-5-03\n"],
  ["an item of nothing and one of a comment", "evidence:\n  -\n  - # later\n  - title: A\n"],
  ["a hyphen without its blank beside others", "supports:\n  - PR-5-01\n  -PR-5-02\n"],
  ["a hyphen without its blank in another column", "supports:\n  - PR-5-01\nnotes:\n  -PR-5-02\n"],
  ["a hyphen without its blank before a bracket", "agreed:\n  -{band: 5}\n"],
  ["a hyphen without its blank before a field", "evidence:\n  -title: A\n    date: 2026-01-01\n"],
  ["a number below nought", "notes:\n  -5\n"],
  ["a hyphen without its blank in an item", "supports:\n  - -PR-5-01\n"],
  ["a no-break space after a hyphen", "supports:\n  -\u00a0PR-5-01\n  - PR-5-02\n"],
  ["a bullet from Word", "supports:\n  • PR-5-01\n"],
  ["a star", "supports:\n  * PR-5-01\n"],
  ["a field without its colon at the end", "band: 5\nnotes\n"],
  ["a field without its colon in the middle", "band: 5\nrole clinical lead\nnotes: a\n"],
  ["words without a colon", "band: 5\nand so on\nnotes: a\n"],
  ["words at the start", "and so on\nband: 5\n"],
  ["a word alone", "band\n"],
  ["words in quotes alone", '"and: so on"\n'],
  ["brackets alone", "[a, b]\n"],
  ["brackets with more below them", "[a, b]\nband: 5\n"],
  ["a rating without its colon", "ratings:\n  PR-5-01 met\n  PR-5-02: met\n"],
  ["an id alone among ratings", "ratings:\n  PR-5-01\n  PR-5-02: met\n"],
  ["an id alone after a rating", "ratings:\n  PR-5-01: met\n  PR-5-02\n"],
  ["an id alone after an item", "supports:\n  - PR-5-01\n  PR-5-02\n  - PR-5-03\n"],
  ["words after an item", "notes:\n  - one\nand two\n"],
  ["an id alone as an item above a field", "supports:\n  - PR-5-01\n    notes: a\n"],
  ["a rating without the blank after its colon", "ratings:\n  PR-5-01:met\n  PR-5-02: met\n"],
  ["a field without the blank after its colon", "person:\n  band:5\n  profession: osteopath\n"],
  ["an item that looks like a field without its blank", "supports:\n  - a:b\n  - c\n"],
  ["an item that is a field without its blank", "evidence:\n  - title:A\n    date: 2026-01-01\n"],
  ["an address", "link:\n  https://example.org/a\n"],
  [
    "a text below its field with a colon and no blank",
    "notes:\n  key:value is what he wrote\nband: 5\n",
  ],
  ["a text below its field that begins like a field", "notes:\n  band:5 was the offer\nband: 5\n"],
  ["an address as an item", "evidence:\n  - https://example.org/a\n    title: A\n"],
  ["a no-break space after a colon", "person:\n  band:\u00a05\n"],
  ["a no-break space before a field", "person:\n\u00a0 band: 5\n"],
  ["a space of no width before a field", "person:\n  \u200bband: 5\n"],
  ["a tab", "person:\n\tband: 5\n"],
  ["a tab after blanks", "person:\n  \tband: 5\n"],
  ["fields in three columns", "a:\n    b: 1\n  c: 2\n"],
  ["an item in three columns", "a:\n    - b\n  - c\n"],
  ["a list beside its field", "supports:\n- PR-5-01\n- PR-5-02\nnotes: a\n"],
  ["a list beside a full field", "notes: a\n- PR-5-01\n"],
  ["a list farther in than a full field", "notes: 'a'\n  - PR-5-01\n"],
  ["a list after fields", "a:\n  b: 1\n  - c\n"],
  ["fields after a list", "a:\n  - b\n  c: 1\n"],
  ["fields after a list beside its field", "a:\n- b\nc: 1\n"],
  ["fields farther out than any", "  a: 1\nb: 2\n"],
  ["an item farther out than any", "  - a\n- b\n"],
  ["an empty list with items below it", "agreed: []\n  - {band: 5}\n"],
  ["an empty list with items in its column", "agreed: []\n- {band: 5}\n"],
  ["no fields with fields below them", "ratings: {} # none\n  PR-5-01: met\n"],
  ["no fields with blanks in them", "ratings: {  }\n    PR-5-01: met\n"],
  ["no fields with a field one blank farther in", "ratings: {}\n band: 5\n"],
  ["a full list with items below it", "agreed: [a]\n  - {band: 5}\n"],
  ["a field below one that holds brackets", "target:\nrole: [a]\n  band: 5\n"],
  [
    "a field below one in quotes, in an entry",
    'evidence:\n  - title: A\n    confirmed:\n    by: "B"\n      date: 2026-01-01\n',
  ],
  ["double quotes with marks inside", 'notes: "a \\" b: c"\nband: 5\n c: 1\n'],
  ["double quotes with a mark at the end", 'notes: "a \\\\"\nband: 5\n c: 1\n'],
  ["single quotes with marks inside", "notes: 'a '' b: c'\nband: 5\n c: 1\n"],
  ["two quotes with nothing between", "notes: ''\nrole: \"\"\nband: 5\n c: 1\n"],
  ["double quotes with two of them inside", 'notes: "a"" b"\nband: 5\n'],
  ["single quotes with a backslash at their end", "notes: 'a\\'\nband: 5\n c: 1\n"],
  ["quotes over lines", 'notes: "a\n  b: c\n\n  d"\nband: 5\n c: 1\n'],
  ["quotes that are not closed before a field", 'person:\n  name: "a\n  band: 5\n  role: "b"\n'],
  [
    "quotes that are not closed before a field farther in",
    'person:\n  name: "a\n    band: 5\n  role: "b"\n',
  ],
  ["quotes that are not closed before an item", 'evidence:\n  - title: "a\n    - b\n'],
  ["quotes that are never closed", 'notes: "a\n  b\n'],
  [
    "quotes that are not closed before a name with a colon and nothing",
    'notes: "a\n  and more:\n  date:\n  b"\nband: 5\n',
  ],
  ["words after quotes", 'notes: "a" b\nband: 5\n'],
  ["words after quotes on a later line", 'notes: "a\n  b"   c\nband: 5\n'],
  ["a comment after quotes", 'notes: "a" # b: "c\nband: 5\n c: 1\n'],
  ["curly quotes with a colon", "notes: “a: b”\nband: 5\n"],
  ["curly quotes later in a text", "notes: a: “b”\nband: 5\n"],
  ["a colon at the end of a value", "notes: a:\nband: 5\n"],
  ["a value that begins with a sign", "notes: @a\nband: 5\n"],
  ["a value that begins with a percent sign", "notes: %a\nband: 5\n"],
  ["a value that begins with a comma", "notes: , a\nband: 5\n"],
  ["a value that ends a bracket", "notes: ] a\nband: 5\n"],
  ["brackets over lines", "target: {band: 5,\n  role: a}\nnotes: b\n c: 1\n"],
  [
    "brackets with their end in the first column",
    "target: {\n  band: 5,\n  role: a\n}\nnotes: b\n c: 1\n",
  ],
  [
    "a list of items in brackets of brackets",
    "agreed: [{band: 5, pillar: a},\n  {band: 6, pillar: b}]\nnotes: b\n c: 1\n",
  ],
  ["a bracket that is not closed before a field", "supports: [a, b\nnotes: b\n"],
  ["a brace that is not closed before fields", "target: {band: 5,\n  pillars: {a: 5\nnotes: b\n"],
  ["no comma at the end of a line in brackets", "target: {band: 5\n  role: a}\nnotes: b\n"],
  [
    "no comma, and the end only in a line below that is out",
    "target: {band: 5\n  role: a\nnotes: b}\n",
  ],
  [
    "no comma, and the end at the start of a line",
    "target: {\n  band: 5\n  role: a\n}\nnotes: b\n",
  ],
  [
    "an item in brackets that are not closed",
    "evidence:\n  - {title: A,\n    date: 2026-01-01\n  - {title: B}\n",
  ],
  ["no comma between texts in quotes", 'supports: ["a" "b"]\n'],
  ["no comma after quotes before a field", 'target: {role: "a" band: 5}\n'],
  ["no comma after quotes that end on a later line", 'target: {role: "a\n  b" band: 5}\n'],
  ["no comma after a word", "target: {role: a band: 5}\n"],
  ["a colon in a value in brackets", "target: {role: a: b}\n"],
  ["a colon in a value in brackets at the end of a line", "target: {role: a:\n  b}\n"],
  ["a field in quotes in brackets", "target: {\"role\": 'a', 'band':\"5\"}\nnotes: b\n c: 1\n"],
  ["an apostrophe in a word in brackets", "target: {role: it's, band: 5}\nnotes: b\n c: 1\n"],
  [
    "a colon and an apostrophe in a word in brackets",
    "target: {role: a:'s, band: 5}\nnotes: b\n c: 1\n",
  ],
  ["quotes in brackets that are not closed", 'target: {role: "a, band: 5}\nnotes: b\n'],
  ["a hash in a word in brackets", "target: {role: a#b, band: 5}\nnotes: b\n c: 1\n"],
  ["a comment in brackets", "target: {role: a, # b: [\n  band: 5}\nnotes: b\n c: 1\n"],
  ["another bracket at the end", "target: {role: [a}]\n"],
  ["a bracket too many", "supports: [a]]\n"],
  ["a comma after the last bracket", "supports: [a],\nnotes: b\n"],
  ["several signs after the last bracket, and a comment", "supports: [a] ;. # more\nnotes: b\n"],
  ["words after the last bracket", "notes: [draft] to be read\nband: 5\n"],
  ["words after the last brace", "notes: {draft} to be read, soon,\nband: 5\n"],
  ["signs and words after the last bracket", "notes: [draft], to be read\nband: 5\n"],
  ["a key that is in quotes", '"band": 5\n\'it\'\'s\': 6\n"a\\"b": 7\nnotes: c\n d: 1\n'],
  ["a key in single quotes that is not closed", "'band: 5\nnotes: a\n"],
  ["a key of more words", "what I did: a\nnotes: b\n c: 1\n"],
  ["a key with a hash", "a #b: c\nnotes: b\n"],
  ["a tag", "notes: !!set {a}\n"],
  ["an anchor", "notes: &a b\nrole: *a\n"],
  ["a key given twice", "band: 5\nnotes: a\nband: 6\n"],
  ["a key given twice above a misfit", "band: 5\nband: 6\nnotes: a: b\n"],
  ["a key given twice below a misfit", "notes: a: b\nband: 5\nband: 6\n"],
  [
    "an item's first field without its hyphen",
    "evidence:\n  - title: A\n    date: 2026-01-01\n    title: B\n    date: 2026-01-02\n",
  ],
  ["a time below its field", "notes:\n  10:30 is when\nband: 5\n c: 1\n"],
  ["an address below its field", "evidence:\n  - link:\n      doi:10.1136\n    title: a: b\n"],
  ["a field without a blank below another", "person:\n  band:5\n"],
  ["an id without a blank below another", "ratings:\n  RS-6-02:met\n"],
  ["a name without a blank between fields", "ratings:\n  xy: met\n  zz:met\n"],
  ["a literal text one blank in", "notes: |\n a\n   b\n c:d\n"],
  ["a literal text that begins with a no-break space", "notes: |\n  \u00a0a\n  c:d\n"],
  ["a literal text with a line of a no-break space", "notes: |\n  a\n\u00a0\nband: 5\n"],
  ["a start of the document", "%YAML 1.2\n---  # mine\nband: 5\nnotes: a: b\n"],
  ["a start of the document with more on it", "--- {band: 5}\nnotes: a: b\n"],
  ["a directive that comes late", "band: 5\n%YAML 1.2\nnotes: a: b\n"],
  ["a merge in brackets", "supports: [\n<<<<<<< HEAD\n  a,\n  b]\n"],
  ["a merge in quotes", 'notes: "a\n<<<<<<< HEAD\n  b"\n'],
  ["an item in quotes", 'notes: "a\n  - b\n  c: d"\nband: 5\n c: 1\n'],
  ["an item in quotes, and more behind them", 'notes: "a\n  - b "c" d\nband: 5\n'],
  ["an item in quotes in brackets", 'notes: ["a\n  - b", c]\nband: 5\n c: 1\n'],
  [
    "two ratings moved out",
    "ratings:\n  RS-6-01: met\nRS-6-02: met\nRS-6-03: met\n  RS-6-04: met\n",
  ],
  [
    "a field of the person moved out",
    "format: ahp-career/evidence@1\nperson:\n  name: a\nband: 5\n  team: b\n",
  ],
  [
    "a field of the file between others",
    "format: ahp-career/evidence@1\nperson:\n  name: a\nnotes: c\n  team: b\n",
  ],
  [
    "a field of an entry moved out",
    "format: ahp-career/evidence@1\nevidence:\n  - title: a\ndate: 2026-01-01\n    link: b\n",
  ],
  [
    "a field of a rating moved out",
    "ratings:\n  RS-6-01:\n    self: met\n  reason: a\n    note: b\n",
  ],
  [
    "a field of a file with front matter moved out",
    "sources:\n  - source: a\nref: b\n    note: c\n",
  ],
  [
    "a field moved out, and another of its place below",
    "format: ahp-career/evidence@1\nperson:\n  name: a\nband: 5\nnotes: b\n  team: c\n",
  ],
  ["a first item that is farther out", "agreed:\n- a: 1\n  - a: 2\n  - a: 3\n"],
  ["a first field that is farther out", "person:\n band: 5\n  team: a\n  name: b\n"],
  ["a first field that is farther out than one", "person:\n band: 5\n  team: a\n"],
  [
    "a second field that is farther in with its own",
    "ratings:\n  RS-6-01: met\n    RS-6-02:\n      self: met\n      note: a\n  RS-6-03: met\n",
  ],
];

const found = (text: string): string => {
  const misfit = firstMisfit(text);
  const { findings } = parseYaml({ file: "me.yaml", text, line: 11 });
  return [
    misfit === null
      ? "fits"
      : `${misfit.row + 11}:${misfit.column + 1} ${misfit.words.message}\n  ${misfit.words.hint}`,
    ...findings.map(
      ({ where, message }) =>
        `= ${"line" in where ? `${where.line}:${where.column}` : ""} ${message}`,
    ),
  ].join("\n");
};

const wanted = expected(
  join(import.meta.dirname, "misfit-forms.txt"),
  updating ? cases.map(([title, text]) => ({ title, body: found(text) })) : [],
);

test("every case has its text, and no text is left over", () => {
  expect([...wanted.keys()]).toEqual(cases.map(([name]) => name));
});

test.each(cases)("%s", (title, text) => {
  expect(found(text)).toBe(wanted.get(title));
});

test.each(cases)("%s, with CRLF", (title, text) => {
  expect(found(text.replaceAll("\n", "\r\n"))).toBe(wanted.get(title));
});
