import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./support/frameworks.js";
import {
  binary,
  inParallel,
  makeWorld,
  type Outcome,
  runBinary,
  runInProcess,
} from "./support/world.js";

/**
 * One table of cases, run in process and again through the binary, against transcripts in `golden/` that a reviewer can
 * read. `UPDATE_GOLDEN=1 npm test -- cli` writes them anew: look at the difference before you commit it.
 */
interface Case {
  /** The command line after `ahp-career`, split at blanks. */
  readonly line: string;
  /** As on a terminal so many columns wide; otherwise stdout goes to a pipe. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs in an empty folder; afterwards these files of it belong to the transcript. */
  readonly makes?: readonly string[];
}

const asOf = "--as-of 2026-11-20";
const small = "--framework tests/fixtures/small";
const me = "tests/fixtures/small/me.yaml";
const people = [
  "alex-returning-dietitian",
  "jo-newly-qualified-paramedic",
  "mei-radiographer",
  "priya-council-occupational-therapist",
  "robin-consultant-practitioner",
  "sam-physiotherapist",
];

const golden: Readonly<Record<string, readonly Case[]>> = {
  ...Object.fromEntries(
    people.map((name) => [
      `gap-${name.split("-")[0]}`,
      [{ line: `gap examples/${name}.yaml ${asOf}` }],
    ]),
  ),
  "gap-width": [
    { line: `gap examples/sam-physiotherapist.yaml ${asOf}`, columns: 40 },
    { line: `gap examples/sam-physiotherapist.yaml ${asOf}`, columns: 200 },
    { line: `gap examples/priya-council-occupational-therapist.yaml ${asOf} --top 1`, columns: 40 },
  ],
  "gap-ascii": [
    { line: `gap examples/sam-physiotherapist.yaml ${asOf} --ascii` },
    { line: `gap examples/robin-consultant-practitioner.yaml ${asOf} --ascii --all`, columns: 60 },
  ],
  "gap-json": [
    { line: `gap examples/jo-newly-qualified-paramedic.yaml ${asOf} --format json` },
    { line: `gap ${me} ${small} ${asOf} --since 2026-05-15 --format json` },
  ],
  "gap-markdown": [{ line: `gap examples/sam-physiotherapist.yaml ${asOf} --format markdown` }],
  "gap-html": [{ line: `gap ${me} ${small} ${asOf} --format html` }],
  "gap-options": [
    { line: `gap ${me} ${small} ${asOf}` },
    { line: `gap ${me} ${small} ${asOf} --all` },
    { line: `gap ${me} ${small} ${asOf} --band 5` },
    { line: `gap ${me} ${small} ${asOf} --band starter` },
    { line: `gap ${me} ${small} ${asOf} --role expert-practitioner --top 1` },
    { line: `gap ${me} ${small} ${asOf} --pillar RS` },
    { line: `gap ${me} ${small} ${asOf} --confirmed-only` },
    { line: `gap ${me} ${small} ${asOf} --since 2026-04-01` },
    { line: `gap ${me} ${small} ${asOf} --since 2026-11-20` },
    { line: `gap ${me} ${small} --as-of 2026-05-01` },
    { line: `gap ${me} ${small} ${asOf} --fail-on partial` },
    { line: `gap ${me} ${small} ${asOf} --fail-on gap` },
    { line: `gap ${me} ${small} ${asOf} --color --top 1` },
    { line: `gap ${me} ${small} ${asOf} --no-color --top 1`, columns: 80, env: { NO_COLOR: "" } },
    { line: `gap ${me} ${asOf} --top 1`, env: { AHP_CAREER_FRAMEWORK: "tests/fixtures/small" } },
  ],
  checklist: [
    { line: "checklist --band 6 --pillar leadership" },
    { line: "checklist --band core --pillar RS --format text --ascii" },
    { line: "checklist --role consultant-practitioner --pillar research" },
    {
      line: "checklist --band senior --setting local-authority --pillar education --format text",
      columns: 60,
    },
    { line: `checklist --evidence ${me} ${small} ${asOf}` },
    { line: `checklist --evidence ${me} --band 5 ${small} ${asOf} --format html` },
  ],
  validate: [
    { line: "validate --strict" },
    { line: "validate examples" },
    { line: "validate competencies/research" },
    { line: "validate tests/fixtures/small" },
    { line: "validate tests/fixtures/broken" },
    { line: `validate tests/fixtures/broken/me.yaml tests/fixtures/broken/doubled.yaml ${small}` },
    { line: `validate tests/fixtures/broken/me.yaml ${small} --format json` },
    {
      line: "validate tests/fixtures/broken/competencies/practice/core/PR-C-01-stay-within-your-scope.md",
    },
    { line: `validate ${me} ${small}` },
    { line: `validate ${me} ${small} --strict` },
    { line: "validate tests/golden" },
    { line: "validate no-such-folder" },
  ],
  explain: [
    { line: "explain" },
    { line: "explain reference-unknown" },
    { line: "explain Support-Worker", columns: 40 },
    { line: "explain refrence-unknown" },
  ],
  init: [
    {
      line: "init me.yaml --profession physiotherapist --band 6 --target-band 7 --by 2028-02-29 --name Sam --yes",
      makes: ["me.yaml"],
    },
    {
      line: "init --profession occupational-therapist --setting local-authority --band experienced --target-role council-senior-occupational-therapist --yes",
      makes: ["me.yaml"],
    },
    { line: "init osteo.yaml --profession osteopath --band 8a --yes", makes: ["osteo.yaml"] },
    { line: "init" },
    { line: "init me.yaml --profession physiotherapist --band 6", makes: [] },
    { line: "init me.yaml --profession physio --band 6 --yes", makes: [] },
    { line: "init me.yaml --profession physiotherapist --band 4 --yes", makes: [] },
    { line: "init me.yaml --profession therapy-assistant --band 5 --yes", makes: [] },
    { line: "init me.yaml --profession physiotherapist --band 10 --yes", makes: [] },
    { line: "init no/such/folder/me.yaml --profession physiotherapist --band 6 --yes", makes: [] },
    { line: "init examples/sam-physiotherapist.yaml --profession physiotherapist --band 6 --yes" },
  ],
  output: [
    { line: "checklist --band 5 --pillar research -o list.md", makes: ["list.md"] },
    { line: "checklist --band 5 --pillar research -o list.docs", makes: [] },
    { line: "checklist --band 5 -o no/such/folder/list.md", makes: [] },
  ],
  help: [
    { line: "" },
    { line: "--help" },
    { line: "--version" },
    { line: "gap --help" },
    { line: "validate --help" },
    { line: "checklist --help" },
    { line: "init --help" },
    { line: "explain --help" },
    { line: "gap --help", columns: 40 },
  ],
  errors: [
    { line: "frobnicate" },
    { line: "gap" },
    { line: "gap examples/sam-physiotherapist.yaml --fomat json" },
    { line: "gap examples/sam-physiotherapist.yaml --format pdfx" },
    { line: "gap no-such-file.yaml" },
    { line: "gap examples" },
    { line: "gap examples/sam-physiotherapist.yaml/x" },
    { line: `gap tests/fixtures/broken/me.yaml ${small}` },
    { line: `gap tests/fixtures/broken/doubled.yaml ${small}` },
    { line: `gap ${me} --framework tests/fixtures/broken` },
    { line: `gap ${me} --framework no-such-folder` },
    { line: `gap ${me}`, env: { AHP_CAREER_FRAMEWORK: "no-such-folder" } },
    { line: `gap ${me} ${small} --as-of 2999-01-01` },
    { line: `gap ${me} ${small} --as-of 2026-02-30` },
    { line: `gap ${me} ${small} --since 2999-01-01` },
    { line: `gap ${me} ${small} --as-of 2026-01-01 --since 2026-01-02` },
    { line: `gap ${me} ${small} --band 4` },
    { line: `gap ${me} ${small} --band stater` },
    { line: `gap ${me} ${small} --role expert-practitoner` },
    { line: `gap ${me} ${small} --pillar reserch` },
    { line: `gap ${me} ${small} --top 0` },
    { line: `gap ${me} ${small} --fail-on everything` },
    { line: `gap ${me} ${small} -o ${me} --format text` },
    { line: `gap ${me} ${small} -o examples/sam-physiotherapist.yaml --format text` },
    { line: "checklist" },
    { line: "checklist --band 10" },
    { line: "checklist --role chef-ahp" },
    { line: "checklist --band 6 --pillar kindness" },
  ],
};

