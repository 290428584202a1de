import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { smallFiles } from "../small-framework.js";

const root = resolve(import.meta.dirname, "../..");

/** Through the binary, as people run it. */
const run = (line: string, env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "bin/ahp-career.js"), ...line.split(" ")],
    { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", ...env } },
  );
  return { code: status, out: stdout, err: stderr };
};

describe("JSON", () => {
  test.each([
    "show rs-6-02",
    "show PP-CL-01",
    "show band experienced",
    "show RS",
    "show team-lead",
    "show qualifications",
    "show qualification 8b",
    "show casp-checklists",
    "show two-and-a-half-days",
    "show aims",
    "show source mpf-2017",
    "list",
    "list --kind roles",
    "list --kind resources",
    "list --kind stories",
    "list --kind sources",
    "list --kind qualifications",
    "list --kind pages",
    "search budgit zzzz",
    "coverage",
    "coverage --uncited",
  ])("%s follows its schema", async (line) => {
    const [name] = line.split(" ");
    const { validate } = await import(`../../dist/schemas/${name}.schema.js`);
    const { code, out } = run(`${line} --format json`);
    const data = JSON.parse(out);
    expect(code).toBe(0);
    expect(data.format).toBe(`ahp-career/${name}@1`);
    expect([validate(data), validate.errors]).toEqual([true, null]);
  });
});

describe("text", () => {
  test("a competency has every part of its page", () => {
    const { out } = run("show RS-6-02");
    for (const part of [
      "RS-6-02 Design a local audit or evaluation",
      "in a council: Experienced",
      "In practice",
      "Evidence you could bring",
      "Kinds of evidence: audit",
      "To talk about",
      "In a local authority",
      "What it builds on and grows into",
      "RS-5-02",
      "RS-7-02",
      "Help with it",
      "Related to",
      "Audits and evaluates with sound methods",
    ]) {
      expect(out).toContain(part);
    }
  });

  test("marks stand out without colour and with it", () => {
    expect(run("search supervising students --top 1").out).toContain("*Supervise*");
    expect(run("search supervising students --top 1 --color").out).toContain("\u001b[36m");
    expect(run("search supervising students --format markdown").out).toContain("**Supervise**");
    expect(run("search supervising students --format html").out).toContain(
      "<mark>Supervise</mark>",
    );
  });

  test("CSV has the columns even where there is nothing to list", () => {
    expect(run("list --theme digital --band 5 --pillar leadership --format csv").out).toMatch(
      /^id,title,pillar,band,[^\n]*\r\n$/,
    );
    const csv = run("coverage --source mpf-2017 --format csv").out;
    expect(csv.split("\r\n")[0]).toBe("source,item,title,competency,pillar,band,ref");
    expect(csv).toContain("mpf-2017,4.2,");
  });

  test("a suggestion of roles stands after the priorities, and not in the JSON", () => {
    const { out } = run("gap examples/mei-radiographer.yaml --as-of 2026-11-22");
    expect(out.indexOf("Roles near your profile")).toBeGreaterThan(out.indexOf("Where to start"));
    expect(run("gap examples/mei-radiographer.yaml --format json").out).not.toContain("near");
    expect(run("gap examples/mei-radiographer.yaml --pillar research").out).not.toContain(
      "Roles near",
    );
  });
});

describe("what cannot be shown", () => {
  test.each([
    ["show RS-6-20", "There is nothing called `RS-6-20`", "Did you mean `RS-6-"],
    ["show band 12", "`12` is not a band", "hint:"],
    ["show xyzzyxyzzy", "nothing called", "ahp-career list"],
    ["show qualification 12", "not a band", "`5`"],
    ["list --band 12", "not a band", "hint:"],
    ["list --theme digitl", "not a theme", "Did you mean `digital`?"],
    ["list --source mpf-2018", "not a source", "mpf-2017"],
    ["list --kind pages --key", "does not go with", "no filters"],
    ["list --pillar cooking", "not a pillar", "research"],
    ["coverage --source zzzzzzzzzzzzz", "not a source", "Use one of"],
    [`search ${"word".repeat(200)}`, "too long", "supervising students"],
  ])("%s", (line, message, hint) => {
    const { code, out, err } = run(line);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  test("names that several things have are said to be so", () => {
    const { out, err } = run("show enhanced-practice");
    expect(out).toContain("Guidance. NHS England. Free");
    expect(err).toContain("ahp-career show source enhanced-practice");
  });
});

describe("somebody else's framework", () => {
  const folder = mkdtempSync(join(tmpdir(), "ahp-reading-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(() => {
    for (const [path, text] of Object.entries(smallFiles)) {
      const full = join(folder, path);
      spawnSync("mkdir", ["-p", resolve(full, "..")]);
      writeFileSync(full, text);
    }
    const bad = join(folder, "constructor/band-5/CO-5-01.md");
    const text = readFileSync(bad, "utf8")
      .replace("title: Hold a hammer", 'title: "=HYPERLINK(1)\\u001b[31m <b>x</b>"')
      .replace("status: active", "status: active\nsince: 1.0.0\nevidence-types: []");
    writeFileSync(bad, text);
    for (const [path, content] of Object.entries(smallFiles)) {
      if (!/constructor|care/.test(path) || path.includes("CO-5-01")) continue;
      writeFileSync(
        join(folder, path),
        content.replace(/status: (\w+)/, "status: $1\nsince: 1.0.0"),
      );
    }
  });

  test("what its files say never reaches a terminal, a page or a spreadsheet as anything but text", () => {
    const json = run(`show CO-5-01 --format json --framework ${folder}`);
    if (json.code !== 0) throw new Error(json.err);
    const text = run(`list --framework ${folder} --color`);
    expect(text.out).not.toContain("\u001b[31m");
    expect(text.out).toContain("\\u001b[31m");
    expect(run(`list --framework ${folder} --format csv`).out).toContain(",'=HYPERLINK(1)");
    expect(run(`show CO-5-01 --framework ${folder} --format html`).out).toContain("&#x3C;b>x");
    expect(run(`search grip --framework ${folder}`).out).toContain("*grip*");
    expect(run(`coverage --framework ${folder}`).out).toContain("book");
    expect(run(`show constructor --framework ${folder}`).out).toContain("01 Hands");
  });
});
