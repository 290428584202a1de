import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
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

/** Words of our own framework, which is none of theirs. */
const ours = /\b(?:Dorset|NHS|AHPs?|HCPC|GOsC|council|patient|physiotherap\w*|osteopath)\b/i;

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
});