const words = (line: string): readonly string[] => (line === "" ? [] : line.split(" "));

/** Where a case differs from run to run or from machine to machine, a word in angle brackets stands. */
const settled = (text: string, root: string): string =>
  text
    .replaceAll(root, "<folder>")
    .replaceAll(repository, "<home>")
    .replace(/\$schema=\S*\/schemas\//g, "$schema=<home>/schemas/")
    .replace(/later than today, \d{4}-\d\d-\d\d/g, "later than today, <today>")
    .replaceAll("\u001b", "␛");

const titleOf = ({ line, columns, env = {}, makes }: Case): string =>
  [
    "$ ",
    ...Object.entries(env).map(([name, value]) => `${name}=${value} `),
    `ahp-career ${line}`.trim(),
    columns === undefined ? "" : `   # ${columns} columns`,
    makes === undefined ? "" : "   # in an empty folder",
  ].join("");

function transcript(one: Case, { code, out, err }: Outcome, root: string): string {
  const files = (one.makes ?? []).map(
    (name) =>
      `--- ${name}\n${existsSync(join(root, name)) ? readFileSync(join(root, name), "utf8") : "(is not there)\n"}`,
  );
  const parts = [out, ...(err === "" ? [] : [`--- stderr\n${err}`]), ...files];
  const body = parts
    .map((part) => (part === "" || part.endsWith("\n") ? part : `${part}⏎\n`))
    .join("");
  return settled(`${titleOf(one)}\n${body}--- exit ${code}\n`, root);
}

async function record(
  one: Case,
  run: (
    args: readonly string[],
    options: { cwd: string; columns?: number; env?: Readonly<Record<string, string>> },
  ) => Promise<Outcome>,
): Promise<string> {
  const world = makeWorld();
  try {
    const { columns, env } = one;
    const outcome = await run(words(one.line), {
      cwd: one.makes === undefined ? repository : world.root,
      ...(columns === undefined ? {} : { columns }),
      ...(env === undefined ? {} : { env }),
    });
    expect(outcome.out + outcome.err).not.toContain("inside ahp-career");
    return transcript(one, outcome, world.root);
  } finally {
    world.remove();
  }
}

const folder = join(repository, "tests", "golden");
const fileOf = (name: string): string => join(folder, `${name}.txt`);
const between = "\n";

/** The transcripts of a golden file, each beginning with its command. */
const transcriptsIn = (name: string): readonly string[] =>
  readFileSync(fileOf(name), "utf8")
    .split(/\n(?=\$ (?:[A-Z_]+=\S* )*ahp-career)/)
    .map((text) => (text.endsWith("\n") ? text : `${text}\n`));

const groups = Object.entries(golden);

if (process.env["UPDATE_GOLDEN"] === "1") {
  test.each(groups)("golden/%s.txt is written anew", async (name, cases) => {
    const all: string[] = [];
    for (const one of cases) all.push(await record(one, runInProcess));
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(name), all.join(between));
    expect(transcriptsIn(name)).toEqual(all);
  });
}

