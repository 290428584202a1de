import { LineCounter } from "yaml";
import { isSupportWorker, signpost } from "../../src/check/rules/support-worker.js";
import { compileFramework, fromCompiled } from "../../src/load/compiled-framework.js";
import { resolveBand } from "../../src/model/band.js";
import { assembleFramework } from "../../src/parse/assemble.js";
import { bodyProblem } from "../../src/parse/body-limits.js";
import { parseDocumentFile } from "../../src/parse/document.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import { parseFramework } from "../../src/parse/framework.js";
import { parseFrontMatter } from "../../src/parse/front-matter.js";
import { kindOf } from "../../src/parse/kind.js";
import { locator } from "../../src/parse/locate.js";
import { toManifest, toSources } from "../../src/parse/manifest.js";
import { parseBody } from "../../src/parse/markdown.js";
import { deepYaml } from "../../src/parse/nesting.js";
import { parseYaml } from "../../src/parse/yaml.js";
import { yamlDocument } from "../../src/parse/yaml-document.js";
import { smallFiles } from "../support/small.js";

describe("YAML", () => {
  const yaml = (text: string, line = 1) => parseYaml({ file: "f.yaml", text, line });

  test.each<[string, string, unknown]>([
    ["dates stay text", "a: 2026-03-14\n", { a: "2026-03-14" }],
    ["times stay text", "a: 12:30:45\n", { a: "12:30:45" }],
    ["yes and no stay text", "a: yes\nb: no\nc: on\n", { a: "yes", b: "no", c: "on" }],
    [
      "true, false and null",
      "a: true\nb: False\nc: ~\nd:\n",
      { a: true, b: false, c: null, d: null },
    ],
    ["numbers", "a: 5\nb: 1.5\nc: -2\nd: 0x10\ne: 010\n", { a: 5, b: 1.5, c: -2, d: 16, e: 10 }],
    ["quoted numbers stay text", `a: "01"\nb: '5'\n`, { a: "01", b: "5" }],
    ["a merge key is a field like any other", "a: {<<: {b: 1}}\n", { a: { "<<": { b: 1 } } }],
    ["folded text", "a: >-\n  one\n  two\n\n  three\n", { a: "one two\nthree" }],
    ["folded text that keeps its end", "a: >\n  one\n  two\n", { a: "one two\n" }],
    ["literal text", "a: |\n  one\n  two\n\n  three\n", { a: "one\ntwo\n\nthree\n" }],
    ["literal text that keeps nothing", "a: |+\n  one\n\nb: 1\n", { a: "one\n\n", b: 1 }],
    ["escapes", '"a": "\\u00e9\\n"\n', { a: "é\n" }],
    ["comments", "# one\na: 1 # two\n# three\n", { a: 1 }],
    ["no line end", "a: 1", { a: 1 }],
    ["a list at the margin of its field", "a:\n- 1\n- 2\nb: 3\n", { a: [1, 2], b: 3 }],
    ["lists in lists", "a:\n  - - 1\n    - 2\n", { a: [[1, 2]] }],
    [
      "a list of mappings",
      "- a: 1\n  b: {c: [d, e]}\n- a: 2\n",
      [{ a: 1, b: { c: ["d", "e"] } }, { a: 2 }],
    ],
    ["empty flow", "a: []\nb: {}\nc: [ ]\n", { a: [], b: {}, c: [] }],
    ["a quote in a flow list", `a: ["x, y", 'z']\n`, { a: ["x, y", "z"] }],
    [
      "__proto__ is a field of its own",
      '"__proto__": {a: 1}\n',
      JSON.parse('{"__proto__": {"a": 1}}'),
    ],
  ])("%s", (_name, text, value) => {
    const parsed = yaml(text);
    expect(parsed.findings).toEqual([]);
    expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(value));
    expect(parsed.value).toEqual(value);
  });

  test.each<[string, string, string[]]>([
    ["a key given twice", "a: 1\nb: 2\na: 3\n", ["3:1 The same field is given twice"]],
    [
      "a key given twice deep down, and another",
      "a:\n  - {b: 1, b: 2}\nc: 1\nc: 2\n",
      ["2:12 The same field is given twice", "4:1 The same field is given twice"],
    ],
    ["a tab", "a:\n\tb: 1\n", ["2:1 A tab is used to indent"]],
    [
      "a colon",
      "title: Falls: a clinic\n",
      ["1:8 A value that contains a colon followed by a space is not in quotes"],
    ],
    ["a tag", "a: !!set {b}\n", ["1:4 A value that starts with `!` has to be in quotes"]],
    [
      "an alias",
      "a: &x 1\nb: *x\n",
      [
        "1:4 A value that starts with `&` has to be in quotes",
        "2:4 A value that starts with `*` has to be in quotes",
      ],
    ],
    ["an alias to nothing", "b: *x\n", ["1:4 A value that starts with `*` has to be in quotes"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["2:1 A second document starts here"]],
    [
      "101 brackets",
      `a: ${"[".repeat(101)}${"]".repeat(101)}\n`,
      ["1:104 The file is nested more deeply than can be read"],
    ],
    [
      "brackets over lines",
      `a: ${"[\n ".repeat(101)}\n`,
      ["101:2 The file is nested more deeply than can be read"],
    ],
    [
      "100 hyphens",
      `a:\n  ${"- ".repeat(100)}b\n`,
      ["2:1 The file is nested more deeply than can be read"],
    ],
  ])("%s", (_name, text, said) => {
    const { value, findings } = yaml(text);
    expect(value).toBeUndefined();
    expect(
      findings
        .map(({ where, message, code }) => {
          expect(code).toBe("yaml-syntax");
          return "line" in where ? `${where.line}:${where.column} ${message}` : message;
        })
        .sort(),
    ).toEqual(said);
  });

  test("places count from the line that the text begins on", () => {
    expect(yaml("a: 1\na: 2\n", 7).findings[0]?.where).toEqual({ line: 8, column: 1 });
    expect(yaml(`x: 1\na: ${"[".repeat(101)}`, 7).findings[0]?.where).toEqual({
      line: 8,
      column: 104,
    });
  });

  test.each(["- a\n", "a\n", ""])("an evidence file that is %j holds no fields", (text) => {
    const { data, findings } = parseEvidence({ name: "me.yaml", text });
    expect(data).toBeNull();
    expect(findings.map(({ message }) => message)).toEqual([
      "The file does not hold fields with names",
    ]);
  });

  test("a mistake that nobody has put into words keeps the parser's own", () => {
    const { findings } = yaml("%YAML 9.9 x\n---\na: 1\n");
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, hint } of findings) expect(message && hint).not.toBe("");
  });

  test("100 brackets in one another are not too many, and closed ones do not count", () => {
    expect(deepYaml("[".repeat(100))).toBeNull();
    expect(deepYaml("[]".repeat(1000))).toBeNull();
    expect(deepYaml("]".repeat(1000))).toBeNull();
    expect(deepYaml("- ".repeat(99))).toBeNull();
  });
});

