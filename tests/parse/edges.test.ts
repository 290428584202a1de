import {
  asciiJson,
  compileBodies,
  compiledBodies,
  noBodies,
} from "../../src/load/compiled-bodies.js";
import { bandNames, resolveBand } from "../../src/model/band.js";
import { addMonths, dateOf, isDate } from "../../src/model/date.js";
import { levelOrder } from "../../src/model/level.js";
import { bodyProblem } from "../../src/parse/body-limits.js";
import { parseDocumentFile } from "../../src/parse/document.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import {
  closingFence,
  frontMatterSpan,
  frontMatterText,
  openingFence,
} from "../../src/parse/fences.js";
import {
  fieldsOf,
  isFields,
  isNumber,
  isText,
  listOf,
  mappingOf,
  numberOr,
  textOr,
  textsOf,
} from "../../src/parse/fields.js";
import { parseFrontMatter } from "../../src/parse/front-matter.js";
import { kindOf } from "../../src/parse/kind.js";
import { locator } from "../../src/parse/locate.js";
import { toManifest } from "../../src/parse/manifest.js";
import { parseBody, sectionId } from "../../src/parse/markdown.js";
import { deepYaml } from "../../src/parse/nesting.js";
import { parseYaml } from "../../src/parse/yaml.js";

describe("fields of any shape", () => {
  const anything = ["word", "", 5, 0, Number.NaN, true, null, undefined, ["a", 1], { a: 1 }];
  const kept = (test: (value: unknown) => boolean) => anything.filter(test);
  test("what is what", () => {
    expect(kept(isFields)).toEqual([{ a: 1 }]);
    expect(kept(isText)).toEqual(["word", ""]);
    expect(kept(isNumber)).toEqual([5, 0, Number.NaN]);
  });
  test("what is of another kind is neutral", () => {
    expect(anything.map((value) => textOr(value, null)).filter((one) => one !== null)).toEqual([
      "word",
      "",
    ]);
    expect(anything.map((value) => numberOr(value, -1)).filter((one) => one !== -1)).toEqual([
      5,
      0,
      Number.NaN,
    ]);
    expect(anything.flatMap(listOf)).toEqual(["a", 1]);
    expect(anything.flatMap(textsOf)).toEqual(["a"]);
    expect(anything.map(fieldsOf).filter((one) => Object.keys(one).length > 0)).toEqual([{ a: 1 }]);
    expect(mappingOf({ a: "x", b: 1, c: null }, isText)).toEqual({ a: "x" });
    expect(mappingOf(["x"], isText)).toEqual({});
  });
  test("core stands below every band", () => {
    expect([levelOrder("core"), levelOrder(5)]).toEqual([-1, 5]);
  });
});

