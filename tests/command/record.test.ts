import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Interrupted, type Questions } from "../../src/io/questions.js";
import type { Io } from "../../src/io.js";
import { frozen } from "../support/frozen.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

const start = `# my file
format: ahp-career/evidence@1
person:
  profession: physiotherapist   # since 2019
  registered: true
  band: 6
evidence:
  # the first
  - title: Falls clinic audit
    type: audit
    date: 2026-03-14
    supports: [RS-6-02]
ratings:
  RS-6-02: met   # talked over with Jo's team
  PP-C-01:
`;

let world: World;
beforeEach(() => {
  world = makeWorld({ "me.yaml": start });
});
afterEach(() => world.remove());

const text = (path = "me.yaml"): string => readFileSync(join(world.root, path), "utf8");

/** Answers in turn: a choice by its value, a text, a key. Runs out as when the person presses Ctrl-C. */
function answering(answers: readonly (string | boolean)[], asked: string[] = []): (io: Io) => Io {
  const left = [...answers];
  const next = (message: string): string | boolean => {
    asked.push(message);
    const answer = left.shift();
    if (answer === undefined) throw new Interrupted();
    return answer;
  };
  const questions: Questions = {
    text: async (message, options) => {
      const answer = String(next(message)) || (options?.default ?? "");
      const wrong = options?.check?.(answer) ?? true;
      return wrong === true ? answer : questions.text(message, options);
    },
    choose: async (message, choices) => {
      const answer = String(next(message));
      expect(choices.map(({ value }) => value)).toContain(answer);
      return answer;
    },
    confirm: async (message) => next(message) === true,
    key: async (message, keys) => {
      const answer = String(next(message));
      expect(keys).toContain(answer);
      return answer;
    },
  };
  return (io) => ({ ...io, canAsk: true, questions });
}

const run = (line: readonly string[], change?: (io: Io) => Io) =>
  runInProcess([...line, "--framework", frozen], { cwd: world.root }, change);

/** The lines that a command adds and takes out. */
async function difference(line: readonly string[]) {
  const before = text().split("\n");
  const { code, err } = await run(line);
  const after = text().split("\n");
  return {
    code,
    err,
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  };
}

test.each([
  {
    line: [
      "log",
      "me.yaml",
      "--title",
      "Taught: two students",
      "--type",
      "Reflective account",
      "--date",
      "2026-05-01",
      "--hours",
      "1.5",
      "--supports",
      "ed-c-01,RS-6-02",
      "--private",
    ],
    added: [
      '  - title: "Taught: two students"',
      "    type: reflection",
      "    date: 2026-05-01",
      "    hours: 1.5",
      "    supports: [ED-C-01, RS-6-02]",
      "    private: true",
    ],
    removed: [],
  },
  {
    line: [
      "log",
      "me.yaml",
      "--confirm",
      "1",
      "--confirmed-by",
      "team lead",
      "--confirmed-on",
      "2026-04-01",
    ],
    added: ["    confirmed: {by: team lead, date: 2026-04-01}"],
    removed: [],
  },
  {
    line: ["log", "me.yaml", "--edit", "1", "--title", "Audit of falls", "--end", "2026-03-20"],
    added: ["  - title: Audit of falls", "    end: 2026-03-20"],
    removed: ["  - title: Falls clinic audit"],
  },
  {
    line: ["log", "me.yaml", "--remove", "1", "--yes"],
    added: ["evidence: []"],
    removed: [
      "evidence:",
      "  - title: Falls clinic audit",
      "    type: audit",
      "    date: 2026-03-14",
      "    supports: [RS-6-02]",
    ],
  },
  {
    line: ["rate", "me.yaml", "PP-C-01", "Not yet"],
    added: ["  PP-C-01: not-yet"],
    removed: ["  PP-C-01:"],
  },
  {
    line: ["rate", "me.yaml", "RS-6-02", "developing", "--note", "Half of it"],
    added: ["  RS-6-02: {self: developing, note: Half of it}   # talked over with Jo's team"],
    removed: ["  RS-6-02: met   # talked over with Jo's team"],
  },
  {
    line: [
      "rate",
      "me.yaml",
      "RS-6-02",
      "developing",
      "--as",
      "supervisor",
      "--by",
      "team lead",
      "--date",
      "2026-06-01",
    ],
    added: [
      "  RS-6-02: {self: met, supervisor: {rating: developing, by: team lead, date: 2026-06-01}}   # talked over with Jo's team",
    ],
    removed: ["  RS-6-02: met   # talked over with Jo's team"],
  },
  {
    line: ["rate", "me.yaml", "RS-6-02", "--clear"],
    added: ["  RS-6-02:   # talked over with Jo's team"],
    removed: ["  RS-6-02: met   # talked over with Jo's team"],
  },
  {
    line: [
      "agree",
      "me.yaml",
      "Research",
      "experienced",
      "--date",
      "2026-04-02",
      "--with",
      "line manager",
    ],
    added: [
      "agreed:",
      "  - pillar: research",
      "    band: experienced",
      "    date: 2026-04-02",
      "    with: line manager",
    ],
    removed: [],
  },
  {
    line: [
      "objective",
      "me.yaml",
      "add",
      "Publish",
      "it",
      "--by",
      "2027-05-01",
      "--competencies",
      "RS-6-02",
    ],
    added: [
      "objectives:",
      "  - aim: Publish it",
      "    competencies: [RS-6-02]",
      "    by: 2027-05-01",
    ],
    removed: [],
  },
  {
    line: ["set", "me.yaml", "band", "7"],
    added: ["  band: 7"],
    removed: ["  band: 6"],
  },
  {
    line: ["set", "me.yaml", "target", "research", "5"],
    added: ["target:", "  pillars: {research: 5}"],
    removed: [],
  },
  {
    line: ["set", "me.yaml", "team", "Falls,", "west"],
    added: ['  team: "Falls, west"'],
    removed: [],
  },
  {
    line: ["qualification", "me.yaml", "add", "MSc", "--level", "7", "--in-progress"],
    added: ["qualifications:", "  - award: MSc", "    level: 7", "    in-progress: true"],
    removed: [],
  },
  {
    line: ["break", "add", "me.yaml", "--from", "2025-01-01", "--to", "2025-06-01"],
    added: ["breaks:", "  - from: 2025-01-01", "    to: 2025-06-01"],
    removed: [],
  },
])("$line changes these lines and no other", async ({ line, added, removed }) => {
  const found = await difference(line);
  expect(found).toMatchObject({ code: 0, added, removed });
  const dry = await run([...line, "--dry-run"]);
  expect([dry.code, dry.code === 0 ? dry.err : ""]).toEqual([dry.code, expect.anything()]);
});

