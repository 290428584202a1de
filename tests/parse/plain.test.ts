import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { LineCounter } from "yaml";
import { closingFence, openingFence } from "../../src/parse/fences.js";
import { markdownBlocks } from "../../src/parse/markdown.js";
import { readPlainBody } from "../../src/parse/plain-body.js";
import { readPlainYaml } from "../../src/parse/plain-yaml.js";
import { yamlDocument } from "../../src/parse/yaml.js";
import { seed } from "../support/seed.js";

const root = join(import.meta.dirname, "../..");

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

const markdown = filesBelow("competencies", /\.md$/);
const split = markdown.flatMap((text) => {
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

function withoutPositions(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === "position" ? undefined : part)));
}

/** Wherever the plain reader answers, the full parser must agree. Answers whether it did answer. */
function agreesOnYaml(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === null) return false;
  expect({ text, full: fullYaml(text) }).toEqual({ text, full: plain });
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

/** Small damage of the kind that people do: characters put in, taken out, lines doubled, moved or indented. */
const snippets = [
  ..."\n\n  :-#,[]{}\"'|>&*!%@`~<\\\t=.\u00a0é0x1e5",
  ": ",
  " #",
  "- ",
  "\n- ",
  "\n  ",
  ">-\n",
  "|\n",
  "null",
  "true",
  "---\n",
  "## ",
  "1. ",
  "  \n",
  "\n\n",
  "**",
  "__proto__: 1\n",
  "a: 1\n",
  '"',
  "''",
];

/** More runs than usual: FUZZ=20 npm test -- plain */
const fuzz = Number(process.env["FUZZ"] ?? 1);

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

describe("the plain YAML reader", () => {
  it("reads nearly every file we ship, as the full parser does", () => {
    const answered = yamlTexts.filter(agreesOnYaml);
    expect(answered.length / yamlTexts.length).toBeGreaterThan(0.95);
  });

  it("never disagrees with the full parser on damaged files", () => {
    const short = yamlTexts.map((text) => text.split("\n").slice(0, 40).join("\n").concat("\n"));
    fc.assert(
      fc.property(fc.constantFrom(...short), damage, (text, changes) => {
        agreesOnYaml(damaged(text, changes));
      }),
      { seed, numRuns: 4000 * fuzz },
    );
  });

  it("never disagrees with the full parser on scraps put together", () => {
    const scrap = fc.constantFrom(
      ...["a", "b", "a:", "b: ", "- ", "  ", "    ", "\n", "\n", "c: 1", "[", "]", "{", "}", ","],
      ...[
        " x",
        "x: y",
        "'q'",
        '"q"',
        " # note",
        "#",
        ">-",
        "|",
        "2026-03-14",
        "012",
        "1e3",
        "0x1f",
        "~",
      ],
      ...[
        "null",
        "Null",
        "true",
        "no",
        "8a",
        "1.10",
        ".5",
        "-1",
        "+1",
        "?",
        "? k",
        "&a",
        "*a",
        "!t",
        "%",
      ],
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 14 }), (parts) => {
        agreesOnYaml(`${parts.join("")}\n`);
      }),
      { seed, numRuns: 6000 * fuzz },
    );
  });

  it.each([
    ["a: 1\na: 2\n", "a doubled field"],
    ["a: &x 1\nb: *x\n", "an alias"],
    ["a: !js 1\n", "a tag"],
    ["a:\n\tb: 1\n", "a tab"],
    ["a: 1.10\n", "a decimal number"],
    ["a: 010\n", "a number with a leading nought"],
    ["a: [1, 2\n", "an open bracket"],
    ["a: one\n  two\n", "a value over two lines"],
    ["--- \na: 1\n", "a document marker"],
  ])("leaves %j to the full parser: %s", (text) => {
    expect(readPlainYaml(text)).toBeNull();
  });
});

describe("the plain Markdown reader", () => {
  it("reads most bodies we ship, as the full parser does", () => {
    const answered = split.filter(({ body }) => agreesOnBody(body));
    expect(answered.length / split.length).toBeGreaterThan(0.8);
  });

  it("never disagrees with the full parser on damaged bodies", () => {
    fc.assert(
      fc.property(fc.constantFrom(...split), damage, ({ body }, changes) => {
        agreesOnBody(damaged(body, changes));
      }),
      { seed, numRuns: 2500 * fuzz },
    );
  });

  it("never disagrees with the full parser on scraps put together", () => {
    const scrap = fc.constantFrom(
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
        "1. ",
        "1) ",
      ],
      ...[
        "# ",
        "## Head",
        "##Head",
        "#",
        " #",
        "===",
        "---",
        "> ",
        "`",
        "*a*",
        "_",
        "http://a.b",
        "!",
        "~",
        "|",
      ],
      ...["é", "2026", "a:", "“q”", "(", "\u00a0", "\u3000", "&amp;", "<b>", "\\"],
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 14 }), (parts) => {
        agreesOnBody(parts.join(""));
      }),
      { seed, numRuns: 4000 * fuzz },
    );
  });
});
