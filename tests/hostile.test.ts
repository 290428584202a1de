import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Nodes } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Io } from "../src/io.js";
import { computing } from "./support/computing.js";
import { repository } from "./support/frameworks.js";
import { smallFiles } from "./support/small.js";
import { isInside, makeWorld, runBinary, runInProcess, type World } from "./support/world.js";

/** A working folder with a framework and an evidence file, and things outside it that nothing may touch. */
function smallWorld(files: Contents = {}): World & { readonly cwd: string } {
  const inside = Object.entries({ ...smallFiles, ...files });
  const world = makeWorld({
    "outside/secret.md": "---\nid: SECRET\n---\nsecret\n",
    "outside/me.yaml": "secret: true\n",
    ...Object.fromEntries(inside.map(([path, content]) => [`work/${path}`, content])),
  });
  return { ...world, cwd: join(world.root, "work") };
}

const competencyPath = "competencies/practice/core/PR-C-01-stay-within-your-scope.md";
const competency = smallFiles[competencyPath] ?? "";
const evidence = smallFiles["me.yaml"] ?? "";

const head = "format: ahp-career/evidence@1\nperson: {profession: physiotherapist, band: 5}\n";
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const bomb = (name: string): string =>
  `${name}0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => `${name}${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]\n`).join("")}`;
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

type Contents = Readonly<Record<string, string | Uint8Array>>;
/** By the diagnostic that says so. */
type Hostile = Readonly<Record<string, Contents>>;
/** One of several diagnostics says so. */
const any = "[a-z-]+";