test.each([
  [["rate", "me.yaml", "RS-6-99", "met"], "is not a competency"],
  [["rate", "me.yaml", "RS-6-02", "good"], "is not a rating"],
  [["rate", "me.yaml", "PP-C-01", "not-applicable", "--reason", "no"], "core competency"],
  [["rate", "me.yaml", "RS-6-02", "not-applicable"], "without a reason"],
  [["rate", "me.yaml", "RS-6-02", "met", "--as", "supervisor"], "Say who rates"],
  [["rate", "me.yaml"], "Say what to rate"],
  [["log", "me.yaml"], "Say what it was"],
  [["log", "me.yaml", "--title", "x", "--date", "2027-01-01"], "later than today"],
  [["log", "me.yaml", "--title", "x", "--supports", "small audit"], "RS-6-01 Run a small audit"],
  [["log", "me.yaml", "--edit", "2", "--title", "x"], "no entry 2"],
  [["log", "me.yaml", "--remove", "1"], "stays"],
  [["agree", "me.yaml", "research", "core"], "Core is no level"],
  [["objective", "me.yaml", "done", "1"], "no objective 1"],
  [["objective", "me.yaml", "finish", "1"], "nothing to do with an objective"],
  [["set", "me.yaml", "height", "7"], "cannot be set"],
  [["set", "me.yaml", "by", "soon"], "is no date"],
  [["set", "me.yaml", "registered", "maybe"], "neither yes nor no"],
  [["break", "me.yaml", "add"], "when the break began"],
  [["log", "none.yaml", "--title", "x"], "no such file"],
])("%j is refused and the file stays as it is", async (line, message) => {
  const { code, err } = await run(line);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(text()).toBe(start);
});

test("a file with errors is not edited: its errors are shown", async () => {
  const broken = start.replace("date: 2026-03-14", "date: 2026-13-14");
  world.write("me.yaml", broken);
  const { code, err } = await run(["log", "me.yaml", "--title", "x"]);
  expect(code).toBe(2);
  expect(err).toContain("me.yaml:11:11 error");
  expect(text()).toBe(broken);
});

test("links stay links, and one that leads out of the folder is refused", async () => {
  mkdirSync(join(world.root, "here"));
  mkdirSync(join(world.root, "here", "kept"));
  world.write("here/kept/mine.yaml", start);
  symlinkSync(join("kept", "mine.yaml"), join(world.root, "here", "me.yaml"));
  symlinkSync(join("..", "me.yaml"), join(world.root, "here", "out.yaml"));
  expect((await run(["set", "here/me.yaml", "band", "7"])).code).toBe(0);
  expect(text("here/kept/mine.yaml")).toContain("band: 7");
  const out = await run(["set", "here/out.yaml", "band", "7"]);
  expect(out.code).toBe(2);
  expect(out.err).toContain("another folder");
  expect(text()).toBe(start);
});

