import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Nodes } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Io } from "../src/io.js";
import { repository } from "./support/frameworks.js";
import {
  inParallel,
  isInside,
  makeWorld,
  runBinary,
  runInProcess,
  type World,
} from "./support/world.js";

/** Seconds that any one input may take on a machine that has nothing else to do. */
const twoSeconds = 2;

/** An ordinary run takes about a quarter of a second; on a machine that is busy with other things everything may take longer. */
async function timeAllowed(): Promise<number> {
  const { seconds } = await runBinary(["gap", join(fixture, "me.yaml"), "--framework", fixture]);
  return twoSeconds * Math.max(1, seconds / 0.25);
}

const fixture = join(repository, "tests/fixtures/small");
const fixtureFiles = readdirSync(fixture, { recursive: true, encoding: "utf8" }).filter((path) =>
  statSync(join(fixture, path)).isFile(),
);

/** A working folder with a framework and an evidence file, and things outside it that nothing may touch. */
function smallWorld(): World & { readonly cwd: string } {
  const world = makeWorld({
    "outside/secret.md": "---\nid: SECRET\n---\nsecret\n",
    "outside/me.yaml": "secret: true\n",
  });
  for (const path of fixtureFiles)
    world.write(join("work", path), readFileSync(join(fixture, path)));
  return { ...world, cwd: join(world.root, "work") };
}

const competencyPath = "competencies/practice/core/PR-C-01-stay-within-your-scope.md";
const competency = readFileSync(join(fixture, competencyPath), "utf8");
const evidence = readFileSync(join(fixture, "me.yaml"), "utf8");

const head = "format: ahp-career/evidence@1\nperson: {profession: physiotherapist, band: 5}\n";
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const bomb = (name: string): string =>
  `${name}0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => `${name}${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]\n`).join("")}`;
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

interface Hostile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The diagnostic that says so; any of them where there are several. */
  readonly code: string;
  /** Only `validate` has something to say: the analysis can do its work beside it. */
  readonly harmless?: true;
}