/** Each stands in place of `me.yaml`. */
const evidenceFiles: Hostile = {
  "yaml-syntax": {
    nothing: "",
    blanks: "  \n\n\t\n",
    "a comment": "# nothing here\n",
    "a list": "- title: A walk\n  date: 2026-01-01\n",
    "a word": "hello\n",
    "a number": "42\n",
    null: "null\n",
    "two documents": `${evidence}---\n${evidence}`,
    "a doubled key": `${evidence}notes: one\nnotes: two\n`,
    "a doubled rating": `${head}ratings:\n  PR-5-01: met\n  PR-5-01: not-yet\n`,
    "a doubled rating in another quoting": `${head}ratings: {PR-5-01: met, "PR-5-01": not-yet}\n`,
    "a tab": `${head}ratings:\n\tPR-5-01: met\n`,
    "an unclosed quote": `${head}notes: "never closed\n`,
    "an unclosed bracket": `${head}evidence: [{title: A, date: 2026-01-01\n`,
    "an alias": `${head}notes: &a hello\nbreaks: *a\n`,
    "an anchor that is not there": `${head}notes: *nowhere\n`,
    "an alias to itself": `${head}breaks: &a [*a]\n`,
    "an alias bomb": `${head}${bomb("b")}`,
    "a tag": `${head}notes: !!js/function "function(){}"\n`,
    "a binary tag": `${head}notes: !!binary aGVsbG8=\n`,
    "a custom tag": `${head}notes: !constructor hello\n`,
    "a directive": `%TAG ! tag:example.org,2000:\n---\n${head}notes: !x hello\n`,
    "10,000 deep": `${head}notes: ${nested(10_000)}\n`,
    "100,000 deep": `${head}notes: ${nested(100_000)}\n`,
    "10,000 deep, never closed": `${head}notes: ${"[".repeat(10_000)}\n`,
    "10,000 deep in braces": `${head}notes: ${"{a: ".repeat(10_000)}1${"}".repeat(10_000)}\n`,
    "80,000 blank lines": `${"\n".repeat(80_000)}- a list\n`,
    "200,000 hyphens": `${"-".repeat(200_000)}\n`,
    "a key that is a list": `${head}? [a, b]\n: c\n`,
  },
  schema: {
    "another format": evidence.replace("evidence@1", "evidence@2"),
    "no format": evidence.replace("format: ahp-career/evidence@1\n", ""),
    "a field called __proto__": `${head}__proto__: {polluted: true}\n`,
    "__proto__ in quotes, with a field that is known": `${head}"__proto__": {notes: polite}\n`,
    "hasOwnProperty as a field": `${head}hasOwnProperty: 1\n`,
    "100 deep": `${head}notes: ${nested(100)}\n`,
    "100 deep in a list that is known": `${head}evidence: ${nested(100)}\n`,
    "a date that is no date": `${head}evidence: [{title: A, date: yesterday}]\n`,
    "a date as a list": `${head}evidence: [{title: A, date: [2026]}]\n`,
    "a person that is a list": "format: ahp-career/evidence@1\nperson: [physiotherapist, 5]\n",
    "ratings that are a list": `${head}ratings: [PR-5-01]\n`,
    "a rating that is a number": `${head}ratings: {PR-5-01: 3}\n`,
    "escape sequences as keys": `${head}ratings: {"\\e]0;title\\a": met}\n"\\e[2J": 1\n`,
  },
  "reference-unknown": {
    "a merge key": `${head}ratings: {<<: {PR-5-01: met}}\n`,
    "__proto__ in quotes among the ratings": `${head}ratings:\n  "__proto__":\n    PR-5-01: met\n`,
    "__proto__ in quotes in a flow mapping": `${head}ratings: {"__proto__": {PR-5-01: met}}\n`,
    "__proto__ among the ratings": `${head}ratings: {__proto__: {self: met}}\n`,
    "__proto__ among the ratings, indented": `${head}ratings:\n  __proto__: met\n`,
    "constructor among the ratings": `${head}ratings: {constructor: met}\n`,
    "toString among the pillars": `${head}target: {pillars: {toString: 6}}\n`,
    "constructor as a band": head.replace("band: 5", "band: constructor"),
    "a value of 900,000 letters where a word belongs": head.replace(
      "physiotherapist",
      "p".repeat(900_000),
    ),
    "ids in other cases": `${head}ratings: {pr-5-01: met}\nevidence: [{title: A, date: 2026-01-01, supports: [Pr-5-01]}]\n`,
    "20,000 keys": `${head}ratings:\n${Array.from({ length: 20_000 }, (_, i) => `  K-${i}: met\n`).join("")}`,
  },
  [any]: {
    "1,000 deep by indentation": `${head}notes:\n${Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i + 1)}a:\n`).join("")}`,
    "10,000 lists in one line": `${head}notes:\n  ${"- ".repeat(10_000)}x\n`,
    "a key of 500,000 letters": `${head}${"k".repeat(500_000)}: 1\n`,
  },
  "date-invalid": {
    "an invalid date": `${head}evidence: [{title: A, date: 2026-02-30}]\n`,
  },
  "file-unreadable": {
    NULs: `${evidence}notes: "a\u0000b"\n`,
    "a picture": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    "a PDF": Buffer.concat([Buffer.from("%PDF-1.7\n%"), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3])]),
    "an RTF document": "{\\rtf1\\ansi\n}",
    "a Word document": Buffer.from("PK\u0003\u0004[Content_Types].xml"),
    "an old Word document": Buffer.from("d0cf11e0a1b11ae1", "hex"),
    "a web page": `\ufeff\n<!DOCTYPE html><pre>${evidence}</pre>`,
    "50 MB": Buffer.alloc(50 * 1024 * 1024, "a: b\n"),
    "a byte too many": Buffer.alloc(1024 * 1024 + 1, "#"),
  },
  "file-encoding": {
    "UTF-16": Buffer.from(`\ufeff${evidence}`, "utf16le"),
    "Latin-1": latin1(`${evidence}notes: caf\u00e9\n`),
    "a lone surrogate": Buffer.concat([Buffer.from(evidence), Buffer.from([0xed, 0xa0, 0x80])]),
  },
};

const front = (lines: string): string => competency.replace(/^---\n[\s\S]*?\n---\n/, lines);
const canary = "globalThis.canary = true; require('node:fs').writeFileSync('canary', 'x')";
const engines =
  "js,javascript, js,JS,coffee,coffeescript,cson,json,toml,constructor,__proto__,toString,hasOwnProperty,yaml,yml,ts,sh";

/** Each stands in place of one competency. */
const competencyFiles: Hostile = {
  "front-matter-unclosed": {
    "an engine on the closing fence": front(`---\nid: PR-C-01\n---js\n${canary}\n`),
    "an unclosed fence": competency.replace("\n---\nDoes", "\nDoes"),
    "a closing fence of four": competency.replace("\n---\nDoes", "\n----\nDoes"),
    "a closing fence with a word": competency.replace("\n---\nDoes", "\n---foo\nDoes"),
    "only a fence": "---",
    "a block of 20 KB": competency.replace(
      "---\nDoes",
      `${"# padding padding padding\n".repeat(800)}---\nDoes`,
    ),
    "80,000 blank lines in the front matter": `---\n${"\n".repeat(80_000)}---\n`,
    "80,000 blank lines and no fence": `---\n${"\n".repeat(80_000)}`,
    "a title of 500,000 letters": competency.replace("Stay within your scope", "x".repeat(500_000)),
  },
  [any]: {
    "an engine after clean fences": `---\n---js\n${canary}\n---\n`,
    "JavaScript between YAML fences": front(`---\nmodule.exports = (() => { ${canary} })()\n---\n`),
    "doubled fences": competency.replace(/^---\n/, "---\n---\n"),
    "front matter twice": competency.replace("\n---\nDoes", "\n---\n---\nid: PR-C-02\n---\nDoes"),
  },
  "front-matter-missing": {
    ...Object.fromEntries(
      engines
        .split(",")
        .map((name) => [`the engine \`---${name}\``, front(`---${name}\n${canary}\n---\n`)]),
    ),
    nothing: "",
    "no front matter": front(""),
    "empty front matter": front("---\n---\n"),
    "front matter that is a list": front("---\n- a\n- b\n---\n"),
    "front matter that is a word": front("---\nhello\n---\n"),
    "a fence of four": competency.replace(/^---/, "----"),
    "a fence with a blank before it": ` ${competency}`,
    "a blank line before the fence": `\n${competency}`,
    "two fences and no line end": "---\n---",
  },
  "yaml-syntax": {
    "a doubled closing fence": competency.replace("\n---\nDoes", "\n---\n---\nDoes"),
    "7,000 deep": competency.replace("themes: [digital]", `themes: ${nested(7_000)}`),
    "an alias bomb": competency.replace("themes: [digital]", bomb("b").trimEnd()),
    "a doubled key": competency.replace("band: core\n", "band: core\nband: 5\n"),
    "a tag": competency.replace("band: core\n", "band: !!js/undefined core\n"),
    "a tab": competency.replace("key: true", "key:\n\ttrue"),
  },
  "file-unreadable": {
    ...Object.fromEntries(
      Object.entries({
        "10,000 marks of a quotation": `${">".repeat(10_000)} x`,
        "5,000 lists in one line": `${"- ".repeat(5_000)}x`,
        "4,000 numbered lists in one line": `${"1. ".repeat(4_000)}x`,
        "4,000 emphases in one another": `${"*a ".repeat(4_000)}${"a* ".repeat(4_000)}`,
        "10,000 brackets": "[".repeat(10_000),
        "4,000 images in one another": `${"![".repeat(4_000)}a${"](b)".repeat(4_000)}`,
        "a text of 40 KB": "word ".repeat(8_000),
      }).map(([name, text]) => [`${name}, in the body`, `${competency}\n## Notes\n\n${text}\n`]),
    ),
    "80,000 blank lines in the body": `---\nid: PR-C-01\n---\n${"\n".repeat(80_000)}`,
    NULs: competency.replace("Stay", "St\u0000y"),
    "a PDF": Buffer.concat([Buffer.from("%PDF-1.7\n%"), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3])]),
    "an RTF document": "{\\rtf1\\ansi\n}",
    "a Word document": Buffer.from("PK\u0003\u0004[Content_Types].xml"),
    "an old Word document": Buffer.from("d0cf11e0a1b11ae1", "hex"),
    "a web page": `\ufeff\n<!DOCTYPE html><pre>${evidence}</pre>`,
    "50 MB": Buffer.alloc(50 * 1024 * 1024, "x\n"),
  },
  schema: {
    "100 deep": competency.replace("themes: [digital]", `themes: ${nested(100)}`),
    "a field called __proto__": competency.replace(
      "band: core\n",
      "band: core\n__proto__: {polluted: true}\n",
    ),
  },
  "file-encoding": {
    "Latin-1": latin1(competency.replace("Stay", "St\u00e4y")),
    "UTF-16": Buffer.from(`\ufeff${competency}`, "utf16le"),
  },
};

