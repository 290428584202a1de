import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { repository } from "./support/frameworks.js";
import { frozen } from "./support/frozen.js";
import { brokenWorld, changedWorld } from "./support/frozen-worlds.js";
import {
  inParallel,
  makeWorld,
  type Outcome,
  type RunOptions,
  runBinary,
  runInProcess,
  type World,
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
  /** Runs in an empty folder beside the frozen framework; afterwards these files of it belong to the transcript. */
  readonly makes?: readonly string[];
}

/** Where the cases of a file run, unless they say what they make. */
type Place = "frozen" | "broken" | "changed";

const asOf = "--as-of 2026-11-20";
const kit = `gap kit.yaml ${asOf}`;
const few = `${kit} --pillar ED --top 1`;
const lee = `gap lee.yaml ${asOf} --pillar ED --top 1`;

const golden: Readonly<Record<string, readonly Case[]>> = {
  gap: [{ line: kit }, { line: `gap ada.yaml ${asOf} --top 2` }],
  "gap-width": [
    { line: `gap lee.yaml ${asOf} --top 1`, columns: 40 },
    { line: `${kit} --top 1`, columns: 200 },
    { line: `gap ren.yaml ${asOf} --pillar PP --ascii --all`, columns: 60 },
  ],
  "gap-json": [
    { line: `${lee} --format json` },
    { line: `${kit} --since 2026-05-15 --pillar RS --format json` },
  ],
  "gap-markdown": [{ line: `gap ren.yaml ${asOf} --format markdown` }],
  "gap-html": [{ line: `gap lee.yaml ${asOf} --pillar PP --format html` }],
  "gap-options": [
    { line: `gap ren.yaml ${asOf} --pillar ED --band 5 --fail-on partial` },
    { line: `gap ren.yaml ${asOf} --pillar ED --band 9` },
    { line: `${few} --confirmed-only --fail-on gap` },
    { line: `${few} --since 2026-04-01` },
    { line: `gap kit.yaml ${asOf} --top 0` },
    { line: `gap kit.yaml ${asOf} --brief` },
    { line: `gap new.yaml ${asOf}` },
    { line: `${lee} --since 2026-11-20` },
    { line: `${lee} --band senior --color` },
    { line: `${lee} --role first-contact-practitioner --fail-on partial` },
    {
      line: "gap kit.yaml --pillar education --as-of 2026-01-01 --top 1 --no-color",
      columns: 80,
      env: { NO_COLOR: "" },
    },
  ],
  checklist: [
    { line: "checklist --band 6 --pillar leadership" },
    { line: "checklist --band core --pillar RS --format text --ascii" },
    { line: "checklist --role consultant-practitioner --pillar research" },
    {
      line: "checklist --band experienced --setting local-authority --pillar LD --format text",
      columns: 60,
    },
    { line: `checklist --evidence kit.yaml --pillar RS ${asOf}` },
    { line: `checklist --evidence kit.yaml --band 5 --pillar RS ${asOf} --format html` },
  ],
  read: [
    { line: "show rs-6-01" },
    { line: "show PP-6-01 --format markdown" },
    { line: "show qualification 6 --format json" },
    { line: "show band senior" },
    { line: "show LD" },
    { line: "show thread RS-01" },
    { line: "show PP-01 --format markdown" },
    { line: "show --compare RS-6-01 RS-7-01" },
    { line: "show --compare band-6 band-7 --pillar research" },
    { line: "show --compare core band 8" },
    { line: "show --compare PP-6-01 PP-7-01 --format markdown" },
    { line: "show --compare consultant-practitioner council-team-manager" },
    { line: "show consultant-practitioner" },
    { line: "show qualification 7" },
    { line: "show guide" },
    { line: "show source old-guide" },
    { line: "show one-month-one-question" },
    { line: "show aims --format html" },
    { line: "list --pillar research" },
    { line: "list --theme wellbeing --key --format json" },
    { line: "list --band 9 --pillar research --format csv" },
    { line: "list --kind roles --setting local-authority --format csv" },
    { line: "list --kind resources --format csv" },
    { line: "list --kind sources" },
    { line: "search supervising students" },
    { line: "search budgit zzzz --top 1 --color" },
    { line: "search study --kind competency --band 8 --format markdown" },
    { line: "coverage" },
    { line: "coverage --source guide" },
    { line: "coverage --uncited --format markdown" },
    { line: "coverage --source old-guide --format csv" },
  ],
  diff: [
    { line: "diff v1.0.0" },
    { line: `diff v1.0.0 --evidence kit.yaml ada.yaml ${asOf}`, columns: 60 },
    { line: "diff v1.0.0 --format github" },
    { line: "diff v1.0.0 v1.0.0 --format markdown" },
    { line: "diff v0.9.0" },
  ],
  validate: [
    { line: "validate" },
    { line: "validate wrong.yaml doubled.yaml" },
    { line: "validate wrong.yaml doubled.yaml --quiet" },
    { line: "validate doubled.yaml --format json" },
    { line: "validate doubled.yaml --format github" },
    { line: "validate doubled.yaml --format sarif" },
    { line: "validate doubled.yaml --format junit" },
    { line: "validate competencies/professional-practice/core" },
    { line: "validate ada.yaml" },
    { line: "validate ada.yaml --strict --quiet" },
    { line: "validate ren.yaml kit.yaml --ascii", columns: 60 },
    { line: "validate no-such-folder" },
    { line: "validate assistant.yaml" },
    { line: "gap kit.yaml" },
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
      line: "init --profession occupational-therapist --setting local-authority --band experienced --target-role council-team-manager --yes",
      makes: ["me.yaml"],
    },
    { line: "init osteo.yaml --profession osteopath --band 8a --yes", makes: ["osteo.yaml"] },
    { line: "init", makes: [] },
    { line: "init me.yaml --profession physiotherapist --band 6", makes: [] },
    { line: "init me.yaml --profession physio --band 6 --yes", makes: [] },
    { line: "init me.yaml --profession physiotherapist --band 4 --yes", makes: [] },
    { line: "init me.yaml --profession therapy-assistant --band 5 --yes", makes: [] },
    { line: "init me.yaml --profession physiotherapist --band 10 --yes", makes: [] },
    { line: "init no/such/folder/me.yaml --profession physiotherapist --band 6 --yes", makes: [] },
    { line: "init kit.yaml --profession physiotherapist --band 6 --yes" },
  ],
  output: [
    { line: "checklist --band 5 --pillar research -o list.md", makes: ["list.md"] },
    { line: "checklist --band 5 --pillar research -o list.docs", makes: [] },
    { line: "checklist --band 5 -o no/such/folder/list.md", makes: [] },
  ],
  help: [
    { line: "" },
    { line: "--help" },
    { line: "gap --help" },
    { line: "gap --help", columns: 40 },
    ...["checklist", "coverage", "diff", "init", "list", "new", "search", "show", "validate"].map(
      (name) => ({ line: `${name} --help` }),
    ),
  ],
  errors: [
    { line: "frobnicate" },
    { line: "gap" },
    { line: "gap kit.yaml --fomat json" },
    { line: "gap kit.yaml --format pdfx" },
    { line: "gap no-such-file.yaml" },
    { line: "gap competencies" },
    { line: "gap wrong.yaml" },
    { line: "gap doubled.yaml" },
    { line: "gap assistant.yaml" },
    { line: "gap kit.yaml/x" },
    { line: "gap kit.yaml --framework no-such-folder" },
    { line: "gap kit.yaml", env: { AHP_CAREER_FRAMEWORK: "no-such-folder" } },
    { line: "gap kit.yaml --as-of 2999-01-01" },
    { line: "gap kit.yaml --as-of 2026-02-30" },
    { line: "gap kit.yaml --since 2999-01-01" },
    { line: "gap kit.yaml --as-of 2026-01-01 --since 2026-01-02" },
    { line: "gap kit.yaml --band 4" },
    { line: "gap kit.yaml --band senoir" },
    { line: "gap kit.yaml --role consultant-practitoner" },
    { line: "gap kit.yaml --pillar reserch" },
    { line: "gap kit.yaml --top few" },
    { line: "gap kit.yaml --fail-on everything" },
    { line: "gap kit.yaml -o kit.yaml --format text" },
    { line: "gap kit.yaml -o ada.yaml --format text" },
    { line: "checklist" },
    { line: "checklist --band 10" },
    { line: "checklist --role chef" },
    { line: "checklist --band 6 --pillar kindness" },
    { line: "show RS-6-20" },
    { line: "show band 12" },
    { line: "show xyzzyxyzzy" },
    { line: "show qualification 12" },
    { line: "show thread RS-22" },
    { line: "show --compare RS-6-01" },
    { line: "show --compare RS-6-01 band-7" },
    { line: "show --compare RS-6-01 rs-6-01" },
    { line: "show --compare band-6 band-77" },
    { line: "show --compare research education" },
    { line: "show --compare RS-6-01 RS-7-01 --pillar research" },
    { line: "show band 6 --pillar research" },
    { line: "list --band 12" },
    { line: "list --theme digitl" },
    { line: "list --source guid" },
    { line: "list --kind pages --key" },
    { line: "list --pillar cooking" },
    { line: "coverage --source zzzzzzzzzzzzz" },
    { line: `search ${"word".repeat(200)}` },
  ],
};

