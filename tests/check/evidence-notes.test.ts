import { nameIn } from "../../src/check/identity-text.js";
import { isSlowPattern } from "../../src/check/is-slow-pattern.js";
import { frozenFramework } from "../support/frameworks.js";
import { inScratch } from "../support/scratch.js";
import { checkSmallEvidence, checkSmallFramework } from "../support/small.js";
import { runInProcess } from "../support/world.js";

const privacy = `privacy:
  patterns:
    - {id: number, title: an NHS number, pattern: '(?<!\\d)\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)', check: nhs-number}
    - {id: birth, title: a date of birth, pattern: '\\b(?:dob|born)\\b', flags: i, check: date}
    - {id: titled, title: a title with a name, pattern: '\\b(?:Mr|Mrs|Dr)\\.? [A-Z][a-z]+'}
`;
const head = "format: ahp-career/evidence@1\nperson: {profession: physiotherapist, band: 5}\n";
const found = (rest: string, more = privacy) =>
  checkSmallEvidence(`${head}${rest}`, [["framework.yaml", "themes:", `${more}themes:`]]).map(
    ({ line, column, code }) => `${line}:${column} ${code}`,
  );
const entry = (fields: string) =>
  `evidence: [{title: Audit, date: 2026-03-14, supports: [PR-5-01], ${fields}}]\n`;

test.each<readonly [string, string, readonly string[]]>([
  [
    "a number that passes its check digit",
    entry("reflection: Seen with 943 476 5919"),
    ["3:88 identity"],
  ],
  [
    "the same with hyphens and without",
    entry("reflection: 943-476-5919 and 9434765919"),
    ["3:78 identity"],
  ],
  ["a number that does not pass", entry("reflection: Order 9434765918"), []],
  ["ten digits in a longer number", entry("reflection: No 94347659190"), []],
  ["ten digits alike", entry("reflection: '0000000000'"), []],
  ["a telephone number", entry("reflection: Rang 01202 555123"), []],
  ["a date of birth", entry("reflection: 'DOB 1.2.1950'"), ["3:79 identity"]],
  ["the word alone", entry("reflection: Born of a question in the team"), []],
  ["a title with a name", entry("link: notes on Mrs Henderson.pdf"), ["3:81 identity"]],
  ["a doctor nobody names", entry("reflection: The Dr on call came"), []],
  [
    "a full name that confirms",
    entry("confirmed: {by: Jane Fisher, date: 2026-03-20}"),
    ["3:82 identity"],
  ],
  ["a role that confirms", entry("confirmed: {by: Clinical Supervisor, date: 2026-03-20}"), []],
  ["a name of one's own", entry("reflection: Mine").replace("evidence", "notes: ok\nevidence"), []],
])("identity: %s", (_, rest, codes) => {
  expect(found(rest)).toEqual(codes);
});

test("identity is off where the manifest says so", () => {
  const rest = entry("reflection: Seen with 943 476 5919");
  expect(found(rest, privacy.replace("privacy:\n", "privacy:\n  warn: false\n"))).toEqual([]);
  expect(found(rest, `${privacy}rules: {identity: "off"}\n`)).toEqual([]);
});

const inWho = (text: string) => nameIn(text, frozenFramework().product);
test.each([
  ...["Jane Fisher", "Jean-Luc O’Neill", "Siân Evans", "Adrian Wu", "Mary J. Blake", "J Smith"],
  ...["J. Smith", "J.R. Smith", "Lee Ward", "JANE SMITH", "Jane Smith, team lead"],
  ...["Jane Smith (team lead)", "Jane Smith - manager", "Priya Patel"],
])("%s is a name", (name) => expect(inWho(name)).not.toBeNull());
test.each([
  ...[
    "Team Lead",
    "Clinical Supervisor",
    "Band 7 Physio",
    "Ward Sister",
    "Practice Educator",
    "Sam",
  ],
  ...["Service Manager", "line manager", "Senior Physiotherapist", "Head of Service", "Audit Lead"],
  ...[
    "Therapy Assistant",
    "Health Visitor",
    "Foundation Doctor",
    "Medical Registrar",
    "Stroke Unit",
  ],
  ...["Human Resources", "Social Services", "Royal College", "Poole Hospital", "MSK Hub"],
  ...["Occupational Therapists", "Team Lead, Poole", "Rehab Assistants", "District Nurses"],
])("%s is none", (name) => expect(inWho(name)).toBeNull());

