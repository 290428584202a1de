import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { validateXML } from "xmllint-wasm";
import { rules } from "../../src/check/check-framework.js";
import { repositoryPaths } from "../../src/command/repository-paths.js";
import { nodeIo } from "../../src/io.js";
import { compareDiagnostics, type Diagnostic } from "../../src/model/diagnostic.js";
import { linesOf } from "../../src/parse/lines.js";
import { anyCells } from "../../src/reporters/any-cells.js";
import { codeFrame } from "../../src/reporters/code-frame.js";
import { github } from "../../src/reporters/github.js";
import * as registry from "../../src/reporters/index.js";
import { junit } from "../../src/reporters/junit.js";
import type { CheckReport, ReporterOptions } from "../../src/reporters/reporter.js";
import { sarif } from "../../src/reporters/sarif.js";
import { text } from "../../src/reporters/text.js";
import { validateSummary } from "../../src/reporters/validate-summary.js";

/** As in a working folder of a repository. */
function pathsIn(folder: string, workspace: string) {
  const env = { GITHUB_WORKSPACE: workspace };
  return repositoryPaths({ ...nodeIo(), cwd: folder, env, real: (path) => path });
}

const options: ReporterOptions = {
  width: 60,
  columns: null,
  color: false,
  ascii: false,
  quiet: false,
  strict: false,
  version: "1.2.3",
  at: "2026-11-22T10:11:12",
  ...pathsIn("/repo/sub", "/repo/sub"),
  digest: (text) => createHash("sha256").update(text).digest("hex"),
};

const at = (file: string, line: number, column: number, more: Partial<Diagnostic> = {}) => ({
  code: "schema",
  severity: "error" as const,
  file,
  line,
  column,
  message: "Something is wrong",
  hint: null,
  ...more,
});

const reportOf = (
  diagnostics: readonly Diagnostic[],
  texts: Readonly<Record<string, string>> = {},
): CheckReport => ({
  framework: { id: "x", version: "1.0.0" },
  frameworks: [],
  checked: { files: Object.keys(texts).length, competencies: 0, evidenceFiles: 0 },
  diagnostics: [...diagnostics].sort(compareDiagnostics),
  files: Object.keys(texts),
  lineOf: (name, line) => linesOf(texts[name] ?? "")[line - 1],
  rules,
});

/** A report with everything that is hard to write down: markup, controls, half a character, odd names. */
const nasty = reportOf(
  [
    at("a/b c#é%.md", 2, 3, {
      message: 'A <b> & "c" \u0000\u001b[31m ]]> \ud800 100%\r\n::error::x',
      hint: "Use `<x>`, or: y",
    }),
    at("a/b c#é%.md", 3, 1, { severity: "warning", code: "id-retired" }),
    at("../outside.yaml", 1, 1, { severity: "info", code: "support-worker" }),
    at("/abs/me.yaml", 1, 1, { code: "not-a-rule" }),
    at("top.md", 1, 1),
  ],
  { "a/b c#é%.md": "x\n  y: z\nw\n", "a/fine.md": "ok\n", "top.md": "t\n" },
);