/** Each stands in place of `me.yaml`. */
const evidenceFiles: readonly Hostile[] = [
  { name: "nothing", content: "", code: "yaml-syntax" },
  { name: "blanks", content: "  \n\n\t\n", code: "yaml-syntax" },
  { name: "a comment", content: "# nothing here\n", code: "yaml-syntax" },
  { name: "a list", content: "- title: A walk\n  date: 2026-01-01\n", code: "yaml-syntax" },
  { name: "a word", content: "hello\n", code: "yaml-syntax" },
  { name: "a number", content: "42\n", code: "yaml-syntax" },
  { name: "null", content: "null\n", code: "yaml-syntax" },
  { name: "two documents", content: `${evidence}---\n${evidence}`, code: "yaml-syntax" },
  { name: "another format", content: evidence.replace("evidence@1", "evidence@2"), code: "schema" },
  {
    name: "no format",
    content: evidence.replace("format: ahp-career/evidence@1\n", ""),
    code: "schema",
  },
  { name: "a doubled key", content: `${evidence}notes: one\nnotes: two\n`, code: "yaml-syntax" },
  {
    name: "a doubled rating",
    content: `${head}ratings:\n  PR-5-01: met\n  PR-5-01: not-yet\n`,
    code: "yaml-syntax",
  },
  {
    name: "a doubled rating in another quoting",
    content: `${head}ratings: {PR-5-01: met, "PR-5-01": not-yet}\n`,
    code: "yaml-syntax",
  },
  { name: "a tab", content: `${head}ratings:\n\tPR-5-01: met\n`, code: "yaml-syntax" },
  { name: "an unclosed quote", content: `${head}notes: "never closed\n`, code: "yaml-syntax" },
  {
    name: "an unclosed bracket",
    content: `${head}evidence: [{title: A, date: 2026-01-01\n`,
    code: "yaml-syntax",
  },
  { name: "an alias", content: `${head}notes: &a hello\nbreaks: *a\n`, code: "yaml-syntax" },
  { name: "an anchor that is not there", content: `${head}notes: *nowhere\n`, code: "yaml-syntax" },
  { name: "an alias to itself", content: `${head}breaks: &a [*a]\n`, code: "yaml-syntax" },
  { name: "an alias bomb", content: `${head}${bomb("b")}`, code: "yaml-syntax" },
  {
    name: "a merge key",
    content: `${head}ratings: {<<: {PR-5-01: met}}\n`,
    code: "reference-unknown",
  },
  { name: "a tag", content: `${head}notes: !!js/function "function(){}"\n`, code: "yaml-syntax" },
  { name: "a binary tag", content: `${head}notes: !!binary aGVsbG8=\n`, code: "yaml-syntax" },
  { name: "a custom tag", content: `${head}notes: !constructor hello\n`, code: "yaml-syntax" },
  {
    name: "a directive",
    content: `%TAG ! tag:example.org,2000:\n---\n${head}notes: !x hello\n`,
    code: "yaml-syntax",
  },
  { name: "__proto__", content: `${head}__proto__: {polluted: true}\n`, code: "schema" },
  {
    name: "__proto__ in quotes, with a field that is known",
    content: `${head}"__proto__": {notes: polite}\n`,
    code: "schema",
  },
  {
    name: "__proto__ in quotes among the ratings",
    content: `${head}ratings:\n  "__proto__":\n    PR-5-01: met\n`,
    code: "reference-unknown",
  },
  {
    name: "__proto__ in quotes in a flow mapping",
    content: `${head}ratings: {"__proto__": {PR-5-01: met}}\n`,
    code: "reference-unknown",
  },
  {
    name: "__proto__ among the ratings",
    content: `${head}ratings: {__proto__: {self: met}}\n`,
    code: "reference-unknown",
  },
  {
    name: "__proto__ among the ratings, indented",
    content: `${head}ratings:\n  __proto__: met\n`,
    code: "reference-unknown",
  },
  {
    name: "constructor among the ratings",
    content: `${head}ratings: {constructor: met}\n`,
    code: "reference-unknown",
  },
  {
    name: "toString among the pillars",
    content: `${head}target: {pillars: {toString: 6}}\n`,
    code: "reference-unknown",
  },
  { name: "hasOwnProperty as a field", content: `${head}hasOwnProperty: 1\n`, code: "schema" },
  {
    name: "constructor as a band",
    content: head.replace("band: 5", "band: constructor"),
    code: "reference-unknown",
  },
  { name: "100 deep", content: `${head}notes: ${nested(100)}\n`, code: "schema" },
  {
    name: "100 deep in a list that is known",
    content: `${head}evidence: ${nested(100)}\n`,
    code: "schema",
  },
  { name: "10,000 deep", content: `${head}notes: ${nested(10_000)}\n`, code: "yaml-syntax" },
  { name: "100,000 deep", content: `${head}notes: ${nested(100_000)}\n`, code: "yaml-syntax" },
  {
    name: "10,000 deep, never closed",
    content: `${head}notes: ${"[".repeat(10_000)}\n`,
    code: "yaml-syntax",
  },
  {
    name: "10,000 deep in braces",
    content: `${head}notes: ${"{a: ".repeat(10_000)}1${"}".repeat(10_000)}\n`,
    code: "yaml-syntax",
  },
  {
    name: "1,000 deep by indentation",
    content: `${head}notes:\n${Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i + 1)}a:\n`).join("")}`,
    code: "",
  },
  {
    name: "10,000 lists in one line",
    content: `${head}notes:\n  ${"- ".repeat(10_000)}x\n`,
    code: "",
  },
  { name: "80,000 blank lines", content: `${"\n".repeat(80_000)}- a list\n`, code: "yaml-syntax" },
  { name: "200,000 hyphens", content: `${"-".repeat(200_000)}\n`, code: "yaml-syntax" },
  { name: "a key of 500,000 letters", content: `${head}${"k".repeat(500_000)}: 1\n`, code: "" },
  {
    name: "a value of 900,000 letters where a word belongs",
    content: head.replace("physiotherapist", "p".repeat(900_000)),
    code: "reference-unknown",
  },
  {
    name: "an invalid date",
    content: `${head}evidence: [{title: A, date: 2026-02-30}]\n`,
    code: "date-invalid",
  },
  {
    name: "a date that is no date",
    content: `${head}evidence: [{title: A, date: yesterday}]\n`,
    code: "schema",
  },
  {
    name: "a date as a list",
    content: `${head}evidence: [{title: A, date: [2026]}]\n`,
    code: "schema",
  },
  {
    name: "ids in other cases",
    content: `${head}ratings: {pr-5-01: met}\nevidence: [{title: A, date: 2026-01-01, supports: [Pr-5-01]}]\n`,
    code: "reference-unknown",
  },
  {
    name: "a person that is a list",
    content: "format: ahp-career/evidence@1\nperson: [physiotherapist, 5]\n",
    code: "schema",
  },
  { name: "ratings that are a list", content: `${head}ratings: [PR-5-01]\n`, code: "schema" },
  { name: "a rating that is a number", content: `${head}ratings: {PR-5-01: 3}\n`, code: "schema" },
  { name: "a rating that is null", content: `${head}ratings: {PR-5-01: }\n`, code: "schema" },
  { name: "a key that is a list", content: `${head}? [a, b]\n: c\n`, code: "yaml-syntax" },
  { name: "NULs", content: `${evidence}notes: "a\u0000b"\n`, code: "file-unreadable" },
  { name: "UTF-16", content: Buffer.from(`\ufeff${evidence}`, "utf16le"), code: "file-encoding" },
  { name: "Latin-1", content: latin1(`${evidence}notes: caf\u00e9\n`), code: "file-encoding" },
  {
    name: "a lone surrogate",
    content: Buffer.concat([Buffer.from(evidence), Buffer.from([0xed, 0xa0, 0x80])]),
    code: "file-encoding",
  },
  {
    name: "a picture",
    content: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    code: "file-unreadable",
  },
  {
    name: "a PDF",
    content: Buffer.concat([Buffer.from("%PDF-1.7\n%"), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3])]),
    code: "file-encoding",
  },
  { name: "50 MB", content: Buffer.alloc(50 * 1024 * 1024, "a: b\n"), code: "file-unreadable" },
  { name: "a byte too many", content: Buffer.alloc(1024 * 1024 + 1, "#"), code: "file-unreadable" },
  {
    name: "20,000 keys",
    content: `${head}ratings:\n${Array.from({ length: 20_000 }, (_, i) => `  K-${i}: met\n`).join("")}`,
    code: "reference-unknown",
  },
  {
    name: "escape sequences as keys",
    content: `${head}ratings: {"\\e]0;title\\a": met}\n"\\e[2J": 1\n`,
    code: "schema",
  },
];

const front = (lines: string): string => competency.replace(/^---\n[\s\S]*?\n---\n/, lines);
const canary = "globalThis.canary = true; require('node:fs').writeFileSync('canary', 'x')";
const withEngine = (name: string): string => front(`---${name}\n${canary}\n---\n`);

/** Each stands in place of one competency. */
const competencyFiles: readonly Hostile[] = [
  ...[
    "js",
    "javascript",
    " js",
    "JS",
    "coffee",
    "coffeescript",
    "cson",
    "json",
    "toml",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "yaml",
    "yml",
    "ts",
    "sh",
  ].map(
    (name): Hostile => ({
      name: `the engine \`---${name}\``,
      content: withEngine(name),
      code: "front-matter-missing",
    }),
  ),
  {
    name: "an engine on the closing fence",
    content: front(`---\nid: PR-C-01\n---js\n${canary}\n`),
    code: "front-matter-unclosed",
  },
  { name: "an engine after clean fences", content: `---\n---js\n${canary}\n---\n`, code: "" },
  {
    name: "JavaScript between YAML fences",
    content: front(`---\nmodule.exports = (() => { ${canary} })()\n---\n`),
    code: "",
  },
  { name: "nothing", content: "", code: "front-matter-missing" },
  { name: "no front matter", content: front(""), code: "front-matter-missing" },
  { name: "empty front matter", content: front("---\n---\n"), code: "front-matter-missing" },
  {
    name: "front matter that is a list",
    content: front("---\n- a\n- b\n---\n"),
    code: "front-matter-missing",
  },
  {
    name: "front matter that is a word",
    content: front("---\nhello\n---\n"),
    code: "front-matter-missing",
  },
  {
    name: "an unclosed fence",
    content: competency.replace("\n---\nDoes", "\nDoes"),
    code: "front-matter-unclosed",
  },
  {
    name: "a fence of four",
    content: competency.replace(/^---/, "----"),
    code: "front-matter-missing",
  },
  {
    name: "a closing fence of four",
    content: competency.replace("\n---\nDoes", "\n----\nDoes"),
    code: "front-matter-unclosed",
  },
  {
    name: "a closing fence with a word",
    content: competency.replace("\n---\nDoes", "\n---foo\nDoes"),
    code: "front-matter-unclosed",
  },
  {
    name: "a fence with a blank before it",
    content: ` ${competency}`,
    code: "front-matter-missing",
  },
  {
    name: "a blank line before the fence",
    content: `\n${competency}`,
    code: "front-matter-missing",
  },
  { name: "doubled fences", content: competency.replace(/^---\n/, "---\n---\n"), code: "" },
  {
    name: "front matter twice",
    content: competency.replace("\n---\nDoes", "\n---\n---\nid: PR-C-02\n---\nDoes"),
    code: "",
  },
  { name: "only a fence", content: "---", code: "front-matter-unclosed" },
  { name: "two fences and no line end", content: "---\n---", code: "front-matter-missing" },
  {
    name: "a doubled closing fence",
    content: competency.replace("\n---\nDoes", "\n---\n---\nDoes"),
    code: "yaml-syntax",
  },
  {
    name: "a block of 20 KB",
    content: competency.replace(
      "---\nDoes",
      `${"# padding padding padding\n".repeat(800)}---\nDoes`,
    ),
    code: "front-matter-unclosed",
  },
  {
    name: "80,000 blank lines in the front matter",
    content: `---\n${"\n".repeat(80_000)}---\n`,
    code: "front-matter-unclosed",
  },
  {
    name: "80,000 blank lines and no fence",
    content: `---\n${"\n".repeat(80_000)}`,
    code: "front-matter-unclosed",
  },
  {
    name: "80,000 blank lines in the body",
    content: `---\nid: PR-C-01\n---\n${"\n".repeat(80_000)}`,
    code: "file-unreadable",
  },
  ...(
    [
      ["10,000 marks of a quotation", `${">".repeat(10_000)} x`],
      ["5,000 lists in one line", `${"- ".repeat(5_000)}x`],
      ["4,000 numbered lists in one line", `${"1. ".repeat(4_000)}x`],
      ["4,000 emphases in one another", `${"*a ".repeat(4_000)}${"a* ".repeat(4_000)}`],
      ["10,000 brackets", "[".repeat(10_000)],
      ["4,000 images in one another", `${"![".repeat(4_000)}a${"](b)".repeat(4_000)}`],
      ["a text of 40 KB", "word ".repeat(8_000)],
    ] as const
  ).map(
    ([name, text]): Hostile => ({
      name: `${name}, in the body`,
      content: `${competency}\n## Notes\n\n${text}\n`,
      code: "file-unreadable",
    }),
  ),
  {
    name: "100 deep",
    content: competency.replace("themes: [digital]", `themes: ${nested(100)}`),
    code: "schema",
  },
  {
    name: "7,000 deep",
    content: competency.replace("themes: [digital]", `themes: ${nested(7_000)}`),
    code: "yaml-syntax",
  },
  {
    name: "an alias bomb",
    content: competency.replace("themes: [digital]", bomb("b").trimEnd()),
    code: "yaml-syntax",
  },
  {
    name: "a doubled key",
    content: competency.replace("band: core\n", "band: core\nband: 5\n"),
    code: "yaml-syntax",
  },
  {
    name: "__proto__",
    content: competency.replace("band: core\n", "band: core\n__proto__: {polluted: true}\n"),
    code: "schema",
  },
  {
    name: "constructor as its pillar",
    content: competency.replace("pillar: practice", "pillar: constructor"),
    code: "reference-unknown",
    harmless: true,
  },
  {
    name: "a tag",
    content: competency.replace("band: core\n", "band: !!js/undefined core\n"),
    code: "yaml-syntax",
  },
  { name: "a tab", content: competency.replace("key: true", "key:\n\ttrue"), code: "yaml-syntax" },
  {
    name: "Latin-1",
    content: latin1(competency.replace("Stay", "St\u00e4y")),
    code: "file-encoding",
  },
  { name: "NULs", content: competency.replace("Stay", "St\u0000y"), code: "file-unreadable" },
  {
    name: "UTF-16",
    content: Buffer.from(`\ufeff${competency}`, "utf16le"),
    code: "file-encoding",
  },
  { name: "50 MB", content: Buffer.alloc(50 * 1024 * 1024, "x\n"), code: "file-unreadable" },
  {
    name: "a title of 500,000 letters",
    content: competency.replace("Stay within your scope", "x".repeat(500_000)),
    code: "front-matter-unclosed",
  },
];