const cases = (hostile: Hostile, path: string) =>
  Object.entries(hostile).flatMap(([code, contents]) =>
    Object.entries(contents).map(([name, content]) => ({ name, content, code, path })),
  );
const inPlace = [...cases(evidenceFiles, "me.yaml"), ...cases(competencyFiles, competencyPath)];

/** Seconds of computing that any one input may take, however busy the computer is with other things. */
const threeSeconds = 3;
/** In process the code is not built for speed, and under coverage counts each of its steps. */
const inProcess = 4 * threeSeconds;
/** Stops a program that computes for longer. */
const limited = (seconds: number): readonly string[] =>
  process.platform === "win32" ? [] : ["sh", "-c", `ulimit -t ${seconds} && exec "$@"`, "sh"];

const line = (file: string, code: string): RegExp =>
  new RegExp(`^${file.replace(/[.\\]/g, "\\$&")}:\\d+:\\d+ (?:error|warning) ${code} \\S`, "m");

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

describe("in process", () => {
  test.each(inPlace)("$path: $name", async ({ path, content, code }) => {
    const world = smallWorld({ [path]: content });
    const before = world.snapshot();
    const { cwd } = world;
    const seconds = computing();
    const gap = await runInProcess(["gap", "me.yaml"], { cwd });
    const validated = await runInProcess(["validate", path], { cwd });
    const taken = seconds();
    expect(gap).toMatchObject({ code: 2, out: "" });
    expect(gap.err).toMatch(line(path, code));
    expect([1, 2]).toContain(validated.code);
    expect(validated.out).toMatch(line(path, code));
    expect(taken).toBeLessThan(inProcess);
    expectQuiet(world, before, {
      ...gap,
      err: gap.err + validated.err + validated.out,
      read: [...gap.read, ...validated.read],
    });
    world.remove();
  });

  test("a pillar called constructor is told of, and the analysis does its work beside it", async () => {
    const odd = competency.replace("pillar: practice", "pillar: constructor");
    const { cwd, remove } = smallWorld({ [competencyPath]: odd });
    expect(await runInProcess(["gap", "me.yaml"], { cwd })).toMatchObject({ code: 0 });
    const { out } = await runInProcess(["validate", competencyPath], { cwd });
    expect(out).toMatch(line(competencyPath, "reference-unknown"));
    remove();
  });
});

