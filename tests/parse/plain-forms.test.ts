import { parseBody } from "../../src/parse/markdown.js";
import { readPlainBody } from "../../src/parse/plain-body.js";
import { readPlainYaml } from "../../src/parse/plain-yaml.js";
import { parseYaml } from "../../src/parse/yaml.js";

// That the plain readers answer is what makes a run quick: nobody sees from a result which of the two readers it came from.
// So each form that people write is held here to be read, and each that may mean more to be left alone.

describe("the plain YAML reader answers", () => {
  test.each<[string, string, unknown]>([
    ["a field", "a: one\n", { a: "one" }],
    ["fields", "a: one\nb: two\n", { a: "one", b: "two" }],
    ["names with capitals, digits, hyphens and low lines", "Ab-c_1: x\n", { "Ab-c_1": "x" }],
    ["a name of one letter and of many", "z: 1\nabc: 2\n", { z: 1, abc: 2 }],
    ["a name in quotes", '"01": Scope\n"a b_c-d": x\n', { "01": "Scope", "a b_c-d": "x" }],
    ["a word of YAML's own as a name in quotes", '"true": 1\n', { true: 1 }],
    ["names that only begin or end as such a word", "none: 1\nason: 2\n", { none: 1, ason: 2 }],
    ["several blanks behind the colon", "a:   one\n", { a: "one" }],
    ["blanks at the end of a line", "a: one  \nb:  \n", { a: "one", b: null }],
    ["a field without a value", "a:\nb: 1\n", { a: null, b: 1 }],
    ["a last field without a value", "a: 1\nb:\n", { a: 1, b: null }],
    ["a field without a value deeper down", "a:\n  b:\nc: 1\n", { a: { b: null }, c: 1 }],
    ["true, false and null", "a: true\nb: false\nc: null\n", { a: true, b: false, c: null }],
    [
      "words that only hold those",
      "a: true north\nb: nullify\n",
      { a: "true north", b: "nullify" },
    ],
    ["whole numbers", "a: 0\nb: 7\nc: 120\n", { a: 0, b: 7, c: 120 }],
    ["a number of 15 digits", "a: 123456789012345\n", { a: 123456789012345 }],
    ["text that begins with a digit", "a: 8a\nb: 2 of 3\n", { a: "8a", b: "2 of 3" }],
    ["a date", "a: 2026-03-14\n", { a: "2026-03-14" }],
    ["a version", "a: 1.0.0\n", { a: "1.0.0" }],
    ["a time", "a: 12:30\n", { a: "12:30" }],
    ["an address", "a: https://example.org/a#b\n", { a: "https://example.org/a#b" }],
    ["letters of every script", "a: écoute\nb: Ω\n", { a: "écoute", b: "Ω" }],
    [
      "pounds, brackets and quotation marks",
      "a: £5\nb: (c)\nc: “d”\nd: ‘e’\n",
      {
        a: "£5",
        b: "(c)",
        c: "“d”",
        d: "‘e’",
      },
    ],
    ["a hash inside a word", "a: b#c\n", { a: "b#c" }],
    ["hyphens, dots and per cent in a value", "a: b --- c ... %\n", { a: "b --- c ... %" }],
    ["text that ends in a word of YAML's own", "a: quite true\n", { a: "quite true" }],
    ["text that ends in a mark of folded text", "a: b >\nc: d |-\n", { a: "b >", c: "d |-" }],
    ["a field without a value in a list", "- a:\n- b: 1\n", [{ a: null }, { b: 1 }]],
    ["a remark behind a value", "a: one # two\nb: 1 #\n", { a: "one", b: 1 }],
    ["a remark in place of a value", "a: # none\n  b: 1\n", { a: { b: 1 } }],
    ["a remark on a line of its own", "# one\na: 1\n  # two\nb: 2\n# three\n", { a: 1, b: 2 }],
    ["lines without anything", "\na: 1\n\n\nb: 2\n\n", { a: 1, b: 2 }],
    ["double quotes", 'a: "one: two # three"\n', { a: "one: two # three" }],
    ["single quotes", "a: 'one \"two\"'\nb: ''\n", { a: 'one "two"', b: "" }],
    ["a remark behind quotes", 'a: "one" # two\nb: "c" \n', { a: "one", b: "c" }],
    [
      "a field inside a field",
      "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
      { a: { b: { c: 1 }, d: 2 }, e: 3 },
    ],
    ["a list in a field", "a:\n  - one\n  - 2\nb: 3\n", { a: ["one", 2], b: 3 }],
    ["a list at the margin of its field", "a:\n- one\n- two\nb: 3\n", { a: ["one", "two"], b: 3 }],
    ["a list alone", "- one\n- two\n", ["one", "two"]],
    ["blanks behind a hyphen", "-   one\n", ["one"]],
    ["a list of fields", "- a: 1\n  b: 2\n- a: 3\n", [{ a: 1, b: 2 }, { a: 3 }]],
    ["a list of fields farther in", "-   a: 1\n    b: 2\n", [{ a: 1, b: 2 }]],
    ["a list below a field of a list", "- a:\n    - 1\n  b: 2\n", [{ a: [1], b: 2 }]],
    ["a list in one line", "a: [one, 2, true]\n", { a: ["one", 2, true] }],
    ["an item of one letter", "a: [b]\n", { a: ["b"] }],
    ["a list of nothing", "a: []\nb: [  ]\n", { a: [], b: [] }],
    ["blanks in a list", "a: [ one ,  two ]\n", { a: ["one", "two"] }],
    ["quotes in a list", "a: [\"one, two\", 'three]']\n", { a: ["one, two", "three]"] }],
    ["a list in a list", "a: [[1, 2], [3]]\n", { a: [[1, 2], [3]] }],
    ["fields in one line", "a: {b: 1, c-d: two}\n", { a: { b: 1, "c-d": "two" } }],
    ["no fields in one line", "a: {}\nb: {  }\n", { a: {}, b: {} }],
    ["blanks in fields", 'a: { b: 1 , "c d":  2 }\n', { a: { b: 1, "c d": 2 } }],
    ["a list in fields in a list", "- {a: [b, {c: d}]}\n", [{ a: ["b", { c: "d" }] }]],
    ["a remark behind brackets", "a: [1] # one\nb: {c: 2} # two\n", { a: [1], b: { c: 2 } }],
    ["folded text", "a: >-\n  one\n  two\n", { a: "one two" }],
    ["folded text that keeps its end", "a: >\n  one\n  two\nb: 1\n", { a: "one two\n", b: 1 }],
    ["a paragraph in folded text", "a: >-\n  one\n\n\n  two\n", { a: "one\n\ntwo" }],
    ["literal text", "a: |\n  one\n  two\n", { a: "one\ntwo\n" }],
    ["a paragraph in literal text", "a: |-\n  one\n\n  two\n", { a: "one\n\ntwo" }],
    ["a line without anything behind text", "a: |\n  one\n\nb: 1\n", { a: "one\n", b: 1 }],
    [
      "text deeper down",
      "a:\n  b: >-\n      one\n      two\n  c: 1\n",
      { a: { b: "one two", c: 1 } },
    ],
    ["marks in text", "a: |\n  # one: [two\n  - three\n", { a: "# one: [two\n- three\n" }],
  ])("to %s", (_name, text, value) => {
    expect(readPlainYaml(text)).toEqual({ value });
    expect(parseYaml({ file: "f.yaml", text })).toEqual({ value, findings: [] });
  });

  test("to a line of 4,000 characters, and to none longer", () => {
    expect(readPlainYaml(`a: ${"x".repeat(4000)}\n`)).toEqual({ value: { a: "x".repeat(4000) } });
    expect(readPlainYaml(`a: ${"x".repeat(4001)}\n`)).toBeNull();
  });
});