test("the walk saves each answer, goes back, takes notes and stops", async () => {
  const asked: string[] = [];
  const answers = ["2", "n", "A note", "b", "1", "s", "q"];
  const line = ["rate", "me.yaml", "--pillar", "PP", "--band", "6"];
  const { code, err } = await run(line, answering(answers, asked));
  expect(code).toBe(0);
  expect(err).toContain("1 competency rated");
  expect(asked[0]).toContain("In practice");
  expect(asked[0]).toContain("1 of");
  expect(asked[0]?.split("\n").every((one) => one.length <= 80)).toBe(true);
  const ids = asked.flatMap((one) => /^\n?(PP-6-\d\d) {2}/.exec(one)?.[1] ?? []);
  // Developing, then back and met; the second has a note and no rating.
  expect(text()).toContain(`  ${ids[0]}: met`);
  expect(text()).toContain(`  ${ids[1]}: {note: A note}`);
});

test("Ctrl-C in the walk ends with 130, and what was answered is kept", async () => {
  const { code } = await run(["rate", "me.yaml", "--pillar", "RS"], answering(["3"]));
  expect(code).toBe(130);
  expect(text()).toMatch(/RS-[C56]-\d\d: not-yet/);
});

test("asked at a terminal, log offers the search's best matches", async () => {
  const answers = ["Ran an audit", "audit", "", "small audit", "RS-6-01", "We changed it"];
  const { code } = await run(["log", "me.yaml"], answering(answers));
  expect(code).toBe(0);
  expect(text()).toContain(
    "  - title: Ran an audit\n    type: audit\n    date: 2026-11-23\n    supports: [RS-6-01]\n    reflection: We changed it\n",
  );
});