/** The files of which the cases do not run in the frozen folder itself. */
const places: Readonly<Record<string, Place>> = { diff: "changed", validate: "broken" };

const worlds = new Map<Place, World>();
afterAll(() => {
  for (const world of worlds.values()) world.remove();
});

/** The folder of a place, made when it is first asked for. */
function folderOf(place: Place): string {
  if (place === "frozen") return frozen;
  const world = worlds.get(place) ?? (place === "broken" ? brokenWorld() : changedWorld());
  worlds.set(place, world);
  return world.root;
}

const words = (line: string): readonly string[] => (line === "" ? [] : line.split(" "));

const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

/** Where a case differs from run to run, from machine to machine or from version to version, a word in angle brackets stands. */
const settled = (text: string, root: string): string =>
  text
    .replaceAll(root, "<folder>")
    .replaceAll(repository, "<home>")
    .replaceAll(`"${version}"`, '"<version>"')
    // The SARIF format has a version too.
    .replace(/"version": "<version>"(?=,\n {2}"runs")/, '"version": "2.1.0"')
    .replace(/\$schema=\S*\/schemas\//g, "$schema=<home>/schemas/")
    .replace(/later than today, \d{4}-\d\d-\d\d/g, "later than today, <today>")
    .replace(/timestamp="[^"]*"/g, 'timestamp="<now>"')
    // What every rule says stands in docs/rules, and the style in templates.
    .replace(/<style>.*<\/style>/gs, "<style>…</style>")
    .replace(/"rules": \[.*?\n {10}\]/gs, '"rules": <rules>')
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

type Run = (args: readonly string[], options: RunOptions) => Promise<Outcome>;

async function record(one: Case, place: Place, run: Run): Promise<string> {
  const { line, columns, makes, env = {} } = one;
  const empty = makes === undefined ? null : makeWorld();
  const cwd = empty?.root ?? folderOf(place);
  try {
    const outcome = await run(words(line), {
      cwd,
      ...(columns === undefined ? {} : { columns }),
      env: empty === null ? env : { AHP_CAREER_FRAMEWORK: frozen, ...env },
    });
    expect(outcome.out + outcome.err).not.toContain("inside ahp-career");
    return transcript(one, outcome, cwd);
  } finally {
    empty?.remove();
  }
}

const folder = join(repository, "tests", "golden");
const fileOf = (name: string): string => join(folder, `${name}.txt`);

/** The transcripts of a golden file, each beginning with its command. */
const transcriptsIn = (name: string): readonly string[] =>
  readFileSync(fileOf(name), "utf8")
    .split(/\n(?=\$ (?:[A-Z_]+=\S* )*ahp-career)/)
    .map((text) => (text.endsWith("\n") ? text : `${text}\n`));

const groups = Object.entries(golden).map(
  ([name, cases]) => [name, cases, places[name] ?? "frozen"] as const,
);

if (process.env["UPDATE_GOLDEN"] === "1") {
  test.each(groups)("golden/%s.txt is written anew", async (name, cases, place) => {
    const all: string[] = [];
    for (const one of cases) all.push(await record(one, place, runInProcess));
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(name), all.join("\n"));
    expect(transcriptsIn(name)).toEqual(all);
  });
}

