import fc from "fast-check";
import { fixers, fixText } from "../../src/edit/fix-text.js";
import type { FixKind } from "../../src/edit/fixer.js";
import * as registry from "../../src/edit/index.js";
import { meaningOf } from "../../src/edit/meaning.js";
import { kindOf } from "../../src/parse/kind.js";
import { computing } from "../support/computing.js";
import { frozenFiles } from "../support/frozen.js";
import { seed } from "../support/seed.js";

const schema = "../schemas/evidence.schema.json";
const fix = (text: string, kind: FixKind = "competency") => fixText(text, { kind, schema });

/** A competency with the given front matter and body. */
const page = (front: string, body: string): string => `---\n${front}---\n${body}`;
const front = 'id: RS-6-02\nband: 6\nthread: "02"\n';

describe("each fixer", () => {
  test.each<[string, FixKind, string, string]>([
    [
      "thread-quotes",
      "competency",
      page("id: A\nthread: 02 # two\n", "x\n"),
      page('id: A\nthread: "02" # two\n', "x\n"),
    ],
    [
      "thread-quotes",
      "competency",
      page("id: A\nthread: 10\n", "x\n"),
      page('id: A\nthread: "10"\n', "x\n"),
    ],
    [
      "heading-case",
      "competency",
      page(front, "s\n\n## In Practice\n- a\n"),
      page(front, "s\n\n## In practice\n- a\n"),
    ],
    [
      "heading-case",
      "competency",
      page(front, "s\n\n##  TO TALK ABOUT ##\n- a\n"),
      page(front, "s\n\n##  To talk about ##\n- a\n"),
    ],
    [
      "heading-case",
      "competency",
      page(front, "s\n\nIn A Local Authority\n---\nx\n"),
      page(front, "s\n\nIn a local authority\n---\nx\n"),
    ],
    [
      "list-marker",
      "competency",
      page(front, "s\n\n* a\n* b\n  + c\n"),
      page(front, "s\n\n- a\n- b\n  - c\n"),
    ],
    [
      "list-marker",
      "competency",
      page(front, "s\n\n* a\n\n+ b\n"),
      page(front, "s\n\n- a\n\n- b\n"),
    ],
    [
      "trailing-space",
      "competency",
      page("id: A  \nband: 6\t\n", "s \n\n- a  \n"),
      page("id: A\nband: 6\n", "s\n\n- a\n"),
    ],
    [
      "trailing-space",
      "evidence",
      `# yaml-language-server: $schema=x \na: 1 \n`,
      `# yaml-language-server: $schema=x\na: 1\n`,
    ],
    [
      "key-order",
      "competency",
      page("band: 6\n# about the id\nid: A # why\ntitle: T\n", "x\n"),
      page("# about the id\nid: A # why\ntitle: T\nband: 6\n", "x\n"),
    ],
    [
      "key-order",
      "competency",
      page("# about the file\n\ntitle: T\nid: A\n# the end\n", "x\n"),
      page("# about the file\n\nid: A\ntitle: T\n# the end\n", "x\n"),
    ],
    [
      "key-order",
      "competency",
      page("sources:\n- a\n# inside\n- b\n  # after b\nid: A\n", "x\n"),
      page("id: A\nsources:\n- a\n# inside\n- b\n  # after b\n", "x\n"),
    ],
    [
      "key-order",
      "competency",
      page("title: >-\n  two\n  lines\nodd: 1\nid: A\n", "x\n"),
      page("id: A\ntitle: >-\n  two\n  lines\nodd: 1\n", "x\n"),
    ],
    [
      "key-order",
      "role",
      page("pillars: {a: 1}\ntitle: T\nid: r\n", "x\n"),
      page("id: r\ntitle: T\npillars: {a: 1}\n", "x\n"),
    ],
    [
      "schema-modeline",
      "evidence",
      "format: x\n",
      `# yaml-language-server: $schema=${schema}\nformat: x\n`,
    ],
    [
      "schema-modeline",
      "evidence",
      "\uFEFF# mine\r\nformat: x\r\n",
      `\uFEFF# yaml-language-server: $schema=${schema}\r\n# mine\r\nformat: x\r\n`,
    ],
  ])("%s mends a %s: %j", (name, kind, before, after) => {
    const { text, changes } = fix(before, kind);
    expect(text).toBe(after);
    expect(changes.map((fixer) => fixer.name)).toEqual([name]);
    expect(fix(text, kind)).toEqual({ text, changes: [] });
  });

  test("all at once, with CRLF and a byte order mark", () => {
    const before = `\uFEFF---\r\nthread: 02\r\n# the id\r\nid: RS-6-02 \r\n---\r\ns\r\n\r\n## In Practice\r\n* a\r\n* b `;
    const { text, changes } = fix(before);
    expect(text).toBe(
      `\uFEFF---\r\n# the id\r\nid: RS-6-02\r\nthread: "02"\r\n---\r\ns\r\n\r\n## In practice\r\n- a\r\n- b`,
    );
    expect(changes).toHaveLength(5);
  });

  test.each<[string, FixKind, string]>([
    ["YAML with an error", "competency", page("thread: 02\nid: [\n", "## In Practice\n* a \n")],
    ["a field given twice", "competency", page("thread: 02\nthread: 02\n", "* a\n")],
    ["an alias", "competency", page("band: &x 6\nid: *x\n", "* a\n")],
    ["no front matter", "competency", "## In Practice\n* a \n"],
    ["front matter that is never closed", "competency", "---\nthread: 02\n"],
    ["a quoted thread", "competency", page("id: A\nthread: '02'\n", "x\n")],
    ["a thread of one digit", "competency", page("id: A\nthread: 2\n", "x\n")],
    ["a heading in a quotation", "competency", page(front, "s\n\n> ## In Practice\n")],
    ["a heading that is not one of the five", "competency", page(front, "s\n\n## In Practise\n")],
    ["a heading with markup", "competency", page(front, "s\n\n## In *Practice*\n")],
    ["a heading in a page", "page", page("id: a\ntitle: b\n", "## In Practice\n")],
    ["lists and blanks in code", "competency", page(front, "s\n\n```\n* a \n```\n\n    * b \n")],
    ["a hard line break", "competency", page(front, "one  \ntwo\n")],
    ["a star that would end as a line of hyphens", "competency", page(front, "s\n\n* --\n")],
    ["stars that are a rule", "competency", page(front, "s\n\n* * *\n")],
    [
      "blanks in a text of several lines",
      "competency",
      page("id: |\n  a \n  b \nband: 6\n", "x\n"),
    ],
    [
      "blanks in a quoted text of several lines",
      "evidence",
      '# yaml-language-server: $schema=x\na: "b \n  c"\n',
    ],
    ["fields in braces", "competency", page("{band: 6, id: A}\n", "x\n")],
    ["a modeline further down", "evidence", "# mine\n# yaml-language-server: $schema=x\na: 1\n"],
    ["the order of a manifest", "manifest", "title: T\nid: x\n"],
    ["an empty file", "competency", ""],
  ])("leaves %s", (_name, kind, text) => {
    expect(fix(text, kind)).toEqual({ text, changes: [] });
  });

  test("a long run of blanks takes no time", () => {
    const seconds = computing();
    fix(page(front, `a${" ".repeat(200_000)}b\n`));
    expect(seconds()).toBeLessThan(2);
  });
});