/** A file that is as it should be, in a form that trips some readers: it passes everywhere. */
const harmless: readonly {
  readonly name: string;
  readonly path: string;
  readonly content: string;
}[] = [
  { name: "a BOM before an evidence file", path: "me.yaml", content: `\ufeff${evidence}` },
  { name: "CRLF in an evidence file", path: "me.yaml", content: evidence.replaceAll("\n", "\r\n") },
  { name: "a BOM before a competency", path: competencyPath, content: `\ufeff${competency}` },
  {
    name: "CRLF in a competency",
    path: competencyPath,
    content: competency.replaceAll("\n", "\r\n"),
  },
  {
    name: "lines that end as on the first Macs, in an evidence file",
    path: "me.yaml",
    content: evidence.replaceAll("\n", "\r"),
  },
  {
    name: "lines that end as on the first Macs, in a competency",
    path: competencyPath,
    content: competency.replaceAll("\n", "\r"),
  },
  {
    name: "blanks after the fences",
    path: competencyPath,
    content: competency.replaceAll("---\n", "---  \n"),
  },
  {
    name: "80,000 blank lines after an evidence file",
    path: "me.yaml",
    content: `${evidence}${"\n".repeat(80_000)}`,
  },
  {
    name: "20,000 blank lines after a competency",
    path: competencyPath,
    content: `${competency}${"\n".repeat(20_000)}`,
  },
  {
    name: "a fence inside the body",
    path: competencyPath,
    content: `${competency}\n## Notes\n\n    ---js\n    ${canary}\n    ---\n`,
  },
];