describe("through the binary", () => {
  const long = inPlace.filter(({ content }) => content.length > 5_000);

  test("what is long or deep, one by one", async () => {
    expect(long.length).toBeGreaterThan(25);
    for (const { name, path, content, code } of long) {
      const world = smallWorld({ [path]: content });
      const before = world.snapshot();
      const gap = await runBinary(["gap", "me.yaml"], {
        cwd: world.cwd,
        through: limited(threeSeconds),
      });
      expect({ name, code: gap.code, out: gap.out }).toEqual({ name, code: 2, out: "" });
      expect(gap.err).toMatch(line(path, code));
      expectQuiet(world, before, gap);
      world.remove();
    }
  });

  test("all at once: none hides another", async () => {
    const numbered = inPlace.map((one, index) => ({
      ...one,
      path:
        one.path === "me.yaml" ? `people/${index}.yaml` : `competencies/practice/core/${index}.md`,
    }));
    const world = smallWorld(
      Object.fromEntries(numbered.map(({ path, content }) => [path, content])),
    );
    const before = world.snapshot();
    const people = numbered.map(({ path }) => path).filter((path) => path.startsWith("people"));
    const run = await runBinary(["validate", "--quiet", "competencies", ...people], {
      cwd: world.cwd,
      through: limited(10 * threeSeconds),
    });
    const silent = numbered.filter(({ path, code }) => !line(path, code).test(run.out));
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(run.code).toBe(1);
    expectQuiet(world, before, run);
    world.remove();
  });
});

/** A file that is as it should be, in a form that trips some readers: it passes everywhere. */
const harmless: readonly (readonly [name: string, path: string, content: string])[] = [
  ["a BOM before an evidence file", "me.yaml", `\ufeff${evidence}`],
  ["CRLF in an evidence file", "me.yaml", evidence.replaceAll("\n", "\r\n")],
  ["a BOM before a competency", competencyPath, `\ufeff${competency}`],
  ["CRLF in a competency", competencyPath, competency.replaceAll("\n", "\r\n")],
  ["lines of the first Macs in an evidence file", "me.yaml", evidence.replaceAll("\n", "\r")],
  ["lines of the first Macs in a competency", competencyPath, competency.replaceAll("\n", "\r")],
  ["blanks after the fences", competencyPath, competency.replaceAll("---\n", "---  \n")],
  ["80,000 blank lines after an evidence file", "me.yaml", `${evidence}${"\n".repeat(80_000)}`],
  ["20,000 blank lines after a competency", competencyPath, `${competency}${"\n".repeat(20_000)}`],
  [
    "a fence inside the body",
    competencyPath,
    `${competency}\n## Notes\n\n    ---js\n    ${canary}\n    ---\n`,
  ],
];