describe("the plain YAML reader leaves alone", () => {
  test.each([
    ["nothing", ""],
    ["a text without an end of line", "a: 1"],
    ["a remark alone", "# one\n"],
    ["a word alone", "one\n"],
    ["a line of blanks", "a: 1\n  \nb: 2\n"],
    ["a tab", "a: b\tc\n"],
    ["a carriage return", "a: 1\r\n"],
    ["other ends of line", "a: b\u2028c\n"],
    ["a byte order mark", "\ufeffa: 1\n"],
    ["half a character", "a: \ud800\n"],
    ["a document's beginning and end", "---\na: 1\n"],
    ["a document's end", "a: 1\n...\n"],
    ["a directive", "%YAML 1.2\na: 1\n"],
    ["a name given twice", "a: 1\na: 2\n"],
    ["a name given twice in one line", "a: {b: 1, b: 2}\n"],
    ["a name that begins with a digit", "1a: 1\n"],
    ["a name of two words", "a b: 1\n"],
    ["a name in single quotes", "'a': 1\n"],
    ["a name behind which there is no blank", "a:1\n"],
    ["__proto__", '"__proto__": 1\n'],
    ["__proto__ in one line", 'a: {"__proto__": 1}\n'],
    ...["true", "False", "null", "Yes", "no", "on", "OFF", "nan", "inf"].map(
      (word): [string, string] => [`${word} as a name`, `${word}: 1\n`],
    ),
    ...["True", "FALSE", "Null", "~"].map((word): [string, string] => [
      `${word} as a value`,
      `a: ${word}\n`,
    ]),
    ...[
      "-1",
      "+1",
      "1.5",
      ".5",
      ".55",
      "5.",
      "1e3",
      "1e10",
      "1.5e-3",
      "010",
      "00",
      "0x1f",
      "0o17",
    ].map((word): [string, string] => [`the number ${word}`, `a: ${word}\n`]),
    ["a number of 16 digits", "a: 1234567890123456\n"],
    ["a colon and a blank in a value", "a: b: c\n"],
    ["a colon at the end of a value", "a: b:\n"],
    ...["@", "&b", "*b", "!b", "%", "`b", "|2", ">+", ", b", "- b", "? b", "= b"].map(
      (word): [string, string] => [`a value that begins ${word}`, `a: ${word}\n`],
    ),
    ["an escape", 'a: "b\\n"\n'],
    ["a doubled quote", "a: 'b''c'\n"],
    ["a word behind quotes", 'a: "b" c\n'],
    ["a word and a remark behind quotes", 'a: "b" c # d\n'],
    ["a word and a remark behind brackets", "a: [b] c # d\n"],
    ["a name in one line that begins with a digit", "a: {1b: 2}\n"],
    ["a line farther in behind a list below a field", "a:\n- 1\n    b: 2\nc: 3\n"],
    ["a line farther in behind fields below a field", "x:\n  a: 1\n    b: 2\nc: 3\n"],
    ["a line between two indentations", "x:\n    a: 1\n  b: 2\nc: 3\n"],
    ["a remark without a blank behind quotes", 'a: "b"#c\n'],
    ["a quote that is not closed", 'a: "b\n'],
    ["a bracket that is not closed", "a: [b\n"],
    ["a bracket that is not closed behind a comma", "a: [b,\n"],
    ["a bracket that is closed by another", "a: [b}\n"],
    ["a curly bracket that is closed by another", "a: {b: 1]\n"],
    ["a word behind brackets", "a: [b] c\n"],
    ["a word behind curly brackets", "a: {b: 1} c\n"],
    ["an item of nothing", "a: [b, , c]\n"],
    ["a comma before the bracket", "a: [b, ]\n"],
    ["a field in a list in one line", "a: [b: c]\n"],
    ["a name without a value in one line", "a: {b}\n"],
    ["a name in one line without a blank behind it", "a: {b:c}\n"],
    ["a hash in a list in one line", "a: [b #c]\n"],
    ["two words in quotes in a list", 'a: ["b" "c"]\n'],
    ["an item that is not there", "-\n"],
    ["a list in a list", "- - 1\n"],
    ["a remark in place of an item", "- # one\n"],
    ["a value on the next line", "a: one\n  two\n"],
    ["an item on the next line", "- one\n  two\n"],
    ["a field below a value", "a: 1\n  b: 2\n"],
    ["a field too far out", "a:\n    b: 1\n  c: 2\n"],
    ["a field too far in", "a: 1\n b: 2\n"],
    ["fields behind a list", "- 1\na: 1\n"],
    ["items behind fields", "a: 1\n- 1\n"],
    ["text of nothing", "a: |\n"],
    ["text of nothing before a field", "a: |\nb: 1\n"],
    ["text that begins with an empty line", "a: >-\n\n  b\n"],
    ["text with a line farther in", "a: |\n  b\n   c\n"],
    ["text with a line farther out", "a: |\n   b\n  c\n"],
    ["text with a blank at the end of a line", "a: >\n  b \n  c\n"],
  ])("%s", (_name, text) => {
    expect(readPlainYaml(text)).toBeNull();
  });
});