const line = (file: string, code: string): RegExp =>
  new RegExp(
    `^${file.replace(/[.\\]/g, "\\$&")}:\\d+:\\d+ (?:error|warning) ${code === "" ? "[a-z-]+" : code} \\S`,
    "m",
  );

/** Nothing ran, nothing was read or written elsewhere, and nothing unprintable was shown. */
function expectQuiet(
  world: World,
  before: Readonly<Record<string, string>>,
  run: { out: string; err: string; read?: readonly string[]; written?: readonly string[] },
): void {
  expect(world.snapshot()).toEqual(before);
  expect((globalThis as { canary?: unknown }).canary).toBeUndefined();
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(run.out + run.err).not.toMatch(/[^\P{Cc}\n]/u);
  expect(run.out + run.err).not.toContain("inside ahp-career");
  expect(run.written ?? []).toEqual([]);
  const allowed = (path: string): boolean =>
    isInside(join(world.root, "work"), path) ||
    ["schemas", "templates", "dist", "package.json"].some((name) =>
      isInside(join(repository, name), path),
    );
  expect((run.read ?? []).filter((path) => !allowed(path))).toEqual([]);
}

const both = [
  ...evidenceFiles.map((one) => ({ ...one, path: "me.yaml", what: "evidence file" })),
  ...competencyFiles.map((one) => ({ ...one, path: competencyPath, what: "competency" })),
].map((one) => ({ ...one, title: `${one.what}: ${one.name}` }));