describe("places of data", () => {
  const text = "a: 1\nlist:\n  - x: {y: z}\n  - plain\nempty:\n";
  const at = locator({ name: "f.yaml", text });
  test.each<[string, Parameters<typeof at>[0], string]>([
    ["a value", { path: ["a"] }, "1:4"],
    ["a key", { path: ["a"], at: "key" }, "1:1"],
    ["deep down", { path: ["list", 0, "x", "y"] }, "3:12"],
    ["a key deep down", { path: ["list", 0, "x"], at: "key" }, "3:5"],
    ["a key without a value", { path: ["empty"], at: "key" }, "5:1"],
    ["an item by its name", { path: ["list", "first"] }, "3:3"],
    ["an item", { path: ["list", 1] }, "4:5"],
    ["an item that is not there: its list", { path: ["list", 7] }, "3:3"],
    ["a field that is not there: its parent", { path: ["list", 0, "w"] }, "3:5"],
    ["below a value that holds nothing", { path: ["a", "b", "c"] }, "1:4"],
    ["a field without a value", { path: ["empty"] }, "5:7"],
    ["the whole", { path: [] }, "1:1"],
    ["a place that is known", { line: 3, column: 2 }, "3:2"],
  ])("%s", (_name, where, place) => {
    const { line, column } = at(where);
    expect(`${line}:${column}`).toBe(place);
  });
  test("in front matter, lines are the file's", () => {
    const file = { name: "f.md", text: "---\nid: x\nlist: [a, b]\n---\nBody\n" };
    expect(locator(file)({ path: ["list", 1] })).toEqual({ line: 3, column: 11 });
  });
  test("a field of which there is only the name", () => {
    const at = locator({ name: "f.yaml", text: "x: {a, b: 1}\n" });
    expect(at({ path: ["x", "a"] })).toEqual({ line: 1, column: 5 });
    expect(at({ path: ["x", "a", "c"] })).toEqual({ line: 1, column: 5 });
  });
  test("in a list of nothing, and in text that is nested too deeply", () => {
    expect(locator({ name: "f.yaml", text: "- \n- a\n" })({ path: [0, "x"] })).toEqual({
      line: 1,
      column: 3,
    });
    expect(locator({ name: "f.md", text: "---\n---\n" })({ path: ["a"] })).toEqual({
      line: 2,
      column: 1,
    });
    const deep = `a: ${"[".repeat(20_000)}`;
    expect(locator({ name: "f.yaml", text: deep })({ path: ["a"] })).toEqual({
      line: 1,
      column: 1,
    });
  });
  test("where there is nothing to look in, the top", () => {
    expect(locator({ name: "f.md", text: "no fences" })({ path: ["a"] })).toEqual({
      line: 1,
      column: 1,
    });
    expect(locator({ name: "f.yaml", text: "" })({ path: ["a"] })).toEqual({ line: 1, column: 1 });
  });
});