test.each(groups)("golden/%s.txt, in process", async (name, cases, place) => {
  const wanted = transcriptsIn(name);
  expect(wanted.map((text) => text.split("\n", 1)[0])).toEqual(cases.map(titleOf));
  for (const [index, one] of cases.entries())
    expect(await record(one, place, runInProcess)).toBe(wanted[index]);
});

test.each(groups)("golden/%s.txt, through the binary", async (name, cases, place) => {
  const wanted = transcriptsIn(name);
  expect(await inParallel(cases, 2, (one) => record(one, place, runBinary))).toEqual(wanted);
});

test("nothing but the golden files of this table lies in golden/", () => {
  expect(readdirSync(folder).sort()).toEqual(groups.map(([name]) => `${name}.txt`).sort());
});

const inFrozen = (line: string, options: RunOptions = {}) =>
  runInProcess(words(line), { cwd: frozen, ...options });

test.each([
  ...["kit", "ada", "lee", "ren"].map((name) => [
    "gap",
    `gap ${name}.yaml ${asOf} --since 2025-11-20`,
  ]),
  ...[
    "RS-6-01",
    "PP-CL-01",
    "band experienced",
    "RS",
    "council-team-manager",
    "qualifications",
    "thread RS-01",
    "--compare RS-6-01 RS-7-01",
    "--compare band-6 band-8",
    "--compare consultant-practitioner council-team-manager",
  ].map((what) => ["show", `show ${what}`]),
  ...["qualification 8b", "guide", "one-month-one-question", "aims", "source guide"].map((what) => [
    "show",
    `show ${what}`,
  ]),
  ...["competencies", "roles", "resources", "stories", "sources", "qualifications", "pages"].map(
    (kind) => ["list", `list --kind ${kind}`],
  ),
  ["search", "search budgit zzzz"],
  ["checklist", "checklist --band 6"],
  ["checklist", `checklist --evidence kit.yaml ${asOf}`],
  ["rules", "explain"],
  ["coverage", "coverage"],
  ["coverage", "coverage --uncited"],
  ["diagnostics", "validate"],
  ["diagnostics", "validate kit.yaml lee.yaml"],
  ["diagnostics", "validate no-such-folder"],
])("the JSON is as schemas/%s.schema.json says: %s", async (schema, line) => {
  const { validate } = await import(`../dist/schemas/${schema}.schema.js`);
  const data = JSON.parse((await inFrozen(`${line} --format json`)).out);
  validate(data);
  expect(validate.errors).toBeNull();
  expect(data.format).toBe(`ahp-career/${schema}@1`);
});