describe("in process", () => {
  test.each(both)("$title", async ({ path, content, code, harmless: unharmed = false }) => {
    const world = smallWorld();
    world.write(join("work", path), content);
    const before = world.snapshot();
    const { cwd } = world;
    const gap = await runInProcess(["gap", "me.yaml"], { cwd });
    const validated = await runInProcess(["validate", path], { cwd });
    expect(gap.code).toBe(unharmed ? 0 : 2);
    if (!unharmed) {
      expect(gap.out).toBe("");
      expect(gap.err).toMatch(line(path, code));
    }
    expect([1, 2]).toContain(validated.code);
    expect(validated.out).toMatch(line(path, code));
    expectQuiet(world, before, {
      ...gap,
      err: gap.err + validated.err + validated.out,
      read: [...gap.read, ...validated.read],
    });
    world.remove();
  });
});

test("the same through the binary, each within two seconds", async () => {
  const limit = await timeAllowed();
  const fatal = both.filter(({ harmless: unharmed }) => unharmed !== true);
  const results = await inParallel(fatal, 2, async ({ path, content, code, title }) => {
    const world = smallWorld();
    world.write(join("work", path), content);
    const before = world.snapshot();
    const gap = await runBinary(["gap", "me.yaml"], { cwd: world.cwd });
    const validated = await runBinary(["validate", path], { cwd: world.cwd });
    expectQuiet(world, before, gap);
    world.remove();
    const said = line(path, code).test(gap.err) && line(path, code).test(validated.out);
    const inTime = Math.max(gap.seconds, validated.seconds) < limit;
    return { title, code: gap.code, out: gap.out, said, inTime };
  });
  expect(results).toHaveLength(fatal.length);
  expect(results.filter((one) => !(one.code === 2 && one.out === "" && one.said))).toEqual([]);
  // A run that was late may have been held up by something else: it gets the machine to itself.
  const late: string[] = [];
  for (const { title } of results.filter((one) => !one.inTime)) {
    const { path, content } = both.find((one) => one.title === title) ?? { path: "", content: "" };
    const world = smallWorld();
    world.write(join("work", path), content);
    const gap = await runBinary(["gap", "me.yaml"], { cwd: world.cwd });
    const validated = await runBinary(["validate", path], { cwd: world.cwd });
    const seconds = Math.max(gap.seconds, validated.seconds);
    world.remove();
    if (seconds > (await timeAllowed())) late.push(`${title}: ${seconds} s`);
  }
  expect(late).toEqual([]);
}, 180_000);

describe("forms that are right", () => {
  test.each(harmless)("$name", async ({ path, content }) => {
    const world = smallWorld();
    const { cwd } = world;
    const plain = await runInProcess(["gap", "me.yaml", "--as-of", "2026-11-20"], { cwd });
    world.write(join("work", path), content);
    expect(await runInProcess(["validate", "competencies", "me.yaml"], { cwd })).toMatchObject({
      code: 0,
    });
    const gap = await runInProcess(["gap", "me.yaml", "--as-of", "2026-11-20"], { cwd });
    expect(gap).toMatchObject({ code: 0, out: plain.out, err: plain.err });
    const checklist = await runInProcess(["checklist", "--band", "core"], { cwd });
    expect(checklist.code).toBe(0);
    world.remove();
  });
});

