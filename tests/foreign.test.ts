import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "./support/frameworks.js";
import { runInProcess } from "./support/world.js";

/** Frameworks of other people: each with one person's file. */
const frameworks = {
  engineering: {
    one: "TE-2-01",
    other: "TE-3-01",
    thread: "TE-01",
    pillar: "technical",
    levels: ["1", "5"],
    role: "tech-lead",
    init: "--band mid",
    says: [/engineers/, /Newsroom Engineering Progression 2\.1\.0/],
  },
  nursing: {
    one: "CL-5-01",
    other: "CL-6-01",
    thread: "CL-01",
    pillar: "clinical",
    levels: ["5", "8"],
    role: "tissue-viability",
    init: "--profession health-visitor --band 6",
    says: [/NMC registration/, /Hospice nurse \(level 5\) in a hospice/, /all registered nurses/],
  },
  minimal: {
    one: "GR-0-01",
    other: "GR-10-01",
    thread: "GR-01",
    pillar: "growing",
    levels: ["0", "20"],
    role: null,
    init: "--band 0",
    says: [/Band 0, aiming for band 10/, /your target does not ask this/],
  },
} as const;

/** A file with several kinds of faults in it, and where each is told. */
const faulty = (who: string, one: string, pillar: string): string => `format: ahp-career/evidence@1
person: ${who}
agreed:
  - {pillar: ${pillar}, band: 8z, date: 2026-01-01}
  - {pillar: cooking, band: core, date: 2026-01-01}
evidence:
  - {title: A talk, date: 2026-02-31, supports: [${one}]}
  - {title: A visit, date: 2026-03-01, supports: [ZZ-9-99]}
  - {title: A book, date: 2026-03-02, type: holiday, supports: [${one}]}
ratings: {${one}: splendid}
`;
const people = {
  engineering: "{band: mid}",
  nursing: "{profession: nurse, band: 5}",
  minimal: "{band: 0}",
} as const;
const faults = [
  "reference-unknown 4",
  "reference-unknown 5",
  "date-invalid 7",
  "reference-unknown 8",
  "reference-unknown 9",
  "schema 10",
];

/** Words of our own framework, which is none of theirs. */
const ours = /\b(?:Dorset|NHS|AHPs?|HCPC|GOsC|council|patient|physiotherap\w*|osteopath)\b/i;
/** What is called so only where a manifest says it. */
const named = /manager or supervisor|\b8[abcd]\b|\bband 8[abcd]/i;

const formats = ["text", "markdown", "html", "json"];