test("every fixer is in the registry once, under a name of its own", () => {
  expect(Object.keys(registry)).toHaveLength(new Set(fixers.map(({ name }) => name)).size);
});

/** Files with something of everything to damage. */
const files = Object.entries(frozenFiles).map(([path, text]): { kind: FixKind; text: string } => ({
  kind: kindOf(path.replace("competencies/", "")) ?? "evidence",
  text,
}));

/** Small damage of the kind that editors and people do, and some that they do not. */
const damages: readonly ((text: string, at: number) => string)[] = [
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\uFEFF${text}`,
  (text) => text.replace(/^- /gm, "* "),
  (text, at) => insert(text, lineEnd(text, at), "  "),
  (text, at) => insert(text, lineEnd(text, at), " \t"),
  (text, at) => insert(text, lineEnd(text, at), "\n# a comment"),
  (text, at) => insert(text, lineEnd(text, at), "\n"),
  (text, at) => insert(text, lineEnd(text, at), "\n+ item \n"),
  (text, at) => insert(text, lineEnd(text, at), "\n```"),
  (text) => text.replace(/thread: "(\d\d)"/, "thread: $1"),
  (text) =>
    text.replace(/^## (\w)(.*)$/gm, (_all, a: string, b: string) => `## ${a}${b.toUpperCase()}`),
  swapLines,
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => insert(text, at, " "),
  (text, at) => insert(text, at, "*"),
  (text, at) => insert(text, at, "\t"),
];

const insert = (text: string, at: number, what: string): string =>
  text.slice(0, at) + what + text.slice(at);

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  const stop = end < 0 ? text.length : end;
  return text[stop - 1] === "\r" ? stop - 1 : stop;
}