describe("codeFrame", () => {
  const frame = (source: string, column: number, width = 40) =>
    codeFrame(
      source,
      { line: 1, column },
      { width, color: false, ascii: true, anyCells, shade: (s) => s },
    );
  test.each([
    ["plain", "key: value", 6, "     1 | key: value", "       |      ^"],
    ["after a tab", "a:\tvalue", 4, "     1 | a:  value", "       |     ^"],
    ["after wide characters", "日本: x", 5, "     1 | 日本: x", "       |       ^"],
    ["after an emoji of several units", "👩‍⚕️ x", 7, "     1 | 👩‍⚕️ x", "       |    ^"],
    ["after a combining accent", "e\u0301: x", 5, "     1 | e\u0301: x", "       |    ^"],
    ["after a byte order mark", "\uFEFFab", 3, "     1 | ab", "       |  ^"],
    ["a control character is spelt out", "a\u001bb", 3, "     1 | a\\u001bb", "       |        ^"],
    ["behind the end", "abc", 4, "     1 | abc", "       |    ^"],
    ["far behind the end", "abc", 99, "     1 | abc", "       |    ^"],
    ["trailing blanks are not shown", "ab  ", 1, "     1 | ab", "       | ^"],
  ])("%s", (_name, source, column, line, caret) => {
    expect(frame(source, column)).toBe(`${line}\n${caret}\n`);
  });

  test.each([1, 2, 30, 100, 199, 200, 201])("a long line is cut around column %i", (column) => {
    const source = Array.from({ length: 200 }, (_, i) => String.fromCharCode(97 + (i % 26))).join(
      "",
    );
    const [line = "", caret = ""] = frame(source, column).split("\n");
    expect(line.length).toBeLessThanOrEqual(40);
    expect(line).toContain("...");
    const under = line[caret.indexOf("^")] ?? "";
    expect(under).toBe(column > 200 ? "" : source[column - 1]);
  });

  test("a line of wide characters is cut by its width", () => {
    const [line = "", caret = ""] = frame("語".repeat(200), 100).split("\n");
    expect([...line].reduce((sum, one) => sum + (one === "語" ? 2 : 1), 0)).toBeLessThanOrEqual(40);
    expect(caret).toContain("^");
  });

  test.each(["", "   "])("nothing of an empty line: %j", (source) => {
    expect(frame(source, 1)).toBe("");
  });
});