describe("the plain Markdown reader answers", () => {
  const shown = (text: string) =>
    readPlainBody(text)?.map(({ node, place, itemPlaces }) => [
      node.type === "heading" ? `h${node.depth}` : node.type,
      place.line,
      itemPlaces.map(({ line }) => line),
    ]);
  test.each<[string, string, unknown]>([
    ["nothing", "", []],
    ["empty lines", "\n\n\n", []],
    ["a paragraph", "One.\n", [["paragraph", 1, []]]],
    ["a paragraph of two lines", "\nOne\ntwo.\n", [["paragraph", 2, []]]],
    [
      "paragraphs",
      "One.\n\nTwo.",
      [
        ["paragraph", 1, []],
        ["paragraph", 3, []],
      ],
    ],
    [
      "headings",
      "# A\n## B\n###### C\n",
      [
        ["h1", 1, []],
        ["h2", 2, []],
        ["h6", 3, []],
      ],
    ],
    [
      "a heading below a paragraph",
      "One.\n## A\n",
      [
        ["paragraph", 1, []],
        ["h2", 2, []],
      ],
    ],
    [
      "a heading above a paragraph",
      "## A\nOne.\n",
      [
        ["h2", 1, []],
        ["paragraph", 2, []],
      ],
    ],
    ["a list", "\n- a\n- b\n", [["list", 2, [2, 3]]]],
    ["an item over two lines", "- a\n  b\n- c\n", [["list", 1, [1, 3]]]],
    [
      "a list below a heading",
      "## A\n- a\n",
      [
        ["h2", 1, []],
        ["list", 2, [2]],
      ],
    ],
    [
      "a heading below a list",
      "- a\n## A\n",
      [
        ["list", 1, [1]],
        ["h2", 2, []],
      ],
    ],
    [
      "a paragraph behind a list",
      "- a\n\nOne.\n",
      [
        ["list", 1, [1]],
        ["paragraph", 3, []],
      ],
    ],
    [
      "a list behind a paragraph",
      "One.\n\n- a\n",
      [
        ["paragraph", 1, []],
        ["list", 3, [3]],
      ],
    ],
    [
      "lists with a heading between them",
      "- a\n\n## B\n\n- c\n",
      [
        ["list", 1, [1]],
        ["h2", 3, []],
        ["list", 5, [5]],
      ],
    ],
    ["a line that begins with a number", "2026 was\n10 more\n", [["paragraph", 1, []]]],
    [
      "pounds, brackets and quotation marks",
      "£5\n\n(a)\n\n“b”\n\n\"c\"\n\n'd'\n\n‘e’\n",
      [
        ["paragraph", 1, []],
        ["paragraph", 3, []],
        ["paragraph", 5, []],
        ["paragraph", 7, []],
        ["paragraph", 9, []],
        ["paragraph", 11, []],
      ],
    ],
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

describe("the plain Markdown reader leaves alone", () => {
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