test.each(groups)("golden/%s.txt, in process", async (name, cases) => {
  const wanted = transcriptsIn(name);
  expect(wanted.map((text) => text.split("\n", 1)[0])).toEqual(cases.map(titleOf));
  for (const [index, one] of cases.entries())
    expect(await record(one, runInProcess)).toBe(wanted[index]);
});

test.each(groups)("golden/%s.txt, through the binary", async (name, cases) => {
  const wanted = transcriptsIn(name);
  expect(await inParallel(cases, 2, (one) => record(one, runBinary))).toEqual(wanted);
});

test("nothing but the golden files of this table lies in golden/", async () => {
  const { readdirSync } = await import("node:fs");
  expect(readdirSync(folder).sort()).toEqual(groups.map(([name]) => `${name}.txt`).sort());
});

const json = async (line: string): Promise<unknown> =>
  JSON.parse((await runInProcess(words(line))).out);

test.each([
  ...people.map((name) => [
    "gap",
    `gap examples/${name}.yaml ${asOf} --since 2025-11-20 --format json`,
  ]),
  ["gap", `gap ${me} ${small} ${asOf} --format json`],
  ["diagnostics", "validate --format json"],
  [
    "diagnostics",
    `validate tests/fixtures/broken tests/fixtures/broken/me.yaml ${small} --format json`,
  ],
  ["diagnostics", "validate no-such-folder --format json"],
])("the JSON is as schemas/%s.schema.json says: %s", async (schema, line) => {
  const { validate } = await import(`../dist/schemas/${schema}.schema.js`);
  validate(await json(line));
  expect(validate.errors).toBeNull();
});