describe("things that are not ordinary files", () => {
  const cases: readonly {
    readonly name: string;
    readonly make: (cwd: string) => void;
    readonly says: string;
  }[] = [
    {
      name: "a folder",
      make: (cwd) => mkdirSync(join(cwd, "it.yaml")),
      says: "it is a folder, not a file",
    },
    { name: "nothing", make: () => undefined, says: "there is no such file" },
    {
      name: "a pipe",
      make: (cwd) => execFileSync("mkfifo", [join(cwd, "it.yaml")]),
      says: "it is not an ordinary file",
    },
    {
      name: "a link to nothing",
      make: (cwd) => symlinkSync("nowhere", join(cwd, "it.yaml")),
      says: "there is no such file",
    },
    {
      name: "a link to itself",
      make: (cwd) => symlinkSync("it.yaml", join(cwd, "it.yaml")),
      says: "its links go round in a circle",
    },
    {
      name: "a device that never ends",
      make: (cwd) => symlinkSync("/dev/zero", join(cwd, "it.yaml")),
      says: "it is not an ordinary file",
    },
  ];
  test.each(cases)("$name as an evidence file", async ({ make, says }) => {
    const world = smallWorld();
    make(world.cwd);
    const gap = await runBinary(["gap", "it.yaml"], { cwd: world.cwd });
    expect(gap).toMatchObject({ code: 2, out: "" });
    expect(gap.err).toContain(`it.yaml:1:1 error file-unreadable The file cannot be read: ${says}`);
    expect(gap.seconds).toBeLessThan(await timeAllowed());
    world.remove();
  });

  test.each(cases.slice(2))(
    "$name among the competencies: named, and the others are still checked",
    async ({ make }) => {
      const world = smallWorld();
      make(join(world.cwd, "competencies"));
      execFileSync("mv", [
        join(world.cwd, "competencies/it.yaml"),
        join(world.cwd, "competencies/practice/core/PR-C-02-it.md"),
      ]);
      world.write(
        `work/${competencyPath}`,
        competency.replace("themes: [digital]", "themes: [analogue]"),
      );
      const { code, out, seconds } = await runBinary(["validate", "competencies"], {
        cwd: world.cwd,
      });
      expect(code).toBe(1);
      expect(out).toMatch(line(competencyPath, "reference-unknown"));
      expect(out).toMatch(line("competencies/practice/core/PR-C-02-it.md", "file-unreadable"));
      expect(seconds).toBeLessThan(await timeAllowed());
      world.remove();
    },
  );

  const refuse =
    (name: string) =>
    (io: Io): Io => ({
      ...io,
      read: (path, limit) => {
        if (path.endsWith(name))
          throw Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
        return io.read(path, limit);
      },
    });

  test("no permission", async () => {
    const world = smallWorld();
    const { cwd } = world;
    const gap = await runInProcess(["gap", "me.yaml"], { cwd }, refuse("me.yaml"));
    expect(gap).toMatchObject({ code: 2, out: "" });
    expect(gap.err).toContain(
      "me.yaml:1:1 error file-unreadable The file cannot be read: you do not have permission to read it",
    );
    const validated = await runInProcess(
      ["validate", "competencies"],
      { cwd },
      refuse("PR-C-01-stay-within-your-scope.md"),
    );
    expect(validated.code).toBe(1);
    expect(validated.out).toMatch(line(competencyPath, "file-unreadable"));
    world.remove();
  });

  // Root may read everything, unless it is started without the power to.
  const root = process.getuid?.() === 0;
  const powerless = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];
  const [command, ...rest] = [...powerless, "true"];
  const impossible = root && spawnSync(command as string, rest).status !== 0;
  const through = root ? powerless : [];
  (impossible ? test.skip : test)(
    `no permission, on the real disk${impossible ? " (skipped: root may read everything here)" : ""}`,
    async () => {
      const world = smallWorld();
      chmodSync(join(world.cwd, "me.yaml"), 0o000);
      chmodSync(join(world.cwd, "competencies/research"), 0o000);
      const gap = await runBinary(["gap", "me.yaml"], { cwd: world.cwd, through });
      expect(gap).toMatchObject({ code: 2, out: "" });
      expect(gap.err).toContain("you do not have permission to read it");
      const validated = await runBinary(["validate", "competencies"], { cwd: world.cwd, through });
      expect(validated.code).toBe(1);
      expect(validated.out).toMatch(line("competencies/research", "file-unreadable"));
      chmodSync(join(world.cwd, "competencies/research"), 0o700);
      world.remove();
    },
  );

  test("a folder that cannot be listed", async () => {
    const world = smallWorld();
    const validated = await runInProcess(
      ["validate", "competencies"],
      { cwd: world.cwd },
      (io) => ({
        ...io,
        list: (path) => {
          if (path.endsWith("research"))
            throw Object.assign(new Error("EACCES"), { code: "EACCES" });
          return io.list(path);
        },
      }),
    );
    expect(validated.code).toBe(1);
    expect(validated.out).toMatch(line("competencies/research", "file-unreadable"));
    world.remove();
  });

  test("links that lead out of the framework are named and not followed; those within it are", async () => {
    const world = smallWorld();
    const { cwd } = world;
    symlinkSync(
      join(world.root, "outside/secret.md"),
      join(cwd, "competencies/practice/core/PR-C-09-out.md"),
    );
    symlinkSync(join(world.root, "outside"), join(cwd, "competencies/elsewhere"));
    symlinkSync(join(cwd, "competencies"), join(cwd, "competencies/practice/round"));
    symlinkSync(
      join(cwd, competencyPath),
      join(cwd, "competencies/practice/core/PR-C-01-again.md"),
    );
    const validated = await runInProcess(["validate", "competencies"], { cwd });
    expect(validated.code).toBe(1);
    expect(validated.out).toMatch(
      line("competencies/practice/core/PR-C-09-out.md", "file-unreadable"),
    );
    expect(validated.out).toMatch(line("competencies/elsewhere", "file-unreadable"));
    expect(validated.out).toMatch(line(competencyPath, "id-duplicate"));
    expect(validated.out).not.toContain("SECRET");
    expect(validated.read.filter((path) => path.includes("outside"))).toEqual([]);
    world.remove();
  });

  test("names that a terminal would obey", async () => {
    const world = smallWorld();
    const name = "\u001b[31m\u202e<b>.yaml";
    world.write(join("work", name), "- a list\n");
    for (const args of [
      ["gap", name],
      ["gap", `no${name}`],
      ["validate", name],
      ["gap", "me.yaml", "-o", `no/${name}.md`],
      ["gap", "me.yaml", "--role", name],
      ["init", name],
      [`${name}`],
      ["explain", name],
      ["gap", "me.yaml", "--top", name],
      ["gap", "me.yaml", "--framework", name],
    ]) {
      const { code, out, err } = await runInProcess(args, { cwd: world.cwd });
      expect([1, 2]).toContain(code);
      expect(out + err).not.toMatch(/[^\P{Cc}\n]/u);
      expect(out + err).not.toContain("\u202e");
    }
    world.remove();
  });
});