describe.each(Object.entries(frameworks))("%s", (name, about) => {
  const { one, other, thread, pillar, levels, role, init } = about;
  const [low, high] = levels;
  let cwd = "";
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), "ahp-career-"));
    cpSync(join(repository, "tests/fixtures/foreign", name), cwd, { recursive: true });
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  const commands = [
    "validate --strict competencies me.yaml",
    ...formats.map((format) => `gap me.yaml --all --format ${format}`),
    "gap me.yaml --brief --since 2026-01-01",
    `gap me.yaml --band ${high} --pillar ${pillar} --confirmed-only`,
    ...(role === null
      ? []
      : [`gap me.yaml --role ${role}`, `show role ${role}`, `checklist --role ${role}`]),
    ...formats.map((format) => `checklist --band ${low} --format ${format}`),
    "checklist --evidence me.yaml --space 2",
    ...formats.map((format) => `show ${one} --format ${format}`),
    `show --compare ${one} ${other}`,
    `show --compare band-${low} band-${high}`,
    `show thread ${thread}`,
    `show band ${low}`,
    `show ${pillar}`,
    ...[
      "competencies",
      "roles",
      "resources",
      "stories",
      "sources",
      "qualifications",
      "pages",
    ].flatMap((kind) => [
      `list --kind ${kind}`,
      `list --kind ${kind} --format json`,
      `list --kind ${kind} --format csv`,
    ]),
    "search who decides",
    "coverage",
    `init new.yaml ${init} --yes`,
    "gap new.yaml",
    "explain reference-unknown",
  ];
  test.each(commands)("%s", async (line) => {
    const { code, out, err } = await runInProcess(line.split(" "), { cwd });
    expect({ line, code, err: code === 0 ? "" : err }).toEqual({ line, code: 0, err: "" });
    // Rules are explained by examples from one framework.
    if (!line.startsWith("explain")) expect(out.replaceAll("ahp-career", "")).not.toMatch(ours);
    expect(err.replaceAll("ahp-career", "")).not.toMatch(ours);
  });

  test("speaks in its own words", async () => {
    const outputs = await Promise.all(
      [
        ["gap", "me.yaml", "--all"],
        ["show", "band", low],
        ["checklist", "--band", low],
        ["show", one],
      ].map(async (line) => (await runInProcess(line, { cwd })).out),
    );
    const core = await runInProcess(["show", "core"], { cwd });
    const all = [...outputs, core.out].join("\n").replace(/\s+/g, " ");
    for (const words of about.says.filter((words) => !/engineers/.test(words.source)))
      expect(all).toMatch(words);
  });

  test("compares with itself in Git", async () => {
    for (const args of [
      ["init", "-q"],
      ["add", "-A"],
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Start"],
    ])
      expect(spawnSync("git", args, { cwd }).status).toBe(0);
    const { code, out } = await runInProcess(["diff", "HEAD"], { cwd });
    expect(code).toBe(0);
    expect(out.replaceAll("ahp-career", "")).not.toMatch(ours);
  });

  test("finds faults, and mends them, in its own words", async () => {
    writeFileSync(
      join(cwd, "faulty.yaml"),
      faulty(people[name as keyof typeof people], one, pillar),
    );
    const { code, out } = await runInProcess(["validate", "faulty.yaml", "--format", "json"], {
      cwd,
    });
    expect(code).toBe(1);
    const { diagnostics } = JSON.parse(out) as {
      diagnostics: { code: string; line: number; severity: string }[];
    };
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map((error) => `${error.code} ${error.line}`)).toEqual(faults);
    expect(out.replaceAll("ahp-career", "")).not.toMatch(ours);
    expect(out).not.toMatch(named);
    writeFileSync(
      join(cwd, "slips.yaml"),
      `format: ahp-career/evidence@1\nperson: ${people[name as keyof typeof people]}\nratings:\n\t${one}: Met\n`,
    );
    const fixed = await runInProcess(["validate", "--fix", "slips.yaml"], { cwd });
    expect(fixed.code).toBe(0);
    const mended = readFileSync(join(cwd, "slips.yaml"), "utf8");
    expect(mended).toContain(`  ${one}: met`);
    expect((fixed.out + fixed.err + mended).replaceAll("ahp-career", "")).not.toMatch(ours);
  });

  test("writes in its own words", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ahp-career-"));
    cpSync(join(repository, "tests/fixtures/foreign", name), folder, { recursive: true });
    writeFileSync(
      join(folder, "log.csv"),
      `Date,Title,Hours,Supports\n2026-03-01,A morning of reading,2,${one}\n`,
    );
    const outputs = (command: string, endings: readonly string[]) =>
      endings.map((ending) => [
        ...command.split(" "),
        "-o",
        `${command.replace(/\W/g, "")}.${ending}`,
      ]);
    const lines = [
      ["init", "own.yaml", ...init.split(" "), "--yes", "--list", low],
      ["log", "me.yaml", "--title", "A talk", "--date", "2026-03-04", "--supports", one],
      ["log", "me.yaml", "--list"],
      ["log", "me.yaml", "--confirm", "1", "--confirmed-by", "team lead"],
      ["rate", "me.yaml", one, "met"],
      ["rate", "me.yaml", other, "developing", "--as", "supervisor", "--by", "team lead"],
      ["agree", "me.yaml", pillar, low, "--with", "team lead"],
      ["objective", "me.yaml", "add", other, "--by", "2027-03-01"],
      ["objective", "me.yaml", "done", "1", "--outcome", "It went well"],
      ["objective", "me.yaml", "list"],
      ["set", "me.yaml", "team", "Team two"],
      ["set", "me.yaml", "target", pillar, high],
      ["qualification", "me.yaml", "add", "A course", "--level", "6", "--completed", "2020"],
      ["break", "me.yaml", "add", "--from", "2024-03-01", "--to", "2024-09-01"],
      ["import", "me.yaml", "log.csv"],
      ["validate", "me.yaml", "own.yaml"],
      ...outputs("progress me.yaml", ["txt", "md", "html", "json", "csv", "docx", "xlsx"]),
      ...outputs("progress me.yaml --for manager", ["txt", "html"]),
      ...outputs("cpd me.yaml", ["txt", "md", "html", "json", "csv", "docx", "xlsx"]),
      ...outputs("appraisal me.yaml", ["txt", "html", "json", "docx"]),
      ...outputs("checklist --evidence me.yaml --for manager", ["txt", "html"]),
      ...outputs("gap me.yaml --for manager", ["txt", "html"]),
      ...["bash", "zsh", "fish", "powershell"].map((shell) => ["completion", shell]),
    ];
    for (const line of lines) {
      const { code, out, err } = await runInProcess(line, { cwd: folder });
      expect({ line, code, err: code === 0 ? "" : err }).toEqual({ line, code: 0, err: "" });
      for (const text of [out, err]) {
        expect(text.replaceAll("ahp-career", "")).not.toMatch(ours);
        expect(text).not.toMatch(named);
      }
    }
    for (const file of readdirSync(folder).filter((path) => /\./.test(path))) {
      const text = /\.(?:docx|xlsx)$/.test(file)
        ? spawnSync("unzip", ["-p", join(folder, file)], { encoding: "utf8" }).stdout
        : readFileSync(join(folder, file), "utf8");
      expect({ file, text }).not.toEqual({ file, text: "" });
      expect(text.replaceAll("ahp-career", "")).not.toMatch(ours);
      expect(text).not.toMatch(named);
    }
    rmSync(folder, { recursive: true });
  });

  test("says what really changed", async () => {
    const manifest = join(cwd, "competencies/framework.yaml");
    const before = readFileSync(manifest, "utf8");
    const title = /\{band: \d+, title: ([^,}]+)/.exec(before)?.[1] as string;
    const setting = /^ {2}- \{id: community,.*\n/m;
    writeFileSync(manifest, before.replace(title, "Beginner").replace(setting, ""));
    const files = readdirSync(join(cwd, "competencies"), { recursive: true, encoding: "utf8" });
    const old = join(
      cwd,
      "competencies",
      files.find((file) => file.includes(`${other}-`)) as string,
    );
    const text = readFileSync(old, "utf8");
    const next = other.replace(/\d\d$/, "09");
    writeFileSync(
      old.replace(other, next),
      text.replace(other, next).replace(/^title: .*$/m, "title: Try what is new"),
    );
    writeFileSync(
      old,
      text.replace("status: active", "status: retired\nreason: Nobody does this now"),
    );
    const { out, err } = await runInProcess(["diff", "HEAD"], { cwd });
    const said = `${out}${err}`.replace(/\s+/g, " ");
    expect(said).toMatch(/Beginner \(patch\)/);
    expect(said).toMatch(new RegExp(`Added: 1 • ${next} .*— new, band \\d+ \\(major\\)`));
    expect(said).toMatch(new RegExp(`Retired: 1 • ${other} .*nothing takes its place \\(major\\)`));
    if (setting.test(before))
      expect(said).toContain("setting community community team — gone (major)");
    expect(said).toContain("call for a major step");
    expect(out).not.toMatch(/\[object Object\]|\{"|"\}|undefined/);
    expect(out.replaceAll("ahp-career", "")).not.toMatch(ours);
  });
});

test("names all that a word can mean", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "ahp-career-"));
  cpSync(join(repository, "tests/fixtures/foreign/engineering"), cwd, { recursive: true });
  for (const id of ["lead-a", "lead-b"])
    writeFileSync(
      join(cwd, `competencies/roles/${id}.md`),
      `---\nid: ${id}\ntitle: Lead\npillars: {technical: 3, people: 3}\n---\nLeads.\n`,
    );
  const me = readFileSync(join(cwd, "me.yaml"), "utf8");
  writeFileSync(join(cwd, "me.yaml"), me.replace("role: tech-lead", "role: Lead"));
  const both = "`Lead` could mean `lead-a` or `lead-b`";
  for (const [line, place] of [
    [["validate", "me.yaml"], "me.yaml:3:16 error reference-unknown "],
    [["gap", "me.yaml", "--role", "lead"], ""],
    [["set", "me.yaml", "target", "Lead"], ""],
  ] as const) {
    const { code, out, err } = await runInProcess(line, { cwd });
    expect(code).not.toBe(0);
    expect(`${out}${err}`).toContain(
      `${place}${place === "" ? both.replace("Lead", line.at(-1) ?? "") : both}`,
    );
  }
  rmSync(cwd, { recursive: true });
});