test.each([
  ...[
    "(a+)+$",
    "(a|aa)+$",
    "(.*)*x",
    "(\\w+\\s?)*$",
    "(a?){30}a",
    "((a?){10}){10}",
    "(a*){4}",
    "(\\w)\\1",
    "(?<a>x)\\k<a>",
  ],
  ...[".*.*.*x", "((a{1,9}){1,9}){1,9}", "(?:a|a){2,}b", "((ab*)c)+", "(a+){10}"],
])("%s could take for ever", (pattern) => expect(isSlowPattern(pattern)).toBe(true));
test.each([
  ...["(?<!\\d)\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)", "\\b(?:Mr|Mrs|Dr)\\.? [A-Z][a-z]+", "[(+*]+"],
  ...[
    "[\\w.+-]+@[\\w-]+\\.[\\w.]+",
    "(?:\\d{3}[ -]?){3}",
    "(?:\\+44|0)(?: ?\\d){9,10}",
    "\\p{Lu}\\p{L}+",
    "(?:Mr|Mrs)? \\w+",
    "\\(a+\\)+",
  ],
])("%s is quick", (pattern) => expect(isSlowPattern(pattern)).toBe(false));

test.each<readonly [string, string, readonly string[]]>([
  [
    "confirmed before it was done",
    entry("confirmed: {by: lead, date: 2026-03-01}"),
    ["3:94 dates-contradict"],
  ],
  ["confirmed on the day", entry("confirmed: {by: lead, date: 2026-03-14}"), []],
  ["an end before its date", entry("end: 2026-03-01"), ["3:71 dates-contradict"]],
  ["an end after it", entry("end: 2026-04-01, hours: 12"), []],
  [
    "a break that ends before it begins",
    "breaks: [{from: 2025-05-01, to: 2025-04-01}]\n",
    ["3:33 dates-contradict"],
  ],
  ["a break that lasts", "breaks: [{from: 2025-05-01}]\n", []],
  ["a target long past", "target: {by: 2024-01-01}\n", ["3:14 dates-contradict"]],
  ["a target that has just passed", "target: {by: 2026-08-01}\n", []],
  [
    "a year before anybody's time",
    entry("x: 1").replace("2026-03-14", "1926-03-14").replace(", x: 1", ""),
    ["3:33 dates-contradict"],
  ],
  [
    "an objective closed before it began",
    "objectives: [{aim: A, start: 2026-03-01, status: done, closed: 2026-02-01}]\n",
    ["3:64 dates-contradict"],
  ],
  ["an objective done without its day", "objectives: [{aim: A, status: done}]\n", ["3:14 schema"]],
  ["a day that has not come", entry("end: 2199-01-01"), ["3:71 date-in-future"]],
  [
    "lists that are empty",
    "evidence:\nagreed:\nobjectives:\nbreaks:\nratings:\n  PR-5-01: met\n",
    [],
  ],
  [
    "a rating that is not made yet",
    "ratings:\n  PR-5-01:\n  RS-5-01: met\n",
    ["3:1 evidence-uncounted"],
  ],
])("dates and counts: %s", (_, rest, codes) => {
  expect(found(rest)).toEqual(codes);
});

const item = "evidence:\n  - title: A\n    date: 2026-03-14\n    supports: [RS-5-01]\n";
test.each<readonly [string, string, readonly number[]]>([
  [
    "no valid YAML",
    "# Mrs Henderson\nevidence:\n  - title: Call: with Mrs Henderson\n   x: [",
    [3, 5],
  ],
  ["a tab", "evidence:\n\t- title: with Mrs Henderson\n", [4]],
  [
    "two versions",
    "<<<<<<< a\nnotes: Mrs Henderson\n=======\nnotes: Mr Henderson\n>>>>>>> b\n",
    [4, 6],
  ],
  ["a number without quotes", item.replace("A", "9434765919"), [4]],
  ["a key", "ratings:\n  Mrs Henderson: met\n", [4]],
  ["a comment", `${item}    # Mrs Henderson\n`, [7]],
  ["lines of a text", `${item}    reflection: |\n      First Mrs\n      Henderson\n      #1`, [8]],
  ["an escape", item.replace("A", '"Mrs\\u0020Henderson"'), [4]],
  ["capitals", item.replace("A", "MR HENDERSON"), [4]],
  ["dots", item.replace("A", "943.476.5919"), [4]],
  ["no-break spaces", item.replace("A", "943\u00a0476\u202f5919"), [4]],
  ["somebody who confirms", `${item}    confirmed: {by: "J Henderson", date: 2026-03-20}\n`, [7]],
  ["a name and what they do", `${item}    confirmed:\n      by: Ann Henderson, lead\n`, [8]],
  [
    "far along a line",
    item.replace("A", `${"word ".repeat(58)}Mrs Henderson ${"word ".repeat(99)}`),
    [4],
  ],
  ["a book", item.replace("A", "ISBN 0306406152, ISBN-10: 0306406152"), []],
  ["an article", `${item}    link: https://doi.org/10.1093/ptj/9434765919\n`, []],
  [
    "programs and tools",
    item.replace("A", "Ms Teams, the Dr Foster tool, MR Imaging, MS Society"),
    [],
  ],
  ["a body", `${item}    confirmed: {by: Poole Hospital, date: 2026-03-20}\n`, []],
  ["oneself", "", []],
])("our own manifest finds it and shows it nowhere: %s", async (_, rest, lines) => {
  const own = head.replace("band: 5", "band: 5, name: Dr Jane Fisher");
  await inScratch({ "me.yaml": own + rest }, async (cwd) => {
    const json = await runInProcess(["validate", "me.yaml", "--format", "json"], { cwd });
    const { diagnostics } = JSON.parse(json.out) as {
      diagnostics: { code: string; line: number }[];
    };
    const told = diagnostics.filter(({ code }) => code === "identity");
    expect(told.map(({ line }) => line)).toEqual(lines);
    for (const format of ["text", "json", "sarif", "github", "junit"]) {
      const { out, err } = await runInProcess(["validate", "me.yaml", "--format", format], { cwd });
      if (lines.length > 0) expect(out + err).not.toMatch(/henderson|943|5919/i);
    }
    const { err } = await runInProcess(["gap", "me.yaml"], { cwd });
    if (lines.length > 0) expect(err).not.toMatch(/henderson|943|5919/i);
  });
});