test("a file that init made is valid, and the analysis reads it", async () => {
  const world = makeWorld();
  const options = { cwd: world.root, env: { AHP_CAREER_FRAMEWORK: frozen } };
  const init =
    "init it.yaml --profession paramedic --band 8c --target-role consultant-practitioner --yes";
  expect(await inFrozen(init, options)).toMatchObject({ code: 0 });
  expect(await inFrozen("validate it.yaml --strict", options)).toMatchObject({ code: 0 });
  expect(await inFrozen("gap it.yaml", options)).toMatchObject({ code: 0 });
  const before = world.snapshot();
  expect((await inFrozen(init, options)).code).toBe(2);
  expect(world.snapshot()).toEqual(before);
  world.remove();
});

test("no command at all is a mistake, and help is what it needs", async () => {
  const { code, out, err } = await inFrozen("");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^Usage: ahp-career <command>[\s\S]*\n {2}validate /);
});

test("--version names the tool's version and that of the framework it ships", async () => {
  const { code, out } = await inFrozen("--version");
  expect([code, out.replace(/^framework \d+\.\d+\.\d+$/m, "framework x")]).toEqual([
    0,
    `ahp-career ${version}\nframework x\n`,
  ]);
});

test("colour only on a terminal without NO_COLOR, or when it is asked for", async () => {
  const colourful = async (
    line: string,
    columns: number | undefined,
    env: RunOptions["env"] = {},
  ) =>
    (await inFrozen(line, { ...(columns === undefined ? {} : { columns }), env })).out.includes(
      "\u001b[",
    );
  expect(await colourful(kit, 80, { NO_COLOR: "" })).toBe(true);
  expect(await colourful(kit, 80, { NO_COLOR: "1" })).toBe(false);
  expect(await colourful(kit, 80, { NO_COLOR: "", TERM: "dumb" })).toBe(false);
  expect(await colourful(kit, undefined, { NO_COLOR: "" })).toBe(false);
  expect(await colourful(`${kit} --color`, undefined, { NO_COLOR: "1" })).toBe(true);
  expect(await colourful(`${kit} --no-color`, 80, { NO_COLOR: "" })).toBe(false);
});

