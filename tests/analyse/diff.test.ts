import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyseAffected } from "../../src/analyse/diff/affected.js";
import { analyseFrameworkDiff, diffFindings } from "../../src/analyse/diff/framework-diff.js";
import { furthest, judgeVersion } from "../../src/analyse/diff/version-step.js";
import { likeness, wordDiff } from "../../src/analyse/diff/word-diff.js";
import { rewordingsOf } from "../../src/analyse/diff/wording.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import type { Framework } from "../../src/model/framework.js";
import type { FrameworkChange, WordRun } from "../../src/model/framework-diff.js";
import { parseFramework } from "../../src/parse/framework.js";
import { expected } from "../support/golden.js";

const paths: Readonly<Record<string, string>> = {
  manifest: "framework.yaml",
  sources: "sources.yaml",
  core: "research/core/RS-C-01-audit.md",
  five: "research/band-5/RS-5-02-audit.md",
  six: "research/band-6/RS-6-02-audit.md",
  new: "research/band-6/RS-6-01-use.md",
  role: "roles/lead.md",
  awards: "qualifications/band-6.md",
  more: "qualifications/band-5.md",
  course: "resources/course.md",
  story: "stories/one.md",
  aims: "pages/aims.md",
};

const body = `Plans a small audit of own area with a supervisor.

## In practice
- Chooses no more than five measures.
- Asks whom the sample leaves out.

## Evidence you could bring
- The registered plan
- A chart

## To talk about
- What did you leave out?
`;

const competency = (id: string, more = ""): string => {
  const [, level, thread] = id.split("-");
  const band = level === "C" ? "core" : level;
  return `---\nid: ${id}\ntitle: Audit at ${level}\npillar: research\nband: ${band}\nthread: "${thread}"\nstatus: active\n${more}---\n${body}`;
};

/** By the names in `paths`. */
const base: Readonly<Record<string, string>> = {
  manifest: `format: ahp-career/framework@1
id: small
title: Small framework
version: 1.0.0
currency-months: 36
pillars:
  - {id: research, code: RS, title: Research, threads: {"01": Use, "02": Audit}}
  - {id: education, code: ED, title: Education, threads: {"01": Learning}}
bands:
  - {band: 5, title: New, local-authority: {id: newcomer, title: Newcomer}}
  - {band: 6, title: Experienced, supervision: Asked for}
themes: [{id: digital, title: Digital}]
evidence-types: [{id: audit, title: Audit}, {id: course, title: Course}]
professions: [{id: physiotherapist, title: Physiotherapist, regulator: hcpc, also: [physio]}]
regulators: [{id: hcpc, title: Council, abbreviation: HCPC}]
supplements: [{id: consultant, title: Consultant, level-code: CL}]
support-workers: {title: Another framework}
`,
  sources: "sources:\n  - {id: mpf, title: A source, status: current}\n",
  core: competency("RS-C-01"),
  five: competency("RS-5-02"),
  six: competency("RS-6-02", "key: true\nthemes: [digital]\n"),
  role: "---\nid: lead\ntitle: Lead\npillars: {research: 6, education: 5}\nsupplements: []\ntypical-bands: [6]\n---\n## What the role is\n\nLeads a team.\n",
  awards:
    "---\nband: 6\ntitle: For band 6\nlocal-policy: true\nminimum:\n  - {registration: hcpc}\n  - {level: 7, credits: 60, or-equivalent: true}\nexpected: []\n---\nText.\n",
  course: "---\nid: course\ntitle: A course\ncost: free\ncompetencies: [RS-6-02]\n---\nText.\n",
  story: "---\nid: one\ntitle: One story\n---\nText.\n",
  aims: "---\nid: aims\ntitle: Aims\norder: 1\n---\nText.\n",
};

/** What is done to the base: `six: this => that` to a file, `six gone`, and `new: text of a whole file` or a competency's id. */
function edited(edits: readonly string[]): Readonly<Record<string, string>> {
  const result: Record<string, string> = { ...base };
  for (const edit of edits) {
    const [, name = "", rest = ""] = /^([^: ]+):? (.*)$/s.exec(edit) ?? [];
    const [from = "", to] = rest.split(/ =>(?: |$)/);
    if (rest === "gone") delete result[name];
    else if (to === undefined) result[name] = rest.startsWith("-") ? rest : competency(rest);
    else {
      expect(result[name]).toContain(from);
      result[name] = (result[name] ?? "").replaceAll(from, to);
    }
  }
  return result;
}