describe("dates", () => {
  test.each(["2026-01-01", "2026-12-31", "2026-04-30", "2024-02-29", "2000-02-29", "0001-01-31"])(
    "%s is one",
    (date) => expect(isDate(date)).toBe(true),
  );
  test.each([
    ...["2026-00-10", "2026-13-10", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29"],
    ...["1900-02-29", "2026-1-01", "2026-01-1", "26-01-01", "2026-01-01T00:00", "x2026-01-01"],
    ...["2026/01/01", "", 20260101, null, undefined, ["2026-01-01"]],
  ])("%j is none", (date) => expect(isDate(date)).toBe(false));
  test.each([
    ["2026-01-31", 0, "2026-01-31"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-11-15", 1, "2026-12-15"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-03-31", -13, "2025-02-28"],
    ["2026-03-31", 36, "2029-03-31"],
    ["0999-12-01", 1, "1000-01-01"],
    ["0998-12-05", 1, "0999-01-05"],
  ])("%s and %i months: %s", (date, months, then) => expect(addMonths(date, months)).toBe(then));
  test("the day of a moment, with all its noughts", () => {
    expect(dateOf(new Date(2026, 0, 2, 23, 59))).toBe("2026-01-02");
    expect(dateOf(new Date(2026, 11, 31))).toBe("2026-12-31");
  });
});

describe("bands", () => {
  const manifest = toManifest({
    bands: [
      { band: 5, "local-authority": { id: "fresh", title: "Fresh" } },
      { band: 8, "local-authority": { id: "8x" } },
    ],
  });
  const low = toManifest({ bands: [{ band: 5 }] });
  test.each<[string | number, number | null]>([
    [5, 5],
    ["5", 5],
    ["fresh", 5],
    ["8", 8],
    ["8a", 8],
    ["8b", 8],
    ["8c", 8],
    ["8d", 8],
    ["8x", 8],
    ["8e", null],
    ["6", null],
    ["5a", null],
    ["a5", null],
    ["", null],
    ["Fresh", 5],
  ])("%s means %s", (name, band) => expect(resolveBand(manifest, name)).toBe(band));
  test("an id means itself, whatever its words would mean without it", () => {
    const odd = toManifest({
      bands: [
        { band: 5, title: "Band 6", also: [{ id: "band-7" }] },
        { band: 7, "local-authority": { id: "level-5" } },
      ],
    });
    const meant = ["level-5", "band-7", "Level 5", "5"].map((name) => resolveBand(odd, name));
    expect(meant).toEqual([7, 5, 5, 5]);
  });
  test("a band of two digits, and one without a title", () => {
    const { bands } = toManifest({ bands: [{ band: 12 }] });
    expect(bands).toMatchObject([{ band: 12, title: "" }]);
    expect(resolveBand({ ...manifest, bands }, "12")).toBe(12);
  });
  test("every word that means one", () => {
    expect(bandNames(manifest)).toEqual(["5", "8", "8a", "8b", "8c", "8d", "fresh", "8x"]);
    expect(bandNames(low)).toEqual(["5"]);
    expect(resolveBand(low, "8a")).toBeNull();
  });
});

describe("the bounds of a body", () => {
  test("32 KB and no more", () => {
    expect(bodyProblem("x".repeat(32 * 1024))).toBeNull();
    expect(bodyProblem("x".repeat(32 * 1024 + 1))).toEqual({
      at: 0,
      message: "The text below the fields is longer than 32 KB, the most that is read",
      hint: "Say it in fewer words, or in several files.",
    });
  });
  test.each([
    ["quotations", "> "],
    ["quotations without blanks", ">"],
    ["quotations with blanks behind", ">  \t"],
    ["hyphens", "- "],
    ["stars", "* "],
    ["plus signs", "+ "],
    ["numbers", "1. "],
    ["numbers with brackets", "12) "],
    ["several blanks", "-   "],
    ["tabs", "-\t"],
    ["numbers of nine digits", "123456789. "],
  ])("a hundred %s in one another, and not 99", (_name, mark) => {
    const begin = "One.\n\n";
    expect(bodyProblem(`${begin}${mark.repeat(99)}x\n`)).toBeNull();
    expect(bodyProblem(`${begin}${mark.repeat(100)}x\n`)).toEqual({
      at: begin.length,
      message: "The text is nested more deeply than can be read",
      hint: "Take out marks of a list or a quotation that stand one behind the other.",
    });
    expect(bodyProblem(`${begin} \t${mark.repeat(100)}x\n`)?.at).toBe(begin.length);
    expect(bodyProblem(`${begin}a ${mark.repeat(100)}x\n`)).toBeNull();
  });
  test("hyphens without blanks are a line", () => {
    expect(bodyProblem("-".repeat(200))).toBeNull();
  });
  test.each(["*", "_", "["])("a thousand of %s and no more", (mark) => {
    expect(bodyProblem(`a ${mark}`.repeat(1000))).toBeNull();
    expect(bodyProblem(`a ${mark}`.repeat(1002))).toEqual({
      at: 3002,
      message: "The text has more than 1000 marks of emphasis and links, the most that are read",
      hint: "Write it plainly, or in several files.",
    });
  });
});

describe("the bounds of YAML", () => {
  test.each(["[", "{", "[{"])("a hundred of %s and no more", (mark) => {
    const marks = (count: number) => mark.repeat(count).slice(0, count);
    expect(deepYaml(`a: ${marks(100)}`)).toBeNull();
    expect(deepYaml(`a: ${marks(101)}`)).toBe(103);
  });
  test("what is closed does not count, and what was never opened neither", () => {
    expect(deepYaml("{}[]".repeat(200))).toBeNull();
    expect(deepYaml(`${"]".repeat(5)}${"[".repeat(100)}`)).toBeNull();
    expect(deepYaml(`${"}".repeat(5)}${"[".repeat(101)}`)).toBe(105);
    expect(deepYaml(`${"[".repeat(100)}]${"[".repeat(1)}`)).toBeNull();
    expect(deepYaml(`${"{".repeat(100)}}[[`)).toBe(102);
  });
  test.each(["- ", "? ", ": ", "-\t", "-   "])("a hundred of %j on one line", (mark) => {
    expect(deepYaml(`a:\n  ${mark.repeat(99)}b`)).toBeNull();
    expect(deepYaml(`a:\n  ${mark.repeat(100)}b`)).toBe(3);
    expect(deepYaml(`a:\nb ${mark.repeat(100)}`)).toBeNull();
  });
  test("hyphens without blanks are a word", () => {
    expect(deepYaml("-".repeat(200))).toBeNull();
  });
});

describe("fences", () => {
  test.each([
    ["---\na", 4],
    ["---\r\na", 5],
    ["--- \t\na", 6],
    ["---", 3],
    ["----\n", null],
    ["--\n", null],
    [" ---\n", null],
    ["a\n---\n", null],
    ["---a\n", null],
    ["--- a\n", null],
    ["", null],
  ])("%j opens to %s", (text, end) => expect(openingFence(text)).toBe(end));
  test.each([
    ["a\n---\nb", { start: 2, end: 6 }],
    ["a\n---", { start: 2, end: 5 }],
    ["a\n--- \t\r\nb", { start: 2, end: 9 }],
    ["---\n", { start: 0, end: 4 }],
    ["a\n ---\n", null],
    ["a\n----\n", null],
    ["a ---\n", null],
    ["a\n---b\n---\n", { start: 7, end: 11 }],
  ])("%j closes at %j", (text, fence) => {
    expect(closingFence(text, 0)).toEqual(fence);
  });
  test("what lies before is not looked at, and what lies beyond 16 KB neither", () => {
    expect(closingFence("---\na\n---\n", 4)).toEqual({ start: 6, end: 10 });
    const far = (length: number) => closingFence(`${"x".repeat(length - 1)}\n---\n`, 0);
    expect(far(16 * 1024)).toEqual({ start: 16 * 1024, end: 16 * 1024 + 4 });
    expect(far(16 * 1024 + 8)).toBeNull();
  });
  test("a byte order mark counts as a character of the file", () => {
    expect(frontMatterSpan("---\na: 1\n---\nb")).toEqual({ start: 4, end: 9, body: 13 });
    expect(frontMatterSpan("\ufeff---\na: 1\n---\nb")).toEqual({ start: 5, end: 10, body: 14 });
    expect(frontMatterText({ name: "f.md", text: "\ufeff---\na: 1\n---\nb" })).toBe("a: 1\n");
  });
  test.each(["a: 1\n---\n", "---\na: 1\n", ""])("%j has no front matter", (text) => {
    expect(frontMatterSpan(text)).toBeNull();
    expect(frontMatterText({ name: "f.md", text })).toBeNull();
  });
});

describe("what is said of front matter", () => {
  const said = (text: string) => {
    const { frontMatter, findings } = parseFrontMatter({ name: "f.md", text });
    expect(frontMatter).toBeNull();
    expect(findings).toHaveLength(1);
    expect(findings[0]?.file).toBe("f.md");
    const { code, where, message, hint } = findings[0] ?? { where: {} };
    return [code, where, message, hint];
  };
  test.each<[string, string, number, string, string]>([
    [
      "id: x\n",
      "front-matter-missing",
      1,
      "The file does not start with front matter",
      "The first line is three hyphens and nothing else. The fields follow, then another line of three hyphens.",
    ],
    [
      `  --${"x".repeat(50)} \n---\n`,
      "front-matter-missing",
      1,
      `The first line is \`--${"x".repeat(38)}\`, not \`---\``,
      "The first line is three hyphens and nothing else. The fields follow, then another line of three hyphens.",
    ],
    [
      "-\n---\n",
      "front-matter-missing",
      1,
      "The file does not start with front matter",
      "The first line is three hyphens and nothing else. The fields follow, then another line of three hyphens.",
    ],
    [
      "---\na: 1\n",
      "front-matter-unclosed",
      1,
      "The front matter that starts here is never closed",
      "Add a line of three hyphens (---) after the last field and before the text.",
    ],
    [
      "---\n- a\n---\n",
      "front-matter-missing",
      1,
      "The front matter holds no fields",
      "Between the two lines of hyphens stands one field a line, such as `id: RS-6-02`.",
    ],
    [
      "---\na word\n---\n",
      "front-matter-missing",
      1,
      "The front matter holds no fields",
      "Between the two lines of hyphens stands one field a line, such as `id: RS-6-02`.",
    ],
    [
      "---\na: 1\n---\n---\nText\n",
      "yaml-syntax",
      4,
      "A second line of three hyphens follows the one that ends the front matter",
      "Remove one of the two. The text of the file begins below the fields.",
    ],
    [
      `---\na: 1\n---\nOne.\n\n${"> ".repeat(100)}x\n`,
      "file-unreadable",
      6,
      "The text is nested more deeply than can be read",
      "Take out marks of a list or a quotation that stand one behind the other.",
    ],
  ])("%j", (text, code, line, message, hint) => {
    expect(said(text)).toEqual([code, { line, column: 1 }, message, hint]);
  });
  test("that it is too long to be searched only where it is", () => {
    const long = (length: number) => said(`---\n${"a".repeat(length - 5)}\n`)[2];
    expect(long(16 * 1024)).toBe("The front matter that starts here is never closed");
    expect(long(16 * 1024 + 1)).toBe(
      "The front matter that starts here is never closed within 16 KB",
    );
  });
  test("a language on a fence is never run", () => {
    for (const language of ["js", "javascript", "json", "coffee", "toml", "yaml"]) {
      expect(said(`---${language}\na: 1\n---\n`)[0]).toBe("front-matter-missing");
    }
  });
  test("a rule further down in the text is the text's", () => {
    expect(parseFrontMatter({ name: "f.md", text: "---\na: 1\n---\nOne.\n\n---\n" })).toEqual({
      frontMatter: { data: { a: 1 }, body: "One.\n\n---\n", bodyLine: 4 },
      findings: [],
    });
  });
  test("of a file that cannot be read as YAML, that and nothing else", () => {
    const text = "a: 1\na: 2\n";
    const messages = [
      parseEvidence({ name: "me.yaml", text }),
      parseDocumentFile("manifest", "framework.yaml", { name: "framework.yaml", text }),
      parseFrontMatter({ name: "f.md", text: `---\n${text}---\n` }),
    ].map(({ findings }) => findings.map(({ message }) => message));
    expect(messages).toEqual(Array(3).fill(["The same field is given twice"]));
  });
  test("an evidence file that holds no fields", () => {
    expect(parseEvidence({ name: "me.yaml", text: "- a\n" })).toEqual({
      data: null,
      findings: [
        {
          code: "yaml-syntax",
          file: "me.yaml",
          where: { line: 1, column: 1 },
          message: "The file does not hold fields with names",
          hint: "It starts with a line such as `format: …`. An empty file or a list is not enough.",
        },
      ],
    });
  });
});

describe("what is said of YAML", () => {
  const spaces = "Use spaces: 2 for each step inwards.";
  const stray = [
    "This line is neither a field nor an item of a list",
    "A field has a name, a colon and a space. If the text goes on from the line above, indent it further than that.",
  ] as const;
  const quote = [
    "The quote that is opened here is not closed, or not at the end of the value",
    "Close it there. If the value holds such a quote, put the other kind (' or \") around it.",
  ] as const;
  const colon = (name: string) =>
    [
      `There is no colon after \`${name}\``,
      `Put a colon and a space there: \`${name}: \`.`,
    ] as const;
  const start = (mark: string, mended = 'title: "Falls: a clinic audit"') =>
    [
      `A value that starts with \`${mark}\` has to be in quotes`,
      `Put the value in quotes, like this: ${mended}.`,
    ] as const;
  test.each<[text: string, place: string, message: string, hint: string]>([
    ["a:\n\tb: 1\n", "2:1", "A tab is used to indent", spaces],
    [
      "a: 1\na: 2\n",
      "2:1",
      "The same field is given twice",
      "Keep one of the two, or join them. If a new entry of a list begins here, put a hyphen and a space in front of it.",
    ],
    [
      "a:\n  b: 1\n c: 2\n",
      "3:2",
      "The indentation does not line up",
      "Put no space in front of it, as the lines beside it have.",
    ],
    [
      "a: b: c\n",
      "1:4",
      "A value that contains a colon followed by a space is not in quotes",
      'Put the value in quotes, like this: a: "b: c".',
    ],
    ["a: 'b\n", "1:4", ...quote],
    ["a: 1\nb\n", "2:1", ...colon("b")],
    ["a\nb: 1\n", "1:1", ...colon("a")],
    [
      "a: 1\n---\nb: 2\n",
      "2:1",
      "A second document starts here",
      "Remove the line `---` or `...`: a file holds one document.",
    ],
    ["a: !x 1\n", "1:4", ...start("!", 'a: "!x 1"')],
    ['a: "b" c\n', "1:4", ...quote],
    ["a: 1\nb: [*x]\n", "2:5", ...start("*")],
    ["a: &x 1\nb: 2\n", "1:4", ...start("&", 'a: "&x 1"')],
    ["? [a]\n: 1\n", "1:1", ...stray],
    [
      "a: [\n  - b\n  ]\n",
      "1:4",
      "This bracket is opened and not closed",
      "Close it on the line where it opens, and put a value that holds a bracket or ` #` in quotes.",
    ],
    ["a: *\n", "1:4", ...start("*", 'a: "*"')],
    [
      'a: "\\q"\n',
      "1:5",
      "In double quotes a backslash starts a code",
      "Take the quotes away, or use single ones: a: '\\q'.",
    ],
    [
      `a: ${"[".repeat(101)}`,
      "1:104",
      "The file is nested more deeply than can be read",
      "Check for brackets that are opened again and again.",
    ],
  ])("%j", (text, place, message, hint) => {
    const { value, findings } = parseYaml({ file: "f.yaml", text });
    const [row, column] = place.split(":").map(Number);
    expect(value).toBeUndefined();
    expect(findings).toEqual([
      { code: "yaml-syntax", file: "f.yaml", where: { line: row, column }, message, hint },
    ]);
  });
  test("what follows from a mistake is not said, what stands for itself is", () => {
    const places = (text: string) =>
      parseYaml({ file: "f.yaml", text }).findings.map(({ where }) =>
        "line" in where ? where.line : 0,
      );
    expect(places("a: 1\na: 2\na: 3\nb: !x 1\n")).toEqual([2, 3, 4]);
    expect(places("a: 1\na: 2\nb: c: d\ne: f: g\n")).toEqual([2, 3]);
    expect(places("a: b: c\nd: 1\nd: 2\n")).toEqual([1]);
    expect(places("a: !x 1\nb: 1\nb: 2\n")).toEqual([1, 3]);
  });
});

describe("places", () => {
  const place = (text: string, path: readonly (string | number)[], at?: "key") => {
    const found = locator({ name: "f.yaml", text })({ path, ...(at ? { at } : {}) });
    return `${found.line}:${found.column}`;
  };
  test.each<[string, string, readonly (string | number)[], "key" | undefined, string]>([
    ["a key and a value of one field", "a: 1\nb: 2\n", ["b"], "key", "2:1"],
    ["a value", "a: 1\nb: 2\n", ["b"], undefined, "2:4"],
    ["a key below another", "a:\n  b: 2\n", ["a", "b"], "key", "2:3"],
    ["the value of the key above, not its key", "a:\n  b: 2\n", ["a", "c"], "key", "2:3"],
    ["a number as a key", "a: {1: x}\n", ["a", 1], undefined, "1:8"],
    ["an item of a list", "- a\n- b\n", [1], undefined, "2:3"],
    ["a field of an item", "- a: 1\n- a: 2\n", [1, "a"], undefined, "2:6"],
    ["a file that does not begin with a field", "# one\n\na: 1\n", [], undefined, "3:1"],
    ["a field that is not there", "# one\na: 1\n", ["b"], undefined, "2:1"],
    ["a field whose key is quoted", '"a b": 1\n', ["a b"], undefined, "1:8"],
  ])("%s", (_name, text, path, at, expected) => {
    expect(place(text, path, at)).toBe(expected);
  });
  test("Markdown by its ending, whatever its case", () => {
    const text = "---\na: 1\n---\nText\n";
    for (const name of ["f.md", "F.MD"]) {
      expect(locator({ name, text })({ path: ["a"] })).toEqual({ line: 2, column: 4 });
    }
    expect(locator({ name: "md.yaml", text: "a: 1\n" })({ path: ["a"] })).toEqual({
      line: 1,
      column: 4,
    });
  });
});

describe("bodies", () => {
  test.each([
    ["In practice", "in-practice"],
    ["  Evidence — you could bring!  ", "evidence-you-could-bring"],
    ["A & B", "a-b"],
    ["Été 2026", "t-2026"],
    ["", ""],
  ])("the heading %j is the section %j", (heading, id) => expect(sectionId(heading)).toBe(id));

  test("what stands before the first heading is the statement, and each heading begins a section", () => {
    const body = parseBody(
      "*One.*\n\n- two\n\nThree.\n\n# A\n\n1. b\n2. **c**\n\nd\n\n### E\n",
      10,
    );
    expect(body).toMatchObject({
      statement: "One.\n\nThree.",
      place: { line: 10, column: 1 },
      lead: [{ type: "paragraph" }, { type: "list" }, { type: "paragraph" }],
      sections: [
        {
          id: "a",
          heading: "A",
          place: { line: 16, column: 1 },
          items: ["b", "c"],
          itemPlaces: [
            { line: 18, column: 1 },
            { line: 19, column: 1 },
          ],
          content: [{ type: "list" }, { type: "paragraph" }],
        },
        { id: "e", heading: "E", place: { line: 23, column: 1 }, items: [], content: [] },
      ],
    });
    expect(parseBody("\n\nOne.\n", 5).place).toEqual({ line: 7, column: 1 });
    expect(parseBody("", 3)).toEqual({
      statement: "",
      place: { line: 3, column: 1 },
      lead: [],
      sections: [],
    });
  });

  test("compiled, they come back as they were but for their positions", () => {
    const texts = ["Ünïcode “quoted” 👋 *one*\n", "## A\n- b\n", "## A\n- c\n", "Other.\n"].map(
      (body, index) => ({ body, bodyLine: index === 0 ? 4 : 7 }),
    );
    const parsed = texts.map(({ body, bodyLine }) => parseBody(body, bodyLine));
    const compiled = compileBodies(texts.flatMap((text, at) => [[text, parsed[at] as never]]));
    expect(compiled).toMatch(/^[ -~]*\n[ -~]*$/);
    const bodies = compiledBodies(Buffer.from(compiled, "latin1"));
    for (const [at, text] of texts.entries()) {
      const plain = JSON.stringify(parsed[at], (name, value) =>
        name === "position" ? undefined : value,
      );
      expect(bodies(text)).toEqual(JSON.parse(plain));
      expect(bodies({ ...text, bodyLine: 5 })).toBeNull();
    }
    expect(bodies({ body: "## A\n- d\n", bodyLine: 7 })).toBeNull();
    expect(bodies({ body: "Never seen before.\n", bodyLine: 7 })).toBeNull();
    expect(JSON.stringify(bodies(texts[0] as never))).not.toContain("position");
    expect(noBodies(texts[0] as never)).toBeNull();
  });

  test("JSON in ASCII says the same", () => {
    expect(asciiJson('"a é\u0001 👋~"')).toBe('"a \\u00e9\\u0001 \\ud83d\\udc4b~"');
  });
});

test.each([
  ["README.md", null],
  ["a/Readme.md", null],
  ["a/b/README.md", null],
  ["a/readme.md.md", "competency"],
  ["xreadme.md", "competency"],
  ["roles/readme-first.md", "role"],
  ["roles/x.markdown", null],
  ["roles/x.md.txt", null],
  ["a/roles/x.md", "competency"],
  ["roles.md", "competency"],
  ["sources.yaml.md", "competency"],
  ["a/sources.yaml", null],
])("%s is %s", (path, kind) => expect(kindOf(path)).toBe(kind));