describe("forms that are right", () => {
  const gap = ["gap", "me.yaml", "--as-of", "2026-11-20"];
  let plain: Awaited<ReturnType<typeof runInProcess>>;
  beforeAll(async () => {
    const { cwd, remove } = smallWorld();
    plain = await runInProcess(gap, { cwd });
    remove();
  });
  test.each(harmless)("%s", async (_name, path, content) => {
    const { cwd, remove } = smallWorld({ [path]: content });
    expect(await runInProcess(["validate", "competencies", "me.yaml"], { cwd })).toMatchObject({
      code: 0,
    });
    // Other bytes have another fingerprint.
    const said = ({ code, out, err }: typeof plain) => [
      code,
      out.replace(/File \w{8}/, "File"),
      err,
    ];
    expect(said(await runInProcess(gap, { cwd }))).toEqual(said(plain));
    expect(await runInProcess(["checklist", "--band", "core"], { cwd })).toMatchObject({ code: 0 });
    remove();
  });
});

describe("things that are not ordinary files", () => {
  const nowhere = "there is no such file";
  const odd = "it is not an ordinary file";
  const things: Readonly<Record<string, readonly [says: string, make: (path: string) => void]>> = {
    "a folder": ["it is a folder, not a file", (path) => mkdirSync(path)],
    nothing: [nowhere, () => undefined],
    "a pipe": [odd, (path) => execFileSync("mkfifo", [path])],
    "a link to nothing": [nowhere, (path) => symlinkSync("nowhere", path)],
    "a link to itself": ["its links go round in a circle", (path) => symlinkSync(path, path)],
    "a device that never ends": [odd, (path) => symlinkSync("/dev/zero", path)],
  };
  test.each(Object.entries(things))("%s as an evidence file", async (_name, [says, make]) => {
    const world = smallWorld();
    make(join(world.cwd, "it.yaml"));
    const through = limited(threeSeconds);
    const gap = await runBinary(["gap", "it.yaml"], { cwd: world.cwd, through });
    expect(gap).toMatchObject({ code: 2, out: "" });
    expect(gap.err).toContain(`it.yaml:1:1 error file-unreadable The file cannot be read: ${says}`);
    world.remove();
  });

  test("all of them among the competencies: named, and the others are still checked", async () => {
    const world = smallWorld({ [competencyPath]: competency.replace("[digital]", "[analogue]") });
    const paths = Object.values(things)
      .slice(2)
      .map(([, make], index) => {
        const path = `competencies/practice/core/PR-C-1${index}-it.md`;
        make(join(world.cwd, path));
        return path;
      });
    const { code, out } = await runBinary(["validate", "competencies"], {
      cwd: world.cwd,
      through: limited(threeSeconds),
    });
    expect(code).toBe(1);
    expect(out).toMatch(line(competencyPath, "reference-unknown"));
    for (const path of paths) expect(out).toMatch(line(path, "file-unreadable"));
    world.remove();
  });

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

  const edits: readonly (readonly [path: RegExp, edit: (text: string) => string])[] = [
    [
      /framework\.yaml$/,
      (text) =>
        text
          .replace(/title: [A-Z][A-Za-z ]*/g, `title: ${quotedNasty}`)
          .replace(/abbreviation: \w+/g, `abbreviation: ${quotedNasty}`)
          .replace(/note: .*/, `note: ${quotedNasty}`)
          .replace(/"(0\d)": .*/g, `"$1": ${quotedNasty}`),
    ],
    [/sources\.yaml$/, (text) => text.replace(/title: [A-Z][A-Za-z ]*/g, `title: ${quotedNasty}`)],
    [
      /competencies\/(practice|research)\//,
      (text) =>
        text
          .replace(/^title: .*$/m, 'title: "\\e[31m<script>x</script>\\u202e|[a](javascript:b)"')
          .replace(/^Does .*$/m, bodyNasty)
          .replace(/^- Does .*$/gm, `- ${bodyNasty}`)
          .concat(
            `\n## Notes\n\n<div onclick="x()">\n\n${bodyNasty}\n\n</div>\n\n\`\`\`\n\u001b[31m\n\`\`\`\n`,
          ),
    ],
    [
      /competencies\/(roles|qualifications|resources|stories)\//,
      (text) => text.replace(/^(title|publisher): .*$/gm, `$1: ${quotedNasty}`),
    ],
    [
      /^me\.yaml$/,
      (text) =>
        text
          .replace("name: Kit", `name: ${quotedNasty}\n  team: ${quotedNasty}`)
          .replace("with: line manager", `with: ${quotedNasty}`)
          .replace("award: BSc", `award: ${quotedNasty}`)
          .replace(
            /title: An audit of one thing/,
            `title: ${quotedNasty}\n    link: ${quotedNasty}\n    reflection: ${quotedNasty}`,
          )
          .replace(/by: (clinical supervisor|team lead)/g, `by: ${quotedNasty}`)
          .replace("note: We should talk.", `note: ${quotedNasty}`)
          .replace("reason: Not in this post", `reason: ${quotedNasty}`)
          .concat(`notes: ${quotedNasty}\n`),
    ],
  ];
  const nastyFiles = Object.fromEntries(
    Object.entries(smallFiles).map(([path, text]) => {
      const edit = edits.find(([named]) => named.test(path))?.[1];
      const after = edit?.(text) ?? text;
      if (edit !== undefined && after === text) throw new Error(`${path} is as it was`);
      return [path, after];
    }),
  );
  let world: ReturnType<typeof smallWorld>;
  beforeAll(() => {
    world = smallWorld(nastyFiles);
  });
  afterAll(() => world.remove());

  const formats = {
    text: (out: string) => expect(out).toContain("\\u001b[31m"),
    json: (out: string) => expect(JSON.parse(out)).toBeInstanceOf(Object),
    csv: (out: string) => expect(out).toMatch(/^[a-z]+,[^\r\n]+\r\n/),
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
      // Fields to write in and charts are ours; of a file's they hold at most words.
      const rest = out
        .replaceAll(/<input type="(?:text|date)"(?: aria-label="Notes")?>/g, "")
        .replaceAll(/<svg viewBox="0 0 640 \d+" width="100%" aria-hidden="true">/g, "");
      expect(rest).not.toMatch(/<(script|img|svg|iframe|object|embed|link|div|form|input)\b/i);
      expect(out).not.toMatch(/<[^>]*\son\w+=/i);
      expect(out).not.toMatch(/(href|src)="(?!https?:|#)/i);
      expect(out).not.toMatch(/url\(|@import/i);
      expect(out).toContain("&#x3C;script>");
      const style = /<style>([\s\S]*?)<\/style>/.exec(out)?.[1] ?? "";
      expect(style).not.toContain("<");
    },
  };

  const every = ["text", "json", "markdown", "html"] as const;
  const prose = ["text", "markdown", "html"] as const;
  const runs: Readonly<Record<string, readonly (keyof typeof formats)[]>> = {
    "gap me.yaml --all --since 2026-01-01": every,
    "gap me.yaml --role expert-practitioner": every,
    "checklist --evidence me.yaml --band core": prose,
    "appraisal me.yaml --full --since 2026-01-01": every,
    "cpd me.yaml --from 2020-01-01": every,
    "progress me.yaml": every,
    "show PR-5-01": every,
    "show practice": every,
    "show expert-practitioner": every,
    "show a-course": every,
    "search agree your scope": every,
    list: ["text", "json", "csv"],
    "list --kind resources": ["text", "json", "csv"],
    "coverage --source guide": ["text", "json", "markdown", "csv"],
    "validate competencies me.yaml": ["json"],
  };
  const shown = Object.entries(runs).flatMap(([args, all]) =>
    all.map((format) => [args, format] as const),
  );

  test.each(shown)("%s as %s shows it as text", async (args, format) => {
    const { code, out, err } = await runInProcess([...args.split(" "), "--format", format], {
      cwd: world.cwd,
    });
    expect({ code, err: code === 0 ? "" : `${err}${out.slice(0, 5000)}` }).toEqual({
      code: 0,
      err: "",
    });
    for (const text of [format === "csv" ? out.replaceAll("\r\n", "\n") : out, err]) {
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      expect(text).not.toMatch(/[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/u);
    }
    formats[format](out);
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
        .filter(
          (each) =>
            each !== "" &&
            !/^(me\.yaml(:\d+:\d+ | \(\d+ errors\)$)| {2}hint: | {2,9}\d* │ )/.test(each),
        ),
    ).toEqual([]);
    world.remove();
  });

  test("a template cannot be reached from a file's text", async () => {
    const { out } = await runInProcess(["checklist", "--band", "core", "--format", "html"], {
      cwd: world.cwd,
    });
    expect(out).toContain("{{ title }}");
  });
});