test("a file that init made is valid, and the analysis reads it", async () => {
  const world = makeWorld();
  const options = { cwd: world.root };
  const flags = "--profession podiatrist --band 8c --target-role clinical-academic";
  expect((await runInProcess(words(`init it.yaml ${flags} --yes`), options)).code).toBe(0);
  expect(await runInProcess(words("validate it.yaml --strict"), options)).toMatchObject({
    code: 0,
  });
  expect(await runInProcess(words("gap it.yaml"), options)).toMatchObject({ code: 0 });
  const before = world.snapshot();
  expect((await runInProcess(words(`init it.yaml ${flags} --yes`), options)).code).toBe(2);
  expect(world.snapshot()).toEqual(before);
  world.remove();
});

test("--output writes what stdout would have shown, takes its format from the ending, and replaces its own file", async () => {
  const world = makeWorld({ "me.yaml": readFileSync(join(repository, me)), "notes.txt": "old" });
  const options = { cwd: world.root };
  const base = `gap me.yaml --framework ${join(repository, "tests/fixtures/small")} ${asOf}`;
  for (const [file, format] of [
    ["notes.txt", "text"],
    ["r.md", "markdown"],
    ["r.json", "json"],
    ["r.html", "html"],
    ["r.html", "html"],
  ]) {
    const shown = await runInProcess(words(`${base} --format ${format}`), options);
    const written = await runInProcess(words(`${base} -o ${file}`), options);
    expect(written).toMatchObject({ code: 0, out: "" });
    expect(written.err).toContain(`Wrote ${file}`);
    expect(readFileSync(join(world.root, file ?? ""), "utf8")).toBe(shown.out);
  }
  expect(Object.keys(world.snapshot())).toEqual([
    "me.yaml",
    "notes.txt",
    "r.html",
    "r.json",
    "r.md",
  ]);
  world.remove();
});

test("an evidence file is never replaced, whatever it is called and however it is reached", async () => {
  const { symlinkSync } = await import("node:fs");
  const evidence = readFileSync(join(repository, me));
  const world = makeWorld({ "me.yaml": evidence, "other.txt": evidence });
  symlinkSync(join(world.root, "me.yaml"), join(world.root, "link.txt"));
  const before = world.snapshot();
  const base = `gap me.yaml --framework ${join(repository, "tests/fixtures/small")} --format text`;
  for (const output of ["me.yaml", "./me.yaml", "link.txt", "other.txt", world.root]) {
    expect(await runInProcess(words(`${base} -o ${output}`), { cwd: world.root })).toMatchObject({
      code: 2,
      out: "",
    });
  }
  expect(world.snapshot()).toEqual(before);
  world.remove();
});