test.each([40, 60, 80, 200])("no line is wider than a terminal of %i columns", async (columns) => {
  for (const line of [
    `gap ren.yaml ${asOf} --all`,
    "checklist --band 7 --format text",
    "show RS-6-01",
    "explain",
    ...(columns === 40 ? [] : ["gap --help"]),
  ]) {
    const { out } = await inFrozen(line, { columns });
    // A command to type stays on one line.
    const wide = out
      .split("\n")
      .filter((each) => [...each].length > columns && !each.startsWith("  $ "));
    expect(wide).toEqual([]);
  }
});

test("what a search found stands out in a page as well", async () => {
  expect((await inFrozen("search budget --format html")).out).toContain("<mark>budget</mark>");
});

test("--ascii leaves nothing but ASCII in the program's own words", async () => {
  const { out } = await inFrozen(`${kit} --all --ascii`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for.
  expect(out).toMatch(/^[\x0a\x20-\x7e]*$/);
});

test("two runs are the same to the byte, whatever the time zone, the language and the folder", async () => {
  const world = makeWorld();
  symlinkSync(join(frozen, "competencies"), join(world.root, "competencies"));
  symlinkSync(join(frozen, "kit.yaml"), join(world.root, "kit.yaml"));
  const line = words(`${kit} --format json`);
  const runs = await Promise.all([
    runBinary(line, { cwd: world.root }),
    runBinary(line, {
      cwd: frozen,
      env: { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    }),
  ]);
  expect(runs[0]?.out).toBe(runs[1]?.out);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  world.remove();
});

test("a bug says so in plain words, without a stack unless --debug asks for one", async () => {
  const broken = (io: Parameters<Parameters<typeof runInProcess>[2] & object>[0]) => ({
    ...io,
    now: (): Date => {
      throw new Error("the clock has stopped\u001b[2J");
    },
  });
  const line = ["gap", "kit.yaml"];
  const plain = await runInProcess(line, { cwd: frozen }, broken);
  expect(plain).toMatchObject({ code: 2, out: "" });
  expect(plain.err).toContain("Something went wrong inside ahp-career");
  expect(plain.err).toContain("the clock has stopped\\u001b[2J");
  expect(plain.err).not.toContain("    at ");
  const debug = await runInProcess([...line, "--debug"], { cwd: frozen }, broken);
  expect(debug.err).toContain("    at ");
});