describe("Markdown files", () => {
  test.each<[string, string, string, unknown, string, number]>([
    ["plain", "---\na: 1\n---\nBody\n", "ok", { a: 1 }, "Body\n", 4],
    ["a BOM", "\ufeff---\na: 1\n---\nBody\n", "ok", { a: 1 }, "Body\n", 4],
    ["CRLF", "---\r\na: 1\r\nb: [x]\r\n---\r\nBody\r\n", "ok", { a: 1, b: ["x"] }, "Body\r\n", 5],
    ["no body", "---\na: 1\n---", "ok", { a: 1 }, "", 3],
  ])("%s", (_name, text, _ok, data, body, bodyLine) => {
    expect(parseFrontMatter({ name: "f.md", text })).toEqual({
      frontMatter: { data, body, bodyLine },
      findings: [],
    });
  });
  test.each<[string, string, string]>([
    ["no fence", "a: 1\n", "1 front-matter-missing The file does not start with front matter"],
    ["nearly a fence", "-- \na: 1\n", "1 front-matter-missing The first line is `--`, not `---`"],
    ["an engine", "---js\n1\n---\n", "1 front-matter-missing The first line is `---js`, not `---`"],
    [
      "unclosed",
      "---\na: 1\n",
      "1 front-matter-unclosed The front matter that starts here is never closed",
    ],
    [
      "unclosed and long",
      `---\n${"a\n".repeat(20_000)}`,
      "1 front-matter-unclosed The front matter that starts here is never closed within 16 KB",
    ],
    [
      "doubled",
      "---\na: 1\n---\n---\nBody\n",
      "4 yaml-syntax A second line of three hyphens follows the one that ends the front matter",
    ],
    [
      "no fields",
      "---\n# nothing\n---\n",
      "1 front-matter-missing The front matter holds no fields",
    ],
    [
      "a long body",
      `---\na: 1\n---\n${"x ".repeat(20_000)}`,
      "4 file-unreadable The text below the fields is longer than 32 KB, the most that is read",
    ],
    [
      "a deep body",
      `---\na: 1\n---\nText.\n\n${"> ".repeat(100)}x\n`,
      "6 file-unreadable The text is nested more deeply than can be read",
    ],
    [
      "a body of stars",
      `---\na: 1\n---\n${"*a*\n".repeat(600)}`,
      "504 file-unreadable The text has more than 1000 marks of emphasis and links, the most that are read",
    ],
  ])("%s", (_name, text, said) => {
    const { frontMatter, findings } = parseFrontMatter({ name: "f.md", text });
    expect(frontMatter).toBeNull();
    expect(
      findings.map(
        ({ where, code, message }) => `${"line" in where ? where.line : "?"} ${code} ${message}`,
      ),
    ).toEqual([said]);
  });
  test("bounds leave ordinary texts alone", () => {
    expect(bodyProblem("- a\n  - b\n> c\n\n---\n\n**d** [e](f)\n")).toBeNull();
  });
  test("a body without a statement begins where the body does", () => {
    expect(parseBody("## In practice\n- a\n", 9)).toMatchObject({
      statement: "",
      place: { line: 9, column: 1 },
      sections: [{ id: "in-practice", items: ["a"], place: { line: 9 } }],
    });
  });
  test("emphasis, links and code are read as their text", () => {
    const body = parseBody(
      "A *b* [c](https://example.org) `d`.\n\nE.\n\n## F *g*\n\n- **h**\n\n  i\n",
      1,
    );
    expect(body.statement).toBe("A b c d.\n\nE.");
    expect(body.sections[0]).toMatchObject({
      id: "f-g",
      heading: "F g",
      items: ["hi"],
      itemPlaces: [{ line: 7, column: 1 }],
    });
  });

  test.each([
    ["the full form", "A [b c][x] d.\n\n[x]: https://example.org\n", "A b c d."],
    ["the collapsed form", "A [B c][] d.\n\n[b C]: https://example.org\n", "A B c d."],
    ["the short form, with emphasis", "A [*b*] d.\n\n[*b*]: <a.html> 'T'\n", "A b d."],
    ["a label above it", "[x]: a.html\n\nA [b][x].\n", "A b."],
    ["a label in a quotation", "A [b][x].\n\n> [x]: a.html\n", "A b."],
    ["a label that is not there", "A [b][x] and [c].\n", "A [b][x] and [c]."],
    ["a picture by its label", "A ![b][x].\n\n[x]: a.png\n", "A b."],
    ["a comment in a line", "A<!-- b --> c.\n", "A c."],
    ["comments between blocks", "<!-- a\n\nb -->\n\nA.\n\n<!--> -->\n", "A."],
    ["a comment before words", "A.\n\n- <!-- b -->\n", "A."],
  ])("words stay and comments go: %s", (_, text, statement) => {
    const body = parseBody(text, 1);
    expect(body.statement).toBe(statement);
    expect(JSON.stringify(body)).not.toMatch(/Reference|"definition"|<!--/);
  });

  test("an address is that of the first label of its name", () => {
    const { lead } = parseBody(
      "[a][x]\n\n[x]: https://example.org/1\n[X]: https://example.org/2\n",
      1,
    );
    expect(lead).toMatchObject([
      { children: [{ type: "link", url: "https://example.org/1", children: [{ value: "a" }] }] },
    ]);
  });
});