test("colour only on a terminal without NO_COLOR, or when it is asked for", async () => {
  const line = words(`gap ${me} ${small} ${asOf}`);
  const colourful = async (
    args: readonly string[],
    columns: number | undefined,
    env: Record<string, string>,
  ) =>
    (await runInProcess(args, { ...(columns === undefined ? {} : { columns }), env })).out.includes(
      "\u001b[",
    );
  expect(await colourful(line, 80, { NO_COLOR: "" })).toBe(true);
  expect(await colourful(line, 80, { NO_COLOR: "1" })).toBe(false);
  expect(await colourful(line, 80, { NO_COLOR: "", TERM: "dumb" })).toBe(false);
  expect(await colourful(line, undefined, { NO_COLOR: "" })).toBe(false);
  expect(await colourful([...line, "--color"], undefined, { NO_COLOR: "1" })).toBe(true);
  expect(await colourful([...line, "--no-color"], 80, { NO_COLOR: "" })).toBe(false);
});

test.each([40, 60, 80, 200])("no line is wider than a terminal of %i columns", async (columns) => {
  for (const line of [
    `gap examples/robin-consultant-practitioner.yaml ${asOf} --all`,
    "checklist --band 7 --format text",
    "explain",
    "gap --help",
  ]) {
    const { out } = await runInProcess(words(line), { columns });
    if (columns === 40 && line.endsWith("--help")) continue;
    // A command to type stays on one line.
    const wide = out
      .split("\n")
      .filter((each) => [...each].length > columns && !each.startsWith("  $ "));
    expect(wide).toEqual([]);
  }
});

test("--ascii leaves nothing but ASCII in the program's own words", async () => {
  const { out } = await runInProcess(words(`gap ${me} ${small} ${asOf} --all --ascii`));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for.
  expect(out).toMatch(/^[\x0a\x20-\x7e]*$/);
});

test("two runs are the same to the byte, whatever the time zone, the language and the folder", async () => {
  const world = makeWorld();
  const file = join(repository, "examples/mei-radiographer.yaml");
  const runs = await Promise.all([
    runBinary(["gap", file, ...words(asOf), "--format", "json"], { cwd: world.root }),
    runBinary(["gap", file, ...words(asOf), "--format", "json"], {
      cwd: repository,
      env: { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    }),
  ]);
  expect(runs[0]?.out).toBe(runs[1]?.out);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  world.remove();
});

test("a reader that has had enough ends it quietly", () => {
  for (const line of [
    `gap examples/sam-physiotherapist.yaml ${asOf} --all`,
    "checklist --role chief-ahp",
    "explain",
  ]) {
    const command = `"${process.execPath}" "${binary}" ${line} | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], {
      cwd: repository,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(stdout.trimEnd().split("\n")).toHaveLength(2);
    expect(stdout).toMatch(/\n0\n$/);
  }
});

test("a bug says so in plain words, without a stack unless --debug asks for one", async () => {
  const broken = (io: Parameters<Parameters<typeof runInProcess>[2] & object>[0]) => ({
    ...io,
    now: (): Date => {
      throw new Error("the clock has stopped\u001b[2J");
    },
  });
  const line = words(`gap ${me} ${small}`);
  const plain = await runInProcess(line, {}, broken);
  expect(plain).toMatchObject({ code: 2, out: "" });
  expect(plain.err).toContain("Something went wrong inside ahp-career");
  expect(plain.err).toContain("the clock has stopped\\u001b[2J");
  expect(plain.err).not.toContain("    at ");
  expect((await runInProcess([...line, "--debug"], {}, broken)).err).toContain("    at ");
});