function framework(edits: readonly string[], folder = "competencies"): Framework {
  const parsed = parseFramework(
    folder,
    Object.entries(edited(edits)).map(([name, text]) => {
      const path = paths[name] ?? name;
      return { path, file: { name: folder === "." ? path : `${folder}/${path}`, text } };
    }),
  );
  expect(parsed.findings).toEqual([]);
  return parsed.framework;
}

const diffOf = (before: readonly string[], after: readonly string[]) =>
  analyseFrameworkDiff(framework(before, "v1:competencies"), framework(after));

/** `[-old-]` and `{+new+}`, as people read it. */
const marked = (runs: readonly WordRun[]): string =>
  runs
    .map(({ op, text }) =>
      op === "same" ? text : op === "removed" ? `[-${text}-]` : `{+${text}+}`,
    )
    .join(" ");

const brief = (change: FrameworkChange): string => {
  const { kind, subject, id, step, field, before, after, wording } = change;
  return [
    `${step}: ${kind} ${subject} ${id}`,
    ...(field === null ? [] : [`${field} ${JSON.stringify(before)} → ${JSON.stringify(after)}`]),
    ...wording.map(({ part, runs }) => `${part}: ${marked(runs)}`),
  ].join("; ");
};

/** diff-changes.txt: edits (`=`), what they change (`>`), and what taking them back does (`<`). */
const golden = fileURLToPath(new URL("./diff-changes.txt", import.meta.url));