describe("text", () => {
  const two = reportOf(
    [
      at("b.md", 1, 1, { hint: "Mend it." }),
      at("a.md", 2, 3),
      at("a.md", 1, 1, { severity: "warning" }),
    ],
    { "a.md": "one\r\n  two\r\n", "b.md": "bee\n" },
  );
  test("groups by file, each problem with its line", async () => {
    expect(await text.report(two, options)).toBe(`a.md (1 error and 1 warning)
a.md:1:1 warning schema Something is wrong
     1 │ one
       │ ^
a.md:2:3 error schema Something is wrong
     2 │   two
       │   ^

b.md:1:1 error schema Something is wrong
     1 │ bee
       │ ^
  hint: Mend it.

Checked 2 files: 2 errors and 1 warning. \`ahp-career explain schema\` says more.
`);
  });
  test("quiet is a line a problem", async () => {
    expect((await text.report(two, { ...options, quiet: true })).split("\n")).toEqual([
      "a.md:1:1 warning schema Something is wrong",
      "a.md:2:3 error schema Something is wrong",
      "b.md:1:1 error schema Something is wrong",
      "Checked 2 files: 2 errors and 1 warning. `ahp-career explain schema` says more.",
      "",
    ]);
  });
  test("colour is decoration: without its codes it is the same text", async () => {
    const coloured = await text.report(two, { ...options, color: true });
    expect(coloured).toContain("\u001b[");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(await text.report(two, options));
  });
  test("no control character of a file reaches the terminal", async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(await text.report(nasty, options)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe("validateSummary", () => {
  test.each([
    [6, 0, 6, "Checked 6 evidence files: no problems.\n"],
    [1, 1, 0, "Checked 1 competency: no problems.\n"],
    [15, 0, 0, "Checked 15 files: no problems.\n"],
    [
      272,
      152,
      6,
      "Checked 272 files (152 competencies, 6 evidence files and 114 others): no problems.\n",
    ],
    [0, 0, 0, "Nothing could be checked: no problems.\n"],
  ])(
    "%i files, %i competencies, %i evidence files",
    (files, competencies, evidenceFiles, words) => {
      const checked = { files, competencies, evidenceFiles };
      expect(validateSummary({ checked, diagnostics: [], frameworks: [] })).toBe(words);
    },
  );
});

describe("github", () => {
  test("escapes as GitHub reads it", () => {
    const [first] = github
      .report(
        reportOf([at("a,b:c%.md", 2, 3, { message: "50% of\r\nit: a, b", hint: "Do: x" })]),
        options,
      )
      .split("\n");
    expect(first).toBe(
      "::error file=a%2Cb%3Ac%25.md,line=2,col=3,title=schema::50%25 of  it: a, b%0ADo: x",
    );
  });
  test("paths count from the repository", () => {
    const rooted = { ...options, ...pathsIn("/repo/sub", "/repo") };
    expect(github.report(reportOf([at("x.md", 1, 1)]), rooted)).toContain("file=sub/x.md,");
    expect(github.report(reportOf([at("../y.md", 1, 1)]), rooted)).toContain("file=y.md,");
    expect(github.report(reportOf([at("../../y.md", 1, 1)]), rooted)).toContain("file=../../y.md,");
  });
  test("ten of each kind, the rest counted", () => {
    const many = (["error", "warning", "info"] as const).flatMap((severity, kind) =>
      Array.from({ length: 10 + kind }, (_, i) => at("x.md", i + 1, 1, { severity })),
    );
    const lines = github.report(reportOf(many), options).split("\n");
    for (const command of ["error", "warning", "notice"]) {
      expect(lines.filter((line) => line.startsWith(`::${command} `))).toHaveLength(10);
    }
    expect(lines.at(-3)).toBe(
      "1 more warning and 2 more notes without an annotation: GitHub shows 10 of each kind for a step. `ahp-career validate` lists them all.",
    );
  });
  test("nothing in a file can begin a command", () => {
    const commands = github
      .report(nasty, options)
      .split("\n")
      .filter((line) => line.includes("::"));
    expect(commands.every((line) => /^::(error|warning|notice) file=/.test(line))).toBe(true);
    expect(commands).toHaveLength(nasty.diagnostics.length);
  });
});

describe("sarif", () => {
  const published = new URL("../fixtures/sarif-2.1.0.schema.json", import.meta.url);
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(published, "utf8"));
  // One pattern of the published schema is no regular expression when read as Unicode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat("uri", (value: string) => URL.canParse(value));
  ajv.addFormat("uri-reference", /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/);
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  const valid = ajv.compile(schema);
  const log = (report: CheckReport, more = {}) =>
    JSON.parse(sarif.report(report, { ...options, ...more }));
  const prints = (report: CheckReport): string[] =>
    log(report).runs[0].results.map(
      (one: { partialFingerprints: Record<string, string> }) =>
        one.partialFingerprints["ahpCareer/v1"],
    );

  test.each([
    ["nothing found", reportOf([], { "a.md": "" })],
    ["everything that is hard to write", nasty],
  ])("is valid against the published schema: %s", (_name, report) => {
    valid(log(report));
    expect(valid.errors ?? []).toEqual([]);
  });
  test("the schema does refuse what is wrong", () => {
    const broken = log(nasty);
    broken.runs[0].results[0].level = "fatal";
    expect(valid(broken)).toBe(false);
  });
  test("every rule with its help, and each result at its rule", () => {
    const [run] = log(nasty).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(
      rules.map(({ code }) => code),
    );
    for (const { help } of run.tool.driver.rules) expect(help.text).toContain("How to mend it: ");
    for (const { ruleId, ruleIndex } of run.results) {
      if (ruleIndex !== undefined) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });
  test("the line is there for whoever has not got the file", () => {
    const places = (line: string, column = 3) => {
      const [{ locations }] = log(reportOf([at("x.md", 1, column)], { "x.md": line })).runs[0]
        .results;
      const { region, contextRegion } = locations[0].physicalLocation;
      expect(region).toMatchObject({ startLine: 1, startColumn: column });
      return [region.snippet?.text, contextRegion?.snippet.text, contextRegion?.startLine];
    };
    expect(places("a: b\nc: d\n")).toEqual([" b", "a: b", 1]);
    expect(places("a:\t\u202eb\u001b[31m\r\n", 4)).toEqual([
      "\\u202eb\\u001b[31m",
      "a: \\u202eb\\u001b[31m",
      1,
    ]);
    expect(places("a: b\n", 1)).toEqual(["a: b", undefined, undefined]);
    const none = [undefined, undefined, undefined];
    expect(places("a\n")).toEqual(none);
    expect(places("ab  \n")).toEqual(none);
    expect(places(`${"a".repeat(1000)}\n`)).toEqual(["a".repeat(998), "a".repeat(1000), 1]);
    expect(places(`${"a".repeat(1001)}\n`)).toEqual(none);
  });
  test("addresses are relative and percent-encoded, outside the root whole", () => {
    const uris = log(nasty).runs[0].results.map(
      (one: { locations: [{ physicalLocation: { artifactLocation: unknown } }] }) =>
        one.locations[0].physicalLocation.artifactLocation,
    );
    expect(uris).toEqual([
      { uri: "file:///repo/outside.yaml" },
      { uri: "file:///abs/me.yaml" },
      { uri: "a/b%20c%23%C3%A9%25.md", uriBaseId: "%SRCROOT%" },
      { uri: "a/b%20c%23%C3%A9%25.md", uriBaseId: "%SRCROOT%" },
      { uri: "top.md", uriBaseId: "%SRCROOT%" },
    ]);
    expect(
      log(reportOf([at("x.md", 1, 1)]), pathsIn("/repo/sub", "/repo")).runs[0].results[0]
        .locations[0],
    ).toHaveProperty("physicalLocation.artifactLocation.uri", "sub/x.md");
  });
  test("a fingerprint survives a move of its line and of its column", () => {
    const before = prints(reportOf([at("x.md", 2, 3)], { "x.md": "a\n  b: c\n" }));
    const after = prints(reportOf([at("x.md", 4, 5)], { "x.md": "a\n\n\n    b: c\r\n" }));
    expect(after).toEqual(before);
  });
  test.each([
    ["code", [at("x.md", 2, 3, { code: "id-retired" })], { "x.md": "a\n  b: c\n" }],
    ["file", [at("y.md", 2, 3)], { "y.md": "a\n  b: c\n" }],
    ["line", [at("x.md", 2, 3)], { "x.md": "a\n  b: d\n" }],
  ])("another %s is another fingerprint", (_name, diagnostics, texts) => {
    const before = prints(reportOf([at("x.md", 2, 3)], { "x.md": "a\n  b: c\n" }));
    expect(prints(reportOf(diagnostics, texts))).not.toEqual(before);
  });
  test("equal lines have a fingerprint each", () => {
    const equal = prints(reportOf([at("x.md", 1, 1), at("x.md", 2, 1)], { "x.md": "a\na\n" }));
    expect(new Set(equal).size).toBe(2);
  });
});

describe("junit", () => {
  const schema = readFileSync(new URL("../fixtures/junit.xsd", import.meta.url), "utf8");
  const check = async (contents: string) => {
    const { valid, errors } = await validateXML({
      xml: [{ fileName: "junit.xml", contents }],
      schema: [{ fileName: "junit.xsd", contents: schema }],
    });
    return valid ? [] : errors.map(({ message }) => message);
  };

  test.each([
    ["nothing found", reportOf([], { "a.md": "" }), options],
    ["everything that is hard to write", nasty, options],
    ["strict", nasty, { ...options, strict: true }],
  ])("is valid against the published schema: %s", async (_name, report, given) => {
    expect(await check(junit.report(report, given))).toEqual([]);
  });
  test("the schema does refuse what is wrong", async () => {
    const broken = junit.report(nasty, options).replace(/ hostname="localhost"/, "");
    expect(await check(broken)).not.toEqual([]);
  });
  test("a suite a folder, a case a file or a failure; warnings fail only when strict", () => {
    const counts = (strict: boolean) =>
      [
        ...junit
          .report(nasty, { ...options, strict })
          .matchAll(/<testsuite name="([^"]*)".*tests="(\d+)" failures="(\d+)"/g),
      ].map(([, name, tests, failures]) => [name, Number(tests), Number(failures)]);
    expect(counts(false)).toEqual([
      [".", 1, 1],
      ["..", 1, 0],
      ["/abs", 1, 1],
      ["a", 2, 1],
    ]);
    expect(counts(true)).toContainEqual(["a", 3, 2]);
    expect(junit.report(nasty, options)).toMatch(
      /<system-out>a\/b c#é%\.md:3:1 warning id-retired/,
    );
  });
});

test("every reporter is registered under its own name, and no two endings are the same", () => {
  for (const [name, reporter] of Object.entries(registry)) expect(reporter.name).toBe(name);
  const endings = Object.values(registry).flatMap((one) => one.endings);
  expect(new Set(endings).size).toBe(endings.length);
});