describe("text that would do something where it is shown", () => {
  /** Colours, a new title, a cleared screen, a link, text turned round, HTML, Markdown and a template. */
  const nasty =
    "\\e[31m\\e]0;owned\\a\\e[2J\\r\\u202eabc\\u2028<script>alert(1)</script><img src=x onerror=alert(2)> [click](javascript:alert(3)) ![x](http://example.org/x.png) # Heading | cell {{ title }} {% include 'me.yaml' %} &lt;b&gt;";
  const quotedNasty = `"${nasty}"`;
  const quotedName = quotedNasty.replace(/\\u(?:202e|2028)/g, "");
  const bodyNasty = `${nasty.replaceAll("\\e", "\u001b").replaceAll("\\a", "\u0007").replaceAll("\\r", "").replaceAll("\\u202e", "\u202e").replaceAll("\\u2028", "\u2028")} <http://example.org/x> [plain](http://example.org/y "title") \`\u001b[1m\``;

  function nastyWorld(): World & { readonly cwd: string } {
    const world = smallWorld();
    const change = (path: string, edit: (text: string) => string): void => {
      const text = readFileSync(join(fixture, path), "utf8");
      const changed = edit(text);
      expect(changed).not.toBe(text);
      world.write(join("work", path), changed);
    };
    change("competencies/framework.yaml", (text) =>
      text
        .replace(/title: [A-Z][A-Za-z ]*/g, `title: ${quotedNasty}`)
        .replace(/abbreviation: \w+/g, `abbreviation: ${quotedNasty}`)
        .replace(/note: .*/, `note: ${quotedNasty}`)
        .replace(/"(0\d)": .*/g, `"$1": ${quotedNasty}`),
    );
    for (const path of fixtureFiles.filter((each) =>
      /^competencies\/(practice|research)\//.test(each),
    )) {
      change(path, (text) =>
        text
          .replace(/^title: .*$/m, 'title: "\\e[31m<script>x</script>\\u202e|[a](javascript:b)"')
          .replace(/^Does .*$/m, bodyNasty)
          .replace(/^- Does .*$/gm, `- ${bodyNasty}`)
          .concat(
            `\n## Notes\n\n<div onclick="x()">\n\n${bodyNasty}\n\n</div>\n\n\`\`\`\n\u001b[31m\n\`\`\`\n`,
          ),
      );
    }
    change("competencies/roles/expert-practitioner.md", (text) =>
      text.replace(/^title: .*$/m, `title: ${quotedNasty}`),
    );
    change("competencies/qualifications/band-5.md", (text) =>
      text.replace(/^title: .*$/m, `title: ${quotedNasty}`),
    );
    change("competencies/resources/a-course.md", (text) =>
      text
        .replace(/^title: .*$/m, `title: ${quotedNasty}`)
        .replace(/^publisher: .*$/m, `publisher: ${quotedNasty}`),
    );
    change("competencies/stories/slowly.md", (text) =>
      text.replace(/^title: .*$/m, `title: ${quotedNasty}`),
    );
    change("me.yaml", (text) =>
      text
        .replace("name: Kit", `name: ${quotedNasty}\n  team: ${quotedNasty}`)
        .replace("with: line manager", `with: ${quotedNasty}`)
        .replace("award: BSc", `award: ${quotedNasty}`)
        .replace(
          /title: An audit of one thing/,
          `title: ${quotedNasty}\n    link: ${quotedNasty}\n    reflection: ${quotedNasty}`,
        )
        .replace("by: clinical supervisor", `by: ${quotedNasty}`)
        .replace("by: team lead", `by: ${quotedNasty}`)
        .replace("note: We should talk.", `note: ${quotedNasty}`)
        .replace("reason: Not in this post", `reason: ${quotedNasty}`)
        .concat(`notes: ${quotedNasty}\n`),
    );
    return world;
  }

  const formats = {
    text: (out: string) => expect(out).toContain("\\u001b[31m"),
    json: (out: string) => expect(JSON.parse(out)).toBeInstanceOf(Object),
    markdown: (out: string) => {
      const seen: string[] = [];
      const visit = (node: Nodes): void => {
        seen.push(node.type);
        if (node.type === "link") expect(node.url).toMatch(/^https?:/);
        if ("children" in node) for (const child of node.children) visit(child as Nodes);
      };
      visit(unified().use(remarkParse).parse(out));
      expect(seen).not.toContain("html");
      expect(seen).not.toContain("image");
      expect(seen).toContain("heading");
    },
    html: (out: string) => {
      expect(out).not.toMatch(/<(script|img|svg|iframe|object|embed|link|div|form|input)\b/i);
      expect(out).not.toMatch(/<[^>]*\son\w+=/i);
      expect(out).not.toMatch(/(href|src)="(?!https?:)/i);
      expect(out).not.toMatch(/url\(|@import/i);
      expect(out).toContain("&#x3C;script>");
      const style = /<style>([\s\S]*?)<\/style>/.exec(out)?.[1] ?? "";
      expect(style).not.toContain("<");
    },
  };

  const runs: readonly [string, readonly string[], keyof typeof formats][] = [
    ...(["text", "json", "markdown", "html"] as const).flatMap(
      (format): [string, readonly string[], keyof typeof formats][] => [
        [
          `gap as ${format}`,
          ["gap", "me.yaml", "--all", "--since", "2026-01-01", "--format", format],
          format,
        ],
        [
          `gap for a role as ${format}`,
          ["gap", "me.yaml", "--role", "expert-practitioner", "--format", format],
          format,
        ],
      ],
    ),
    ...(["text", "markdown", "html"] as const).map(
      (format): [string, readonly string[], keyof typeof formats] => [
        `checklist as ${format}`,
        ["checklist", "--evidence", "me.yaml", "--band", "core", "--format", format],
        format,
      ],
    ),
    ["validate as json", ["validate", "competencies", "me.yaml", "--format", "json"], "json"],
  ];

  test.each(runs)("%s shows it as text", async (_name, args, format) => {
    const world = nastyWorld();
    const { code, out, err } = await runInProcess(args, { cwd: world.cwd });
    expect({ code, err: code === 0 ? "" : `${err}${out.slice(0, 5000)}` }).toEqual({
      code: 0,
      err: "",
    });
    for (const text of [out, err]) {
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      expect(text).not.toMatch(/[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/u);
    }
    formats[format](out);
    world.remove();
  });

  test.each([
    // A name with a character that cannot be seen is an error of its own, before any other.
    ["in names and values", quotedNasty, 1],
    ["in values, and in names what can be seen", quotedName, 10],
  ])("an error message quotes it safely: %s", async (_, name, least) => {
    const world = smallWorld();
    world.write(
      "work/me.yaml",
      `format: ahp-career/evidence@1\nperson: {profession: ${quotedNasty}, band: ${quotedNasty}, setting: ${quotedNasty}, registered: ${quotedNasty}}\n${name}: 1\nratings: {${name}: ${quotedNasty}}\nevidence: [{title: A, date: ${quotedNasty}, type: ${quotedNasty}, supports: [${quotedNasty}]}]\nagreed: [{pillar: ${quotedNasty}, band: ${quotedNasty}, date: 2026-01-01}]\ntarget: {role: ${quotedNasty}, pillars: {${name}: 5}}\n`,
    );
    const gap = await runInProcess(["gap", "me.yaml"], { cwd: world.cwd });
    const json = await runInProcess(["validate", "me.yaml", "--format", "json"], {
      cwd: world.cwd,
    });
    expect([gap.code, json.code]).toEqual([2, 1]);
    expect(JSON.parse(json.out).counts.error).toBeGreaterThanOrEqual(least);
    for (const text of [gap.err, json.out]) {
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      expect(text).not.toMatch(/[\u2028\u2029\u202e]/u);
    }
    // One line a message: nothing in a file can forge another.
    expect(
      gap.err
        .split("\n")
        .filter((each) => each !== "" && !/^(me\.yaml:\d+:\d+ | {2}hint: )/.test(each)),
    ).toEqual([]);
    world.remove();
  });

  test("a template cannot be reached from a file's text", async () => {
    const world = nastyWorld();
    const { out } = await runInProcess(["checklist", "--band", "core", "--format", "html"], {
      cwd: world.cwd,
    });
    expect(out).toContain("{{ title }}");
    expect(dirname(world.cwd)).toBe(world.root);
    world.remove();
  });
});