const cases = readFileSync(golden, "utf8")
  .split(/\n(?=## )/)
  .map((part) => {
    const [title = "", ...lines] = part.trimEnd().split("\n");
    const given = lines.filter((line) => line.startsWith("="));
    const edits = given.map((line) =>
      line.slice(2).replaceAll("\\n", "\n").replaceAll("\\r", "\r"),
    );
    return { title: title.slice(3), given, edits };
  });

describe("what changed, and the step it calls for", () => {
  const marks = (mark: string, before: readonly string[], after: readonly string[]) =>
    diffOf(before, after).changes.map((change) => `${mark} ${brief(change)}`);
  const body = ({ given, edits }: (typeof cases)[number]): string =>
    [...given, ...marks(">", [], edits), ...marks("<", edits, [])].join("\n");
  const parts = expected(
    golden,
    cases.map((one) => ({ title: one.title, body: body(one) })),
  );

  test.each(cases)("$title", (one) => {
    expect(body(one)).toBe(parts.get(one.title));
  });

  test.each([
    [
      "five: active => draft",
      "five: active => retired\nreason: Gone",
      "minor: retired competency RS-5-02",
    ],
    [
      "five: active => retired\nreason: Gone",
      "five: active => draft",
      "minor: status competency RS-5-02",
    ],
    [
      "five: active => retired\nreplaced-by: RS-6-02",
      "five: active => retired\nreason: Gone",
      "minor: requirement competency RS-5-02",
    ],
    // As many as before, and other ones.
    ["role: ts: [] => ts: [b]", "role: ts: [] => ts: [a]", "major: requirement role lead"],
    ["six: [digital] => [b]", "six: [digital] => [a]", "minor: reference competency RS-6-02"],
    [
      "awards: expected: [] => expected: [{level: 8}]",
      "awards: expected: [] => expected: [{level: 7}]",
      "minor: requirement qualification band-6",
    ],
  ])("from %j to %j", (before, after, told) => {
    const changes = diffOf([before], [after]).changes.map(brief);
    expect(changes).toEqual([expect.stringContaining(told)]);
  });

  test("a change names the thing and its file as they are now, or were; competencies in the framework's order", () => {
    const { changes } = diffOf(
      [],
      [
        "five gone",
        "core: status: active => status: active\nkey: true",
        "new: RS-6-01",
        "role: title: Lead => title: Leader",
        "sources: current => local",
      ],
    );
    expect(changes.map(({ id, title, file }) => [id, title, file])).toEqual([
      ["RS-C-01", "Audit at C", paths["core"]],
      ["RS-5-02", "Audit at 5", paths["five"]],
      ["RS-6-01", "Audit at 6", paths["new"]],
      ["lead", "Leader", paths["role"]],
      ["mpf", "A source", paths["sources"]],
    ]);
    const { field, before, after, wording } = changes[2] as FrameworkChange;
    expect({ field, before, after, wording }).toEqual({
      field: null,
      before: null,
      after: { band: 6, status: "active", supplement: null },
      wording: [],
    });
  });

  test("a list in another order is the same, where its order means nothing", () => {
    const themes = (list: string): string[] => [`six: themes: [digital] => themes: [${list}]`];
    expect(diffOf(themes("a, b"), themes("b, a")).changes).toEqual([]);
  });

  test("nothing is said of an id whose file could not be read", () => {
    const { changes } = analyseFrameworkDiff(
      framework(["five gone"]),
      framework([]),
      new Set(["RS-5-02"]),
    );
    expect(changes).toEqual([]);
  });

  const other = (value: unknown): unknown => {
    if (value === null) return "more";
    if (typeof value === "number") return value + 1;
    if (typeof value === "boolean") return !value;
    if (typeof value === "string") return `${value} more`;
    if (Array.isArray(value)) return value.length > 0 ? [] : ["more"];
    if (Object.keys(value as object).length === 0) return { more: 5 };
    return Object.fromEntries(Object.entries(value as object).map(([k, one]) => [k, other(one)]));
  };
  test.each<readonly [list: string, fields: readonly string[]]>([
    ["competencies", ["bodyLine"]],
    ["roles", ["file", "settings", "bodyLine"]],
    ["qualifications", ["file", "bodyLine"]],
    ["resources", ["file", "bodyLine"]],
    ["stories", ["file", "bodyLine"]],
    ["pages", ["file", "bodyLine"]],
    ["sources", []],
    ["pillars", []],
    ["bands", []],
    ["themes", []],
    ["evidenceTypes", []],
    ["professions", []],
    ["regulators", []],
    ["supplements", []],
    ["manifest", ["version", "synonyms", "rules", "readingAge", "terms", "properNouns"]],
  ])("in %s every field is compared but %j", (list, fields) => {
    const now = framework([]);
    const holder = Object.hasOwn(now, list) ? now : now.manifest;
    const all = [holder[list as keyof typeof holder]].flat() as unknown as readonly object[];
    const silent = Object.entries(all[0] ?? {}).filter(([field, value]) => {
      const changed = [{ ...all[0], [field]: other(value) }, ...all.slice(1)];
      const put = { [list]: list === "manifest" ? changed[0] : changed };
      const after =
        holder === now ? { ...now, ...put } : { ...now, manifest: { ...now.manifest, ...put } };
      return analyseFrameworkDiff(now, after).changes.length === 0;
    });
    expect(silent.map(([field]) => field)).toEqual(fields);
  });
});

describe("versions", () => {
  test.each([
    ["1.0.0", "1.0.0", "none", "none", null],
    ["1.0.0", "1.0.0", "patch", "none", "1.0.1"],
    ["1.2.3", "1.2.4", "patch", "patch", null],
    ["1.2.3", "1.2.4", "minor", "patch", "1.3.0"],
    ["1.2.3", "1.3.0", "major", "minor", "2.0.0"],
    ["1.2.3", "2.0.0", "minor", "major", null],
    ["1.10.0", "1.9.0", "none", "back", "1.10.0"],
    ["1.2.3", "1.2.2", "patch", "back", "1.2.4"],
    ["1.2.3", "0.9.9", "major", "back", "2.0.0"],
    ["1.2.3", "1.1.9", "minor", "back", "1.3.0"],
    ["1.2.3", "1.2.2", "none", "back", "1.2.3"],
    ["1.2.3", "1.2.3", "major", "none", "2.0.0"],
    ["1.9.0", "1.10.0", "minor", "minor", null],
    ["123456789.0.0", "123456789.0.1", "patch", "patch", null],
    // Nothing is judged where one of the two is no version.
    ["draft", "1.0.0", "major", null, null],
    ["1.0.0", "draft", "major", null, null],
    ["1.0", "1.0.0", "major", null, null],
    ["1.0.0", "1.0.0-beta", "major", null, null],
    ["v1.0.0", "1.0.0", "major", null, null],
  ] as const)(
    "from %s to %s where a %s step is called for: %s",
    (from, to, needed, made, lowest) => {
      const judged = { from, to, needed, made, lowest, enough: lowest === null };
      expect(judgeVersion(from, to, needed)).toEqual(judged);
    },
  );

  test.each([1, 2, 3, 4])("the furthest of %i steps", (length) => {
    const steps = (["none", "patch", "minor", "major"] as const).slice(0, length);
    expect([furthest(steps), furthest([...steps].reverse())]).toEqual([steps.at(-1), steps.at(-1)]);
  });
});

describe("findings", () => {
  const findings = (edits: readonly string[], folder = "competencies", requireStep = true) => {
    const now = framework(edits, folder);
    const diff = analyseFrameworkDiff(framework([], "v1:competencies"), now);
    return diffFindings(diff, now, requireStep);
  };

  test("an id that is gone, at the file that it was in, and the version", () => {
    expect(findings(["five gone"])).toEqual([
      {
        code: "id-removed",
        file: `competencies/${paths["five"]}`,
        where: { line: 1, column: 1 },
        message: "`RS-5-02` (Audit at 5) is gone, and ids are permanent",
        hint: "Put it back with `status: retired`, and with `replaced-by:` or `reason:`.",
      },
      {
        code: "version-step",
        file: "competencies/framework.yaml",
        where: { path: ["version"] },
        message:
          "The version is still 1.0.0, and the changes call for a major step: something is newly required, or an id is gone",
        hint: "Make it 2.0.0 or later.",
      },
    ]);
  });

  test("an id that was changed in its file, in a framework that is the working folder", () => {
    const message = "`RS-5-02` (Audit at 5) became `RS-5-01`, and ids are permanent";
    expect(findings(["five: id: RS-5-02 => id: RS-5-01"], ".")).toMatchObject([
      { code: "id-removed", file: paths["five"], where: { path: ["id"] }, message },
      { code: "version-step", file: "framework.yaml" },
    ]);
  });

  test.each([
    [
      "1.0.1",
      "currency-months: 12",
      "stepped from 1.0.0 to 1.0.1, and the changes call for a major",
    ],
    [
      "1.0.1",
      "revised-on: 2026-01-01",
      "a minor step: something optional is added, or less is asked",
    ],
    [
      "1.0.0",
      "search-words: [x]",
      "is still 1.0.0, and the changes call for a patch step: words have",
    ],
    ["0.9.0", "currency-months: 12", "The version went back from 1.0.0 to 0.9.0"],
    ["1.0.1", "search-words: [x]", null],
  ])("a version of %s for %s", (version, line, message) => {
    const found = findings([
      `six: key: true => key: true\n${line}`,
      `manifest: version: 1.0.0 => version: ${version}`,
    ]).map((one) => one.message);
    expect(found).toEqual(message === null ? [] : [expect.stringContaining(message)]);
  });

  test.each<[version: string, line: string, required: boolean, codes: readonly string[]]>([
    ["1.0.0", "search-words: [x]", false, []],
    ["1.0.0", "currency-months: 12", false, []],
    ["1.0.0", "search-words: [x]", true, ["version-step"]],
    ["1.0.0", "key: true", true, []],
    ["1.0.1", "search-words: [x]", false, []],
    ["1.0.1", "currency-months: 12", false, ["version-step"]],
    ["0.9.0", "search-words: [x]", false, ["version-step"]],
  ])("a version of %s for %s, the step required: %s", (version, line, required, codes) => {
    const edits = [
      `six: key: true => ${line === "key: true" ? line : `key: true\n${line}`}`,
      `manifest: version: 1.0.0 => version: ${version}`,
    ];
    expect(findings(edits, "competencies", required).map(({ code }) => code)).toEqual(codes);
  });
});

describe("what is no change", () => {
  const quoted = 'Asks "who\'s left out" of the café.';
  const list = `Plans an audit.\n\n## Notes\n- One item of ${quoted}\n- Two small plans\n\n1. First\n2. Then\n`;
  test.each<[name: string, change: (text: string) => string]>([
    ["curly quotes", (text) => text.replace('"who\'s left out"', "“who’s left out”")],
    ["another list mark", (text) => text.replaceAll("\n- ", "\n* ")],
    ["a plus, set apart", (text) => text.replaceAll("\n- ", "\n+   ")],
    ["numbers with a bracket", (text) => text.replace(/^(\d)\./gm, "$1)")],
    ["another normal form", (text) => text.normalize("NFD")],
    ["trailing spaces", (text) => text.replaceAll("\n", "  \n")],
    ["a line that is wrapped", (text) => text.replace("One item", "One\n  item")],
    ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
  ])("%s, in a text and beside a change", (_, change) => {
    expect(change(list)).not.toBe(list);
    const now = { title: "A title", body: change(list) };
    expect(rewordingsOf({ title: "A title", body: list }, now)).toBeNull();
    const reworded = { title: "A title", body: change(list).replace("small", "large") };
    const found = rewordingsOf({ title: "A title", body: list }, reworded) ?? [];
    expect(found.map(({ runs }) => marked(runs))).toEqual(["Two [-small-] {+large+} plans"]);
  });

  test.each([
    [
      "five: title: Audit at 5 => title: Audit at “5”",
      "five: title: Audit at 5 => title: 'Audit at \"5\"'",
    ],
    [
      "manifest: supervision: Asked for => supervision: Asked for the team’s café",
      "manifest: supervision: Asked for => supervision: Asked for the team's cafe\u0301",
    ],
    ["sources: A source => The “source”", 'sources: A source => The "source"'],
  ])("%j and %j", (before, after) => {
    expect(diffOf([before], [after]).changes).toEqual([]);
  });
});

describe("words", () => {
  test.each([
    ["a b c", "a b c", "a b c"],
    ["the small audit", "the large audit", "the [-small-] {+large+} audit"],
    ["one two three four", "one two four", "one two [-three-] four"],
    ["one two four", "one two three four", "one two {+three+} four"],
    // A short word between two changes is taken with them.
    [
      "works in a clinic for one person with others",
      "works in a ward of two person with others",
      "works in a [-clinic for one-] {+ward of two+} person with others",
    ],
    [
      "speaks of the cat at home today",
      "speaks to the dog at home today",
      "speaks [-of the cat-] {+to the dog+} at home today",
    ],
    [
      "nothing is the same",
      "all words are others",
      "[-nothing is the same-] {+all words are others+}",
    ],
    ["", "new", "{+new+}"],
    ["  old\n", "", "[-old-]"],
    ["", "", ""],
  ])("%j to %j", (before, after, runs) => {
    expect(marked(wordDiff(before, after))).toBe(runs);
  });

  test("very long texts are not compared word by word", () => {
    const long = (word: string): string =>
      Array.from({ length: 5000 }, (_, index) => `${word}${index}`).join(" ");
    expect(wordDiff(long("a"), long("b")).map(({ op }) => op)).toEqual(["removed", "added"]);
    expect([likeness(long("a"), long("b")), likeness("", "")]).toEqual([0, 1]);
  });

  const list = (...items: readonly string[]): string =>
    `## Notes\n${items.map((one) => `- ${one}\n`).join("")}`;
  const lines = (word: string, length: number) =>
    list(...Array.from({ length }, (_, index) => `${word} ${index}`));
  const changed = (before: string, after: string, was = "Title", is = was) =>
    rewordingsOf({ title: was, body: before }, { title: is, body: after });

  test.each<readonly [name: string, before: string, after: string, told: readonly string[]]>([
    [
      "a list item reworded, one taken out, one added among others",
      body,
      body
        .replace("no more than five measures", "no more than three measures")
        .replace("- The registered plan\n", "")
        .replace("- What did you", "- Who was asked about it?\n- What did you"),
      [
        "in-practice: Chooses no more than [-five-] {+three+} measures.",
        "evidence-you-could-bring: [-The registered plan-]",
        "to-talk-about: {+Who was asked about it?+}",
      ],
    ],
    [
      "a section more and a section gone",
      body,
      body.replace("## To talk about", "## Notes"),
      ["notes: {+What did you leave out?+}", "to-talk-about: [-What did you leave out?-]"],
    ],
    [
      "each item is held against the one most like it",
      list("alpha beta gamma delta", "one two three four", "gone for good now"),
      list("one two three five", "alpha beta six seven", "alpha beta gamma epsilon"),
      [
        "notes: alpha beta gamma [-delta-] {+epsilon+}",
        "notes: one two three [-four-] {+five+}",
        "notes: [-gone for good now-]",
        "notes: {+alpha beta six seven+}",
      ],
    ],
    [
      "two sections of one name are one",
      "## Notes\n- One.\n\n## Notes\n- Two.\n",
      "## Notes\n- One.\n\n## Notes\n- Three.\n",
      ["notes: [-Two.-]", "notes: {+Three.+}"],
    ],
  ])("%s", (_name, before, after, told) => {
    const found = changed(before, after)?.map(({ part, runs }) => `${part}: ${marked(runs)}`);
    expect(found).toEqual(told);
  });

  test("null where only white space differs, empty where only the formatting does", () => {
    expect(changed(body, body.replaceAll("\n", "\r\n"))).toBeNull();
    expect(changed(body, body.replace("small", "**small**"))).toEqual([]);
  });

  test("a title: with a text it is one of its lines, without one a line whatever has stayed of it", () => {
    const line = {
      part: "title",
      heading: "Title",
      before: "Audit",
      after: "Audit it",
      runs: [
        { op: "same", text: "Audit" },
        { op: "added", text: "it" },
      ],
    };
    expect(changed(body, body, "Audit", "Audit it")).toEqual([line]);
    expect(rewordingsOf({ title: "Audit" }, { title: "Audit it" })).toEqual([line]);
    expect(changed(body, body, "Audit", "Plan")).toHaveLength(2);
    expect(rewordingsOf({ title: "Audit" }, { title: "Plan" })).toHaveLength(1);
    expect(rewordingsOf({ title: "Audit" }, { title: "Audit" })).toBeNull();
  });

  test("lists too long to be held against each other go by their order", () => {
    expect(changed(lines("old", 30), lines("new", 31))).toHaveLength(31);
    expect(changed(lines("old", 700), lines("new", 699))).toHaveLength(700);
  });
});

describe("whose record is touched", () => {
  const person = { profession: "physiotherapist", band: 6 };
  const format = "ahp-career/evidence@1";
  const me: EvidenceFile = {
    format,
    person,
    evidence: [
      { title: "Audit", type: "audit", date: "2025-06-01", supports: ["RS-6-02"] },
      { title: "Later", type: "course", date: "2027-01-01", supports: ["RS-6-02"] },
    ],
    ratings: { "RS-6-02": "met", "RS-C-01": "met" },
    agreed: [{ pillar: "research", band: 5, date: "2024-01-01" }],
  };
  const touched = (edits: readonly string[], file: Partial<EvidenceFile> = me) => {
    const [before, now] = [framework([]), framework(edits)];
    const diff = analyseFrameworkDiff(before, now);
    const whole = { format, person, ...file } as EvidenceFile;
    return analyseAffected(before, now, diff, whole, { name: "me.yaml", asOf: "2026-11-20" });
  };
  const reworded = "six: small audit => large audit";

  test("nothing where nothing of theirs changed", () => {
    const nothing = { file: "me.yaml", competencies: [], terms: [] };
    expect(touched(["five: small audit => large audit"])).toEqual(nothing);
  });

  test("a competency they hold evidence for, with the state it gets", () => {
    const after: string[] = ["six: key: true => currency-months: 12", reworded];
    expect(touched(after).competencies).toEqual([
      {
        id: "RS-6-02",
        title: "Audit at 6",
        changes: ["requirement", "reworded"],
        rated: true,
        evidence: [0],
        required: { before: true, after: true },
        state: { before: "evidenced", after: "expired" },
      },
    ]);
  });

  const entry = (date: string) => ({ title: "T", date, supports: ["RS-6-02"] });
  const other = { title: "T", date: "2026-01-01" };
  test.each<readonly [name: string, file: Partial<EvidenceFile>, held: readonly number[] | null]>([
    ["nothing", {}, null],
    ["a rating", { ratings: { "RS-6-02": "met" } }, []],
    ["evidence of the day", { evidence: [entry("2026-11-20")] }, [0]],
    ["evidence of the day after", { evidence: [entry("2026-11-21")] }, null],
    ["a second entry", { evidence: [other, entry("2026-01-01")] }, [1]],
  ])("what they hold: %s", (_name, file, held) => {
    const found = touched([reworded], file).competencies.map(({ evidence }) => evidence);
    expect(found).toEqual(held === null ? [] : [held]);
  });

  const at = (band: number | string, more: object = {}) => ({
    person: { ...person, band },
    ...more,
  });
  test.each<readonly [name: string, file: Partial<EvidenceFile>, terms: readonly string[]]>([
    ["nothing", at(5), []],
    ["a band", at(6), ["requirement band 6 Experienced"]],
    ["a target's band", at(5, { target: { band: 6 } }), ["requirement band 6 Experienced"]],
    [
      "a council's level",
      at(5, { target: { pillars: { audit: "newcomer" } } }),
      ["removed level-name newcomer Newcomer"],
    ],
    [
      "a band that was agreed",
      at(5, { agreed: [{ pillar: "x", band: 6 }] }),
      ["requirement band 6 Experienced"],
    ],
    [
      "a pillar",
      at(5, { target: { pillars: { research: 5 } } }),
      ["reworded pillar research Research and audit"],
    ],
    [
      "a pillar agreed",
      at(5, { agreed: [{ pillar: "research" }] }),
      ["reworded pillar research Research and audit"],
    ],
    [
      "a kind of evidence",
      at(5, { evidence: me.evidence }),
      ["removed evidence-type course Course"],
    ],
    [
      "a profession",
      { person: { profession: "dietitian", band: 5 } },
      ["added profession dietitian Dietitian"],
    ],
    ["a role", at(5, { target: { role: "lead" } }), ["removed role lead Lead"]],
  ])("what the file names: %s", (_name, file, terms) => {
    const { terms: found, competencies } = touched(
      [
        "role gone",
        "manifest: supervision: Asked for => supervision: None",
        "manifest: id: newcomer => id: novice",
        "manifest: {id: course, => {id: module,",
        "manifest: professions: [ => professions: [{id: dietitian, title: Dietitian}, ",
        "manifest: title: Research => title: Research and audit",
      ],
      file,
    );
    expect(found.map((term) => Object.values(term).join(" "))).toEqual(terms);
    // The later version cannot be held against a file that names a role which is gone.
    if (file.target?.role !== undefined)
      expect(competencies.map(({ state }) => state.after)).toEqual([null, null, null]);
  });

  test("a state that changes because something around the competency did", () => {
    const after: string[] = ["manifest: currency-months: 36 => currency-months: 12"];
    expect(touched(after).competencies).toMatchObject([
      { id: "RS-6-02", changes: [], state: { before: "evidenced", after: "expired" } },
    ]);
  });

  test("what is newly required and what no longer is, with and without a record of it", () => {
    const after: string[] = ["six gone", "new: RS-6-01"];
    expect(touched(after).competencies).toMatchObject([
      { id: "RS-6-01", required: { before: false, after: true }, rated: false },
      { id: "RS-6-02", required: { before: true, after: false }, state: { after: null } },
    ]);
    expect(touched(["six gone"], {}).competencies).toMatchObject([
      { id: "RS-6-02", rated: false, evidence: [] },
    ]);
  });

  test("an error that is not about the person's words is not swallowed", () => {
    const now = framework([]);
    const broken = { ...now, competencies: null as never };
    const diff = analyseFrameworkDiff(now, now);
    const named = { name: "me.yaml", asOf: "2026-11-20" } as const;
    expect(() => analyseAffected(now, broken, diff, me, named)).toThrow(TypeError);
  });
});
