import { parseYaml } from "../../src/parse/yaml.js";

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

test.each([
  ["a field beside an empty one", "evidence: []\nratings: {a: met\nb: 1\n"],
  ["a line below words in curly quotes", "person:\n  title: “Falls”\n   date: 1\n"],
])("%s is not blamed for its neighbour", (_, text) => {
  expect(said(text)).not.toBe("");
  expect(said(text)).not.toMatch(/hold nothing|Curly/);
});

test.each([
  ["an address", "link: https://example.org\n"],
  ["a time", "at: 10:30\n"],
  ["an empty list", "evidence: []\nratings: {}\n"],
  ["curly quotes in a value", "title: the “new” one\n"],
  ["a negative number", "list:\n  - -1\n"],
])("%s is nothing to speak of", (_, text) => {
  expect(said(text)).toBe("");
});