describe("framework files", () => {
  test.each([
    ["framework.yaml", "manifest"],
    ["sources.yaml", "sources"],
    ["roles/x.md", "role"],
    ["qualifications/band-5.md", "qualification"],
    ["resources/x.md", "resource"],
    ["stories/x.md", "story"],
    ["pages/x.md", "page"],
    ["research/band-5/RS-5-01-x.md", "competency"],
    ["x.md", "competency"],
    ["constructor/x.md", "competency"],
    ["README.md", null],
    ["research/readme.md", null],
    ["notes.txt", null],
    ["research/framework.yaml", null],
  ])("%s is %s", (path, kind) => expect(kindOf(path)).toBe(kind));

  test.each(["", "- a\n", "word\n"])("a manifest that is %j has no fields", (text) => {
    const { document, findings } = parseDocumentFile("manifest", "framework.yaml", {
      name: "framework.yaml",
      text,
    });
    expect(document).toBeNull();
    expect(findings.map(({ message }) => message)).toEqual([
      "The file does not hold fields with names",
    ]);
  });
  test("a manifest that cannot be read as YAML", () => {
    expect(
      parseDocumentFile("manifest", "framework.yaml", { name: "framework.yaml", text: "a: [\n" })
        .document,
    ).toBeNull();
  });

  test("what is missing or of another type becomes neutral", () => {
    expect(toManifest({})).toMatchObject({
      id: "",
      title: "",
      version: "",
      currencyMonths: 36,
      pillars: [],
      bands: [],
      supportWorkers: null,
    });
    const manifest = toManifest({
      pillars: [{ id: "care" }, { code: "XX" }, "word"],
      bands: [{ band: 6 }, {}, { band: 5, "local-authority": { id: "one" } }],
      professions: [{ id: "osteopath" }],
      regulators: [{ id: "gosc" }],
      supplements: [{ id: "expert" }],
      "support-workers": {},
      "currency-months": "many",
    });
    expect(manifest.pillars).toEqual([{ id: "care", title: "care", code: "CARE", threads: {} }]);
    expect(
      manifest.bands.map(({ band, names }) => [band, names["local-authority"]?.title]),
    ).toEqual([
      [5, "one"],
      [6, undefined],
    ]);
    expect(manifest.supportWorkers).toEqual({
      title: "",
      url: null,
      message: null,
      note: null,
      bands: ["2", "3", "4"],
      professions: [],
    });
    expect(resolveBand(manifest, "one")).toBe(5);
    expect(resolveBand(manifest, "8a")).toBeNull();
    expect(signpost(manifest)[1]).toBe(".");
    expect(isSupportWorker(manifest, {})).toBe(false);
    expect(
      toSources({ sources: [{ id: "a", items: [{ ref: "1" }, { title: "x" }, 1] }, {}] }),
    ).toEqual([
      {
        id: "a",
        title: "a",
        status: "current",
        supersededBy: null,
        stillCited: null,
        refPattern: null,
        edition: null,
        publisher: null,
        url: null,
        year: null,
        items: [{ ref: "1", title: "" }],
      },
    ]);
    const framework = assembleFramework("", [
      {
        kind: "competency",
        path: "x.md",
        file: { name: "x.md", text: "" },
        data: { id: "X", pillar: "y", band: 5.5, status: "active" },
        body: "",
        bodyLine: 1,
      },
      {
        kind: "competency",
        path: "y.md",
        file: { name: "y.md", text: "" },
        data: { id: "Y", pillar: "y", band: 5, status: "active", sources: [1], settings: ["moon"] },
        body: "",
        bodyLine: 1,
      },
      {
        kind: "story",
        path: "z.md",
        file: { name: "z.md", text: "" },
        data: {},
        body: "",
        bodyLine: 1,
      },
    ]);
    expect(framework.competencies).toMatchObject([
      {
        id: "Y",
        title: "Y",
        thread: "",
        settings: ["moon"],
        sources: [{ source: "", ref: null }],
      },
    ]);
    expect(framework.stories[0]).toMatchObject({ id: "z.md", title: "z.md" });
  });
});