function swapLines(text: string, at: number): string {
  const lines = text.split("\n");
  const index = text.slice(0, at).split("\n").length - 1;
  const [a, b] = [lines[index], lines[index + 1]];
  if (a === undefined || b === undefined) return text;
  lines.splice(index, 2, b, a);
  return lines.join("\n");
}

const damaged = fc
  .tuple(
    // One in four is an evidence file, of which there are few.
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...files) },
      { weight: 1, arbitrary: fc.constantFrom(...files.filter(({ kind }) => kind === "evidence")) },
    ),
    fc.array(fc.tuple(fc.constantFrom(...damages), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([{ kind, text }, steps]) => ({
    kind,
    text: steps.reduce(
      // Half of the damage falls on the front matter, where most of the work is.
      (now, [damage, where], index) =>
        damage(now, Math.floor(where * (index % 2 === 0 ? Math.min(700, now.length) : now.length))),
      text,
    ),
  }));

/** What no fixer may touch: every character that is no blank, quote, list mark or letter case, in whatever order. */
const residue = (text: string): string =>
  [...text.toLowerCase()]
    .filter((character) => !/[ \t"*+-]/.test(character))
    .sort()
    .join("");

test("mending twice is mending once, and changes nothing that a file says", () => {
  fc.assert(
    fc.property(damaged, ({ kind, text }) => {
      const once = fix(text, kind);
      expect(fix(once.text, kind)).toEqual({ text: once.text, changes: [] });
      expect(meaningOf(once.text, kind)).toBe(meaningOf(text, kind));
      const added = once.changes.some(({ name }) => name === "schema-modeline");
      const rest = added ? once.text.replace(/^(\uFEFF*)#.*\r?\n/, "$1") : once.text;
      expect(residue(rest)).toBe(residue(text));
      if (meaningOf(text, kind) === null) expect(once.text).toBe(text);
      expect(once.changes.length > 0).toBe(once.text !== text);
    }),
    { seed, numRuns: 400 },
  );
});

test("comments survive byte for byte but for blanks at their ends", () => {
  const comments = (text: string): readonly string[] =>
    text
      .replace(/^\uFEFF*/, "")
      .split(/\r?\n/)
      .filter((line) => /^\s*#/.test(line))
      .map((line) => line.trimEnd().toLowerCase())
      .sort();
  fc.assert(
    fc.property(damaged, ({ kind, text }) => {
      const after = fix(text, kind).text;
      const lines = new Set(comments(after));
      expect(comments(text).every((line) => lines.has(line))).toBe(true);
    }),
    { seed, numRuns: 200 },
  );
});