test("init asks what it is not told, and writes a list to rate", async () => {
  const answers = ["physiotherapist", "nhs", "6", "7", "6"];
  const { code } = await run(["init", "new.yaml"], answering(answers));
  expect(code).toBe(0);
  expect(text("new.yaml")).toMatch(/^ {2}PP-C-01: {3}# Stay within your scope \(key\)$/m);
  expect(text("new.yaml")).toContain("- {pillar: research, band: 6, date: 2026-11-23}");
  const gap = await run(["gap", "new.yaml", "--format", "json"]);
  expect(JSON.parse(gap.out)).toMatchObject({
    person: { band: 6 },
    target: { pillars: { research: 7 } },
  });
  const stopped = await run(["init", "none.yaml"], answering(["physiotherapist"]));
  expect(stopped.code).toBe(130);
  expect(() => text("none.yaml")).toThrow();
});

test("a manager's view goes out with the ids alone and comes back beside the person's ratings", async () => {
  const made = await run([
    "init",
    "--view",
    "team lead",
    "--evidence",
    "me.yaml",
    "-o",
    "view.yaml",
    "--list",
    "6",
  ]);
  expect(made.code).toBe(0);
  expect(text("view.yaml")).not.toMatch(/PP-C-01|Falls clinic|Jo/);
  await run(["rate", "view.yaml", "--key"], answering(["2", "q"]));
  await run(["rate", "view.yaml", "RS-6-02", "developing"]);
  const { code, err } = await run(["import", "me.yaml", "view.yaml"]);
  expect(code).toBe(0);
  expect(err).toContain("RS-6-02  you: met; team lead: developing");
  expect(text()).toContain(
    "RS-6-02: {self: met, supervisor: {rating: developing, by: team lead, date: 2026-11-23}}",
  );
  const again = await run(["import", "me.yaml", "view.yaml"]);
  expect([again.code, again.err]).toEqual([0, expect.stringContaining("nothing was changed")]);
  world.write(
    "older.yaml",
    text("view.yaml")
      .replace("2026-11-23", "2026-01-01")
      .replace("RS-6-02: developing", "RS-6-02: met"),
  );
  const older = await run(["import", "me.yaml", "older.yaml"]);
  expect(older.err).toContain("Newer ratings stay");
  expect(text()).toContain("rating: developing, by: team lead, date: 2026-11-23");
});

test("what an appraisal agreed is taken in one go, once", async () => {
  world.write(
    "appraisal.yaml",
    "date: 2026-10-01\nwith: line manager\nagreed:\n  - {pillar: research, band: 6}\nratings:\n  RS-6-02: met\nobjectives:\n  - aim: Lead an audit\n",
  );
  expect((await run(["agree", "me.yaml", "--from", "appraisal.yaml"])).code).toBe(0);
  const once = text();
  expect(once).toContain("supervisor: {by: line manager, date: 2026-10-01, rating: met}");
  await run(["agree", "me.yaml", "--from", "appraisal.yaml"]);
  expect(text()).toBe(once);
  world.write("strange.yaml", "pay: 1\nagreed: []\n");
  expect((await run(["agree", "me.yaml", "--from", "strange.yaml"])).code).toBe(2);
});

test("an objective is proposed for a competency, closed, and listed", async () => {
  expect((await run(["objective", "me.yaml", "add", "RS-6-01"])).code).toBe(0);
  expect(text()).toMatch(
    / {2}- aim: .+\n {4}measure: .*Evidence: .+\n {4}competencies: \[RS-6-01\]/,
  );
  await run(["objective", "me.yaml", "done", "1", "--outcome", "Went well"]);
  const { out } = await run(["objective", "me.yaml", "list"]);
  expect(out).toContain("(done, 2026-11-23, RS-6-01)");
});

const csv = (name: string, content: string | Uint8Array): string => world.write(name, content);

test.each([
  ["plain", "Date,Title\n2026-05-01,Course\n"],
  [
    "semicolons, a mark and Windows line ends",
    "\uFEFFActivity date;Activity name\r\n01/05/2026;Course\r\n",
  ],
  ["tabs in UTF-16", Buffer.from("\uFEFFDate\tName\n1 May 2026\tCourse\n", "utf16le")],
  [
    "lines above the headings",
    "My log\nprinted 2026\n\nDate completed,Event,CPD points\n1st May 2026,Course,2\n",
  ],
  ["a time behind the date", "Start date,Description\n2026-05-01T09:00:00,Course\n"],
])("a CPD log is read: %s", async (_name, content) => {
  csv("log.csv", content);
  const { code, err } = await run(["import", "me.yaml", "log.csv"]);
  expect([code, err]).toEqual([0, expect.stringContaining("1 entry added")]);
  expect(text()).toMatch(/ {2}- title: Course\n {4}(type: course\n {4})?date: 2026-05-01\n/);
});

test.each([
  ["an American date", "05/21/2026,A", "month before the day"],
  ["a day and month that cannot be told apart from it", "05/21/2026,A\n04/05/2026,B", "row 3"],
  ["two figures for the year", "04/05/26,A", "is not a date"],
  ["no title", "2026-05-01,", "no title"],
  ["no date", ",A", "no date"],
  ["a formula", '2026-05-01,"=HYPERLINK(""x"")"', "formula"],
  ["a date in the future", "2027-05-01,A", "later than today"],
])("%s stops an import with its row, and nothing is written", async (_name, rows, message) => {
  csv("log.csv", `Date,Title\n${rows}\n2026-06-01,Good\n`);
  const { code, err } = await run(["import", "me.yaml", "log.csv"]);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(text()).toBe(start);
  const skipped = await run(["import", "me.yaml", "log.csv", "--skip-bad"]);
  expect(skipped.code).toBe(0);
  expect(text()).toContain("title: Good");
});

test("columns are named with --map, kinds that cannot be mapped are listed, rows that are there are not added", async () => {
  csv(
    "log.csv",
    "When,What,Category\n2026-05-01,A,Juggling\n2026-05-01,a ,Audit\n2026-03-14,Falls clinic  audit,\n",
  );
  expect((await run(["import", "me.yaml", "log.csv"])).err).toContain("When, What, Category");
  const { code, err } = await run([
    "import",
    "me.yaml",
    "log.csv",
    "--map",
    "date=When",
    "--map",
    "title=What",
  ]);
  expect(code).toBe(0);
  expect(err).toContain("No kind of evidence for: Juggling");
  expect(err).toContain("1 entry added, 2 were there already");
});

test("progress is what gap says on each date", async () => {
  writeFileSync(join(world.root, "me.yaml"), start.replace("2026-03-14", "2023-02-01"));
  await run(["agree", "me.yaml", "all", "5", "--date", "2024-05-01"]);
  const { out } = await run(["progress", "me.yaml", "--json"]);
  const { points } = JSON.parse(out) as { points: { date: string; pillars: unknown[] }[] };
  expect(points.map(({ date }) => date)).toEqual([
    "2023-02-01",
    "2024-05-01",
    "2026-02-01",
    "2026-11-23",
  ]);
  for (const { date, pillars } of points) {
    const gap = JSON.parse(
      (await run(["gap", "me.yaml", "--as-of", date, "--format", "json"])).out,
    );
    expect(pillars).toEqual(
      gap.pillars.map((one: Record<string, unknown>) => ({
        pillar: one["pillar"],
        reached: one["reached"],
        counts: one["counts"],
      })),
    );
  }
  const html = await run(["progress", "me.yaml", "--format", "html"]);
  expect(html.out).toContain('<svg viewBox="0 0 640');
  expect(
    (await run(["progress", "me.yaml", "--format", "csv", "--since", "2025-01-01"])).out,
  ).toMatch(/^date,pillar/m);
});