describe("the compiled framework", () => {
  const files = Object.entries(smallFiles)
    .filter(([path]) => path.startsWith("competencies/"))
    .map(([path, text]) => ({
      path: path.slice("competencies/".length),
      file: { name: path, text },
      bytes: Buffer.from(text),
    }));
  const parsed = parseFramework("small", files);
  const made = compileFramework(parsed.documents, true);
  const framework = JSON.parse(JSON.stringify(made.framework));
  const look = (all: typeof files, bytes = made.bytes, compiled = framework) =>
    fromCompiled({ framework: compiled, bytes }, all);
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

  test("gives the documents that parsing gives", () => {
    const { known, rest, clean } = look(files);
    expect(clean).toBe(true);
    expect(rest.map(({ path }) => path)).toEqual(["README.md"]);
    const fields = ({ kind, path, data, body, bodyLine }: (typeof known)[number]) => ({
      kind,
      path,
      data,
      body,
      bodyLine,
    });
    expect([...known].sort(byPath).map(fields)).toEqual(
      [...parsed.documents].sort(byPath).map(fields),
    );
  });
  test("a changed file is parsed anew, and the whole is no longer known to be clean", () => {
    const changed = files.map((one) =>
      one.path === "sources.yaml"
        ? { ...one, bytes: Buffer.from(`${one.file.text}# more\n`) }
        : one,
    );
    const { rest, clean } = look(changed);
    expect(rest.map(({ path }) => path)).toEqual(["README.md", "sources.yaml"]);
    expect(clean).toBe(false);
  });
  test("a file in another folder is another thing", () => {
    const moved = files.map((one) =>
      one.path.startsWith("pages/") ? { ...one, path: "roles/aims.md" } : one,
    );
    expect(look(moved).rest.map(({ path }) => path)).toContain("roles/aims.md");
  });
  test("a file that is gone or one too many makes the whole another", () => {
    const less = files.filter(({ path }) => path !== "sources.yaml");
    expect(look(less).clean).toBe(false);
    const [page] = files.filter(({ path }) => path.startsWith("pages/"));
    if (page === undefined) throw new Error("there is no page");
    expect(look([...files, { ...page, path: "pages/again.md" }])).toMatchObject({ clean: false });
  });
  test("one that was not clean never says that it is", () => {
    expect(look(files, made.bytes, compileFramework(parsed.documents, false).framework).clean).toBe(
      false,
    );
  });
  test("bytes that are cut short or another build's prove nothing", () => {
    const [one, ...others] = files.filter(({ path }) => Object.hasOwn(framework.documents, path));
    if (one === undefined) throw new Error("nothing was compiled");
    const known = (bytes?: Buffer) => look([one], bytes).known.length;
    expect(others.length).toBeGreaterThan(3);
    expect(known()).toBe(1);
    expect(known(made.bytes.subarray(0, 3))).toBe(0);
    expect(known(Buffer.alloc(made.bytes.length))).toBe(0);
    expect(look([{ ...one, path: "toString" }]).known).toEqual([]);
  });
});

test("the full parser reads no tags, merges nothing and keeps dates as text", () => {
  const document = yamlDocument("a: !!timestamp 2026-01-01\n", new LineCounter());
  expect(document.warnings.length).toBeGreaterThan(0);
});