test.each(["(a+)+$", "(Mr"])(
  "a pattern that cannot be used is an error at its place: %s",
  (pattern) => {
    const more = `privacy:\n  patterns:\n    - {id: one, title: One, pattern: '${pattern}'}\n`;
    expect(found(entry(`reflection: ${"a".repeat(2000)}!`), more)).toEqual([]);
    const [first, ...others] = checkSmallFramework([
      ["framework.yaml", "themes:", `${more}themes:`],
    ]);
    expect(first).toMatchObject({ code: "pattern-unusable", severity: "error", column: 38 });
    expect(others).toEqual([]);
  },
);

test("what could tell who somebody is stands in no output, whatever else is wrong on its line", async () => {
  const secret = "943 476 5919";
  const text = `${head}evidence: [{title: Call with ${secret}, date: 2026-03-14, supports: [XX-1-01]}]\n`;
  await inScratch({ "me.yaml": text }, async (cwd) => {
    for (const format of ["text", "json", "sarif", "github", "junit"]) {
      const { out, err } = await runInProcess(["validate", "me.yaml", "--format", format], { cwd });
      expect(out + err).toContain("identity");
      expect(out + err).not.toContain(secret);
    }
    const { err } = await runInProcess(["gap", "me.yaml"], { cwd });
    expect(err).toContain("reference-unknown");
    expect(err).not.toContain(secret);
  });
});

test.each(["supports: [Mrs Henderson]", "type: Mrs Henderson", "end: Mrs Henderson 2026-03-14"])(
  "a name that is also an error is not shown: %s",
  async (field) => {
    const text = `${head}evidence: [{title: A, date: 2026-03-14, ${field}}]\n`;
    await inScratch({ "me.yaml": text }, async (cwd) => {
      for (const format of ["text", "json", "sarif", "github", "junit"]) {
        const { code, out, err } = await runInProcess(["validate", "me.yaml", "--format", format], {
          cwd,
        });
        expect(code).toBe(1);
        expect(out + err).toContain("identity");
        expect(out + err).not.toContain("Henderson");
      }
      const { code, err } = await runInProcess(["gap", "me.yaml"], { cwd });
      expect(code).toBe(2);
      expect(err).not.toContain("Henderson");
    });
  },
);

test.each([
  ["DOB 12 May 1950", 1],
  ["date of birth: 1/2/1950", 1],
  ["Born of a question in the team", 0],
  ["A service born in 2019", 0],
])("our own manifest and a date of birth: %s", async (words, times) => {
  const text = `${head}evidence: [{title: '${words}', date: 2026-03-14, supports: [RS-5-01]}]\n`;
  await inScratch({ "me.yaml": text }, async (cwd) => {
    const { out } = await runInProcess(["validate", "me.yaml", "--quiet"], { cwd });
    expect(out.match(/ identity /g) ?? []).toHaveLength(times);
  });
});

test("entries that count towards nothing are said once, with their numbers", async () => {
  const text = `${head}evidence:\n  - {title: A, date: 2026-03-14, supports: [PR-5-01]}\n  - {title: B, date: 2026-03-14}\n  - {title: C, date: 2026-03-14}\n`;
  await inScratch({ "me.yaml": text }, async (cwd) => {
    const at = ["--framework", new URL("../fixtures/small/competencies", import.meta.url).pathname];
    const { code, out } = await runInProcess(["validate", "me.yaml", ...at], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(
      /me\.yaml:5:5 info evidence-uncounted 3 entries, 2 of them count towards nothing/,
    );
    expect(out).toMatch(/numbers 2, 3/);
    const gap = await runInProcess(["gap", "me.yaml", "--format", "json", ...at], { cwd });
    expect(JSON.parse(gap.out)).toMatchObject({ unused: [1, 2] });
  });
});
