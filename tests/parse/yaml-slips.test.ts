import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { LineCounter } from "yaml";
import type { Place } from "../../src/model/diagnostic.js";
import { parseYaml } from "../../src/parse/yaml.js";
import { yamlDocument } from "../../src/parse/yaml-document.js";
import { repository } from "../support/frameworks.js";
import { seed } from "../support/seed.js";

const found = (text: string) =>
  parseYaml({ file: "me.yaml", text }).findings.map(({ where, ...rest }) => ({
    ...rest,
    where: where as Place,
  }));

/** A text with something wrong in it, and the line that it is in. */
type Slip = readonly [line: number, text: string];

/** Written by hand, one a line: the line of the slip, or 0 where nothing is wrong, and the text. */
const written: readonly Slip[] = readFileSync(join(import.meta.dirname, "yaml-slips.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

/** What people do to a line of a file. One that is left as it was has nothing to be done to. */
const slips: readonly ((line: string) => string)[] = [
  (line) => line.replace(/:(?= |$)/, ""),
  (line) => line.replace(/: (?=\S)/, ":"),
  (line) => line.replace(/: (?=\S)/, ":\u00a0"),
  (line) => line.replace(/:(?= \S)/, " ="),
  (line) => line.replace(/:(?= \S)/, ";"),
  (line) => ` ${line}`,
  (line) => `  ${line}`,
  (line) => line.replace(/^ /, ""),
  (line) => line.replace(/^ {2}/, ""),
  (line) => line.trimStart(),
  (line) => `\t${line.trimStart()}`,
  (line) => line.replace(/^ {2}/, " \u00a0"),
  (line) => line.replace(/^( *)- /, "$1  "),
  (line) => line.replace(/^( *)- /, "$1-"),
  (line) => line.replace(/^( *)- /, "$1-\t"),
  (line) => line.replace(/^( *)- /, "$1– "),
  (line) => line.replace(/^( *)- /, "$1• "),
  (line) => line.replace(/^( *)- /, "$1* "),
  (line) => line.replace(/^( *)(?=[a-zA-Z])/, "$1- "),
  (line) => line.replace(/: (?=\w)/, ': "'),
  (line) => line.replace(/: (?=\w)/, ": '"),
  (line) => line.replace(/: (?=\w)(.*)$/, ': "$1" more'),
  (line) => line.replace(/(: )(\w.*)$/, "$1“x: $2”"),
  (line) => line.replace(/: (?=\w)/, ": ["),
  (line) => line.replace(/: (?=\w)/, ": {"),
  (line) => line.replace(/: (?=\w)/, ": @"),
  (line) => line.replace(/: (?=\w)/, ": %"),
  (line) => line.replace(/: (?=\w)/, ": & "),
  (line) => line.replace(/: (?=\w)/, ": [Draft] "),
  (line) => line.replace(/(: [\w ]+)$/, "$1: more"),
  (line) => line.replace(/[\]}](?=\s*(?:#.*)?$)/, ""),
  (line) => line.replace(/[\]}](?=\s*(?:#.*)?$)/, "$&]"),
  (line) => line.replace(/[[{]/, ""),
  (line) => line.replace(", ", " "),
  (line) => line.replace(/["'](?=[\]}]*$)/, ""),
  (line) => line.replace(/(["'\]}])$/, "$1 more"),
  (line) => line.replace(/\{(.*)\}/, "($1)"),
  (line) => `and so on\n${line}`,
  (line) => `<<<<<<< HEAD\n${line}`,
  (line) => line.replace(/:$/, ": []"),
];

/** One slip after another in the lines of a file, each in a line of its own choosing. */
function* made(text: string): Iterable<Slip> {
  const lines = text.split("\n");
  for (const [kind, slip] of slips.entries()) {
    const able = [...lines.keys()].filter((row) => {
      const line = lines[row] ?? "";
      return /^\s*[^\s#]/.test(line) && slip(line) !== line;
    });
    for (const turn of [3, 7]) {
      const row = able[(kind * turn) % Math.max(1, able.length)];
      if (row !== undefined) yield [row + 1, lines.with(row, slip(lines[row] ?? "")).join("\n")];
    }
  }
}

const frozen = join(repository, "tests/fixtures/frozen");
const files = ["kit.yaml", "ada.yaml", "competencies/framework.yaml"].map((name) =>
  readFileSync(join(frozen, name), "utf8"),
);

const isSound = (text: string): boolean => {
  const { errors, warnings } = yamlDocument(text, new LineCounter());
  return errors.length + warnings.length === 0;
};

/** How many in a hundred are told at the line of the slip, and within a line of it. */
function score(all: readonly Slip[]): { readonly exact: number; readonly near: number } {
  const apart = all.map(([line, text]) => Math.abs((found(text)[0]?.where.line ?? -9) - line));
  const share = (most: number): number =>
    (100 * apart.filter((lines) => lines <= most).length) / all.length;
  return { exact: share(0), near: share(1) };
}

describe("the line that is told is that of the slip in 85 of 100, and within one line in 97", () => {
  test.each<[string, readonly Slip[]]>([
    ["slips written by hand", written.filter(([line]) => line > 0)],
    [
      "slips in whole files",
      files.flatMap((text) => [...made(text)].filter(([, one]) => !isSound(one))),
    ],
  ])("%s", (_, all) => {
    expect(all.length).toBeGreaterThan(150);
    const { exact, near } = score(all);
    expect(exact).toBeGreaterThanOrEqual(85);
    expect(near).toBeGreaterThanOrEqual(97);
  });
});

test("nothing is told of what YAML takes and people mean", () => {
  const sound = written.filter(([line]) => line === 0);
  expect(sound.length).toBeGreaterThan(50);
  for (const [, text] of sound) expect([text, found(text)]).toEqual([text, []]);
});

test("what the parser does not take is never silent, and nothing brings the reader down", () => {
  const marks = [...":-[]{}\"'#, \t&*|>!%@`?", "\u00a0", "\n", "\n  ", "- ", ": "];
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...marks), fc.boolean()), {
        minLength: 1,
        maxLength: 3,
      }),
      (file, edits) => {
        let text = file;
        for (const [where, mark, without] of edits) {
          const at = where % text.length;
          text = text.slice(0, at) + (without ? "" : mark) + text.slice(without ? at + 1 : at);
        }
        expect(isSound(text) || found(text).length > 0).toBe(true);
      },
    ),
    { seed, numRuns: 150 },
  );
});

const around = (line: string): string => `format: ahp-career/evidence@1\n${line}\nnotes: the end\n`;

test.each([
  ["band:6", "There is no space after the colon", "Put one there: `band: 6`."],
  ["band 6", "There is no colon after `band`", "Put a colon and a space there: `band: `."],
  ["band", "There is no colon after `band`", "Put a colon and a space there: `band: `."],
  [
    "evidence: []\n  - title: a",
    "`evidence` is said to hold nothing, and something follows that belongs to it",
    "Take out the brackets after the colon.",
  ],
  [
    "a:\n  \u00a0b: 1\n  c: 1",
    "There is a character here that looks like a space or like nothing: a no-break space",
    "Delete it, and type an ordinary space if one is needed.",
  ],
  ["a:\n\tb: 1", "A tab is used to indent", "Use spaces: 2 for each step inwards."],
  [
    "a:\n  - b: 1\n  • b: 2",
    "`•` does not start an item of a list",
    "Start the item with a hyphen and a space.",
  ],
  [
    "a:\n  - b\n  -c",
    "There is no ordinary space after the hyphen",
    "Start the item with a hyphen and a space.",
  ],
  ["a: “b: c”", "Curly quotes are ordinary characters here", 'Use straight ones: "like this".'],
  [
    "a: b: c",
    "A value that contains a colon followed by a space is not in quotes",
    'Put the value in quotes, like this: a: "b: c".',
  ],
  [
    "a: @home",
    "A value that starts with `@` has to be in quotes",
    'Put the value in quotes, like this: a: "@home".',
  ],
  [
    "<<<<<<< HEAD",
    "A merge left `<<<<<<<` here: two people changed these lines",
    "Keep one version or join the two, then delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
  ],
  [
    'a: "b',
    "The quote that is opened here is not closed, or not at the end of the value",
    "Close it there. If the value holds such a quote, put the other kind (' or \") around it.",
  ],
  [
    "a: [b, c",
    "This bracket is opened and not closed",
    "Close it on the line where it opens, and put a value that holds a bracket or ` #` in quotes.",
  ],
  [
    "a:\n   b: 1\n  c: 1",
    "The indentation does not line up",
    "Put 2 spaces in front of it, as the lines beside it have.",
  ],
  [
    "band: 1\nband: 2",
    "The same field is given twice",
    "Keep one of the two, or join them. If a new entry of a list begins here, put a hyphen and a space in front of it.",
  ],
  [
    "a:\n  \u200bb: 1\n  c: 1",
    "There is a character here that looks like a space or like nothing: a space of no width",
    "Delete it, and type an ordinary space if one is needed.",
  ],
  [
    "a: 1\n\u2003\nb: 1",
    "There is a character here that looks like a space or like nothing: a space of another width (U+2003)",
    "Delete it, and type an ordinary space if one is needed.",
  ],
  [
    "a:\n  -\u00a0b: 1\n    c: 1",
    "There is a character here that looks like a space or like nothing: a no-break space",
    "Delete it, and type an ordinary space if one is needed.",
  ],
  [
    "a:\n  -\tb: 1\n    c: 1",
    "A tab follows the hyphen",
    "Start the item with a hyphen and a space.",
  ],
  [
    "<!-- a\nb -->",
    "`<!--` does not start a comment in YAML",
    "Start each line of the comment with `# `.",
  ],
  ...["- b", "-", "%b", "`b", "*b", "**b** c", "&b", "!b", "! b", "| b", "> 5 b", "? b"].map(
    (value): [string, string, string] => [
      `a: ${value}`,
      `A value that starts with ${value[0] === "`" ? "a backtick" : `\`${value[0]}\``} has to be in quotes`,
      `Put the value in quotes, like this: a: "${value}".`,
    ],
  ),
  [
    "a: {b: @home}",
    "A value that starts with `@` has to be in quotes",
    'Put the value in quotes, like this: title: "Falls: a clinic audit".',
  ],
  [
    "a: ward #3\n  and more",
    "YAML takes ` #` and what follows it for a comment",
    'Put the value in quotes, like this: a: "ward #3".',
  ],
  [
    "a: [{b: ward #3, c: 1}]",
    "YAML takes ` #` and what follows it for a comment",
    'Put the value in quotes, like this: title: "Falls: a clinic audit".',
  ],
  [
    'a: "C:\\Users\\b"',
    "In double quotes a backslash starts a code",
    "Take the quotes away, or use single ones: a: 'C:\\Users\\b'.",
  ],
])("%j: %s", (line, message, hint) => {
  expect(found(around(line))).toMatchObject([{ message, hint }]);
});
