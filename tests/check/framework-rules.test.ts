import { checkEvidence, evidenceLevels, evidenceRules } from "../../src/check/check-evidence.js";
import { checkFramework, rules } from "../../src/check/check-framework.js";
import { diagnose } from "../../src/check/diagnose.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import { parseFramework } from "../../src/parse/framework.js";
import { tinyEvidence, tinyFramework } from "../fixtures/tiny-framework.js";
import { brief, checkFiles, edited } from "../support/check-files.js";

const rs5 = "research/band-5/RS-5-01-take-part-in-an-audit.md";
const rs6 = "research/band-6/RS-6-01-run-a-small-audit.md";
const rs602 = "research/band-6/RS-6-02-join-a-study-team.md";
const rs7 = "research/band-7/RS-7-01-lead-a-programme-of-audits.md";
const pp15 = "professional-practice/core/PP-C-15-keep-learning-from-others.md";
const rs5text = tinyFramework[rs5] ?? "";
const rs6text = tinyFramework[rs6] ?? "";

type Edit = readonly [path: string, from: string, to: string];

const slipped = (...edits: readonly Edit[]): readonly string[] =>
  brief(checkFiles(edited(tinyFramework, ...edits)));

const without = (...paths: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tinyFramework).filter(([path]) => !paths.includes(path)));

test("the tiny framework is right", () => {
  expect(checkFiles(tinyFramework)).toEqual([]);
});

describe("band-gap", () => {
  test("names the thread, the neighbours and the level", () => {
    expect(
      checkFiles(edited(tinyFramework, [rs6, "status: active", "status: draft"])),
    ).toMatchObject([
      {
        file: rs7,
        message: "Between `RS-5-01` and `RS-7-01`, thread 01 (Audit) has nothing at band 6",
      },
    ]);
  });

  const core = (id: string): Readonly<Record<string, string>> => ({
    [`research/core/${id}-x.md`]: rs5text
      .replace("RS-5-01", id)
      .replace("band: 5", "band: core")
      .replace('"01"', `"${id.slice(-2)}"`)
      .replace("Take part in an audit", `Look at ${id}`)
      .replace(/Takes part.*/, `Reads ${id} when told to.`),
  });

  test.each<[name: string, files: Readonly<Record<string, string>>, found: readonly string[]]>([
    [
      "core counts as below 5",
      { ...tinyFramework, ...core("RS-C-02") },
      [`${rs602}:6:9 warning band-gap`],
    ],
    ["nothing above is no hole", { ...tinyFramework, ...core("RS-C-01") }, []],
    [
      "a level that the pillar does without is none",
      edited(without(rs602, rs6), [rs7, "builds-on: [RS-6-01]", "builds-on: [RS-5-01]"]),
      [],
    ],
    [
      "a file that cannot be read is there",
      edited(tinyFramework, [rs6, "status: active", "status: [active"]),
      [`${rs6}:7:9 error yaml-syntax`],
    ],
    [
      "a file whose fields cannot be used is there",
      edited(tinyFramework, [rs6, "status: active", "status: activ"]),
      [`${rs6}:7:9 error schema`],
    ],
    [
      "a slip of thread is reported once",
      edited(tinyFramework, [rs6, 'thread: "01"', 'thread: "02"']),
      [`${rs6}:6:9 error id-mismatch`],
    ],
    [
      "a slip of band is reported once",
      edited(tinyFramework, [rs6, "band: 6", "band: 5"]),
      [`${rs6}:5:7 error id-mismatch`],
    ],
    [
      "a slip of pillar is reported once",
      edited(tinyFramework, [rs6, "pillar: research", "pillar: professional-practice"]),
      [`${rs6}:4:9 error id-mismatch`],
    ],
    [
      "a supplement is not a step",
      edited(
        tinyFramework,
        [
          "framework.yaml",
          "themes:",
          "supplements: [{id: lead, title: Lead, level-code: LD}]\nthemes:",
        ],
        [rs6, "band: 6", "band: 6\nsupplement: lead"],
        [rs6, "id: RS-6-01", "id: RS-LD-01"],
      ),
      [`${rs6}:2:5 error id-mismatch`, `${rs7}:6:9 warning band-gap`],
    ],
  ])("%s", (_name, files, found) => {
    expect(brief(checkFiles(files))).toEqual(found);
  });
});

describe("key-too-many", () => {
  test("is said of every one after the fourteenth", () => {
    expect(slipped([pp15, "status: active", "status: active\nkey: true"])).toEqual([
      `${pp15}:8:1 warning key-too-many`,
    ]);
  });

  test.each(["status: draft\nkey: true", "status: active\nkey: false"])("not of %j", (to) => {
    expect(slipped([pp15, "status: active", to])).toEqual([]);
  });

  test("a slip of band does not make room in its level", () => {
    const core = Object.keys(tinyFramework).filter((path) => path.includes("/core/"));
    const [moved = ""] = core;
    expect(
      slipped(
        [pp15, "status: active", "status: active\nkey: true"],
        [moved, "band: core", "band: 5"],
      ),
    ).toEqual([`${moved}:5:7 error id-mismatch`, `${pp15}:8:1 warning key-too-many`]);
  });
});

describe("source-superseded", () => {
  const withSources = (lines: string, cited: string): readonly string[] => {
    const files = edited(
      tinyFramework,
      ["sources.yaml", "sources:\n", `sources:\n${lines}`],
      [rs6, '{source: audit-guide-2024, ref: "1"}', `{source: ${cited}}`],
    );
    return checkFiles(files).map(({ code, message }) => `${code}: ${message}`);
  };

  test.each<[name: string, lines: string, cited: string, found: readonly string[]]>([
    [
      "follows a chain to its end",
      "  - {id: first, title: First, status: superseded, superseded-by: audit-guide-2015}\n",
      "first",
      [
        "source-superseded: `first` is superseded; the current document is `audit-guide-2024`, Audit guide (second edition)",
      ],
    ],
    [
      "goes round a circle once",
      "  - {id: one, title: One, status: superseded, superseded-by: two}\n  - {id: two, title: Two, status: superseded, superseded-by: one}\n",
      "one",
      ["source-superseded: `one` is superseded"],
    ],
    [
      "knows no successor",
      "  - {id: old, title: Old, status: expired}\n",
      "old",
      ["source-superseded: `old` has expired"],
    ],
    [
      "is silent where there is a reason",
      "  - {id: old, title: Old, status: expired, still-cited: There is no other.}\n",
      "old",
      [],
    ],
    ["is silent about a local one", "  - {id: own, title: Own, status: local}\n", "own", []],
    [
      "leaves an unknown successor to reference-unknown",
      "  - {id: old, title: Old, status: superseded, superseded-by: new}\n",
      "old",
      [
        "source-superseded: `old` is superseded",
        "reference-unknown: `new` is not a source of this framework",
      ],
    ],
  ])("%s", (_name, lines, cited, found) => {
    expect(withSources(lines, cited)).toEqual(found);
  });

  test("a retired competency keeps its sources", () => {
    expect(
      slipped([
        rs602,
        "status: active",
        "status: retired\nreplaced-by: RS-6-01\nsources: [{source: audit-guide-2015}]",
      ]),
    ).toEqual([]);
  });
});

describe("resource-orphan", () => {
  const handbook = "resources/audit-handbook.md";
  test.each<[list: string, found: readonly string[]]>([
    ["[RS-7-02]", [`${handbook}:5:15 warning resource-orphan`]],
    ["[RS-5-03, RS-7-02]", [`${handbook}:5:16 warning id-retired`]],
    ["[RS-7-01, RS-5-03]", [`${handbook}:5:25 warning id-retired`]],
    ["[RS-7-77]", [`${handbook}:5:16 error reference-unknown`]],
    ["[]", [`${handbook}:5:15 error schema`]],
  ])("%s", (list, found) => {
    expect(slipped([handbook, "[RS-7-02, RS-7-01]", list])).toEqual(found);
  });
});

describe("statement-similar", () => {
  const statement =
    "Takes on one task in a study that the hospital runs, and keeps to what was signed for.";
  const own =
    "Plans a small audit in own area and agrees the method with a senior colleague. Shares the result, whatever it is.";
  const similar = [`${rs602}:9:1 warning statement-similar`];

  test.each<[name: string, text: string, found: readonly string[]]>([
    ["word for word", own, similar],
    ["in capitals and with other stops", own.toUpperCase().replace(". ", "; "), similar],
    [
      "with a bigger adjective",
      own.replace("small", "large").replace("own area", "a service"),
      similar,
    ],
    [
      "with half of it new",
      "Plans a small audit in own area, then takes it to the board and asks for money each spring.",
      [],
    ],
    ["with a number added", own.replace("a senior colleague", "3 senior colleagues"), []],
    ["one word", "Audits.", []],
  ])("%s", (_name, text, found) => {
    expect(slipped([rs602, statement, text])).toEqual(found);
  });

  test.each<[title: string, found: readonly string[]]>([
    ["Run small audits", [`${rs602}:3:8 warning statement-similar`]],
    ["Run a small study", []],
  ])("the title %s", (title, found) => {
    expect(slipped([rs602, "Join a study team", title])).toEqual(found);
  });

  test("a retired competency may read like the one that replaced it", () => {
    expect(
      slipped(
        [rs602, statement, own],
        [rs602, "status: active", "status: retired\nreplaced-by: RS-6-01"],
      ),
    ).toEqual([]);
  });

  test("two files with one id are reported once", () => {
    const copy = "research/band-6/RS-6-01-z-copy.md";
    expect(brief(checkFiles({ ...tinyFramework, [copy]: rs6text }))).toEqual([
      `${copy}:2:5 error id-duplicate`,
    ]);
  });
});

describe("list-length", () => {
  const list = "- Writes the question down first.\n- Says who the sample leaves out.";
  const said = (line: number): readonly string[] => [`${rs6}:${line}:1 error list-length`];

  test.each<[name: string, to: string, found: readonly string[]]>([
    ["a hyphen forgotten", "- Writes it down.\n- Asks.\nSays who is left out.", said(19)],
    [
      "a hyphen forgotten at the start",
      "Writes it down.\n- Asks.\n- Says who is left out.",
      said(17),
    ],
    ["a space forgotten", "- Writes it down.\n- Asks.\n-Says who is left out.", said(19)],
    ["a plus without its space", "+Writes it down.\n- Asks.\n- Says who is left out.", said(17)],
    ["a star without its space", "- Asks.\n- Writes it down.\n*Says who is left out.", said(19)],
    [
      "a dash from a word processor",
      "- Asks.\n- Writes it down.\n– Says who is left out.",
      said(19),
    ],
    ["two marks", "- Asks.\n- Writes it down.\n\n+ Says who is left out.", said(20)],
    ["a number among hyphens", "- Asks.\n- Writes it down.\n1. Says who is left out.", said(19)],
    ["an empty item", "- Asks.\n-\n- Says.", said(18)],
    ["too few", "- Asks.", said(16)],
    ["too many", "- A.\n- B.\n- C.\n- D.\n- E.\n- F.", said(16)],
    ["stars throughout", "* Asks.\n* Says.", []],
    ["numbers throughout", "1. Asks.\n2. Says.", []],
    ["an item over two lines", "- Asks who is\nleft out.\n- Says.", []],
    ["an item over two lines, indented", "- Asks.\n  Twice.\n- Says.", []],
    ["a line that goes on with a name", "- Writes to the\nHealth board.\n- Says.", []],
    [
      "a line that goes on with an abbreviation",
      "- Writes to whoever is there\nNHS or not.\n- Says.",
      [],
    ],
    ["an introduction", "For example:\n- Asks.\n- Says.", []],
    ["an introduction by itself", "A start is enough.\n\n- Asks.\n- Says.", []],
    ["bold words", "- **Asks** first.\n- Says.\n\n**All** of it counts.", []],
    ["code", "- Asks.\n- Says.\n\n```\n-no\nNo\n```", []],
    ["items below items", "- Asks:\n  - why\n  - when\n- Says.", []],
  ])("%s", (_name, to, found) => {
    expect(slipped([rs6, list, to])).toEqual(found);
  });
});

describe("severities in the manifest", () => {
  const settings = (text: string): Edit => [
    "framework.yaml",
    "rules: {reading-age: warning}",
    `rules: ${text}`,
  ];
  const slip: Edit = [rs5, "which people", "which service users"];

  test.each<[text: string, found: readonly string[]]>([
    ["{term-avoid: off}", []],
    ["{term-avoid: info}", [`${rs5}:14:14 info term-avoid`]],
    ["{term-avoid: error}", [`${rs5}:14:14 error term-avoid`]],
    ["{}", [`${rs5}:14:14 warning term-avoid`]],
  ])("%s", (text, found) => {
    expect(slipped(slip, settings(text))).toEqual(found);
  });

  test("an error may be turned down, and a slip in the manifest itself may not", () => {
    expect(slipped([rs6, "[RS-5-01]", "[RS-7-01]"], settings("{builds-on-order: info}"))).toEqual([
      `${rs6}:9:13 info builds-on-order`,
    ]);
    expect(slipped([rs6, "since: 1.0.0", "since: 1"], settings("{schema: off}"))).toEqual([
      expect.stringMatching(/^framework.yaml:\d+:9 error rule-unknown$/),
      `${rs6}:8:8 error schema`,
    ]);
  });

  test("an unknown name brings the nearest", () => {
    expect(checkFiles(edited(tinyFramework, settings("{reading-aeg: off}")))).toMatchObject([
      {
        code: "rule-unknown",
        message: "There is no rule `reading-aeg`",
        hint: "Did you mean `reading-age`?",
      },
    ]);
    expect(checkFiles(edited(tinyFramework, settings("{constructor: off}")))).toMatchObject([
      { code: "rule-unknown", message: "There is no rule `constructor`" },
    ]);
  });

  test("a rule that is fixed says so", () => {
    for (const { code } of rules.filter(({ fixed }) => fixed)) {
      expect(checkFiles(edited(tinyFramework, settings(`{${code}: warning}`)))).toMatchObject([
        {
          code: "rule-unknown",
          message: `The rule \`${code}\` cannot be changed: other parts rely on it`,
        },
      ]);
    }
  });

  test("without a manifest only errors are reported, because nobody knows what it turns off", () => {
    const files = edited(
      tinyFramework,
      slip,
      [rs6, "[RS-5-01]", "[RS-7-01]"],
      ["framework.yaml", "themes: [", "themes: [["],
    );
    expect(slipped()).toEqual([]);
    expect(brief(checkFiles(files))).toEqual([
      expect.stringMatching(/^framework.yaml:\d+:\d+ error yaml-syntax$/),
      `${rs6}:9:13 error builds-on-order`,
    ]);
  });

  test("without sources, citations are not unknown", () => {
    expect(slipped(["sources.yaml", "sources:\n", "sources: [\n"])).toEqual([
      expect.stringMatching(/^sources.yaml:\d+:\d+ error yaml-syntax$/),
    ]);
  });

  const evidenceWith = (rulesText: string, from: string, to: string): readonly string[] => {
    const files = Object.entries(edited(tinyFramework, settings(rulesText))).map(
      ([path, text]) => ({
        path,
        file: { name: path, text },
      }),
    );
    const { framework } = parseFramework("", files);
    const file = { name: "me.yaml", text: tinyEvidence.replace(from, to) };
    const found = checkEvidence(framework, file, parseEvidence(file).data ?? {}, "2026-11-23");
    return brief(diagnose(found, [file], evidenceLevels(framework)));
  };

  test("every rule that looks at evidence files is run on them", () => {
    const codes = (list: typeof rules): readonly string[] => list.map(({ code }) => code).sort();
    expect(codes(evidenceRules)).toEqual(codes(rules.filter(({ evidence }) => evidence)));
  });

  test("hold for the notes of an evidence file and not for its errors", () => {
    const osteopath = ["profession: physiotherapist", "profession: osteopath"] as const;
    expect(evidenceWith("{}", ...osteopath)).toEqual(["me.yaml:3:15 info regulator-other"]);
    expect(evidenceWith("{regulator-other: warning}", ...osteopath)).toEqual([
      "me.yaml:3:15 warning regulator-other",
    ]);
    expect(evidenceWith("{regulator-other: off}", ...osteopath)).toEqual([]);
    expect(
      evidenceWith("{reference-unknown: off}", "supports: [RS-5-01]", "supports: [RS-5-99]"),
    ).toEqual(["me.yaml:11:16 error reference-unknown"]);
  });
});

describe("one slip, one message", () => {
  test.each<[name: string, edits: readonly Edit[], found: readonly string[]]>([
    [
      "an id that is nobody's",
      [[rs6, "id: RS-6-01", "id: RS-6-09"]],
      [`${rs6}:2:5 error id-mismatch`],
    ],
    [
      "an id that is another's",
      [[rs602, "id: RS-6-02", "id: RS-7-01"]],
      [`${rs602}:2:5 error id-duplicate`],
    ],
    [
      "an id of another pillar",
      [[rs6, "id: RS-6-01", "id: PP-6-01"]],
      [`${rs6}:2:5 error id-mismatch`],
    ],
    ["an id in small letters", [[rs6, "id: RS-6-01", "id: rs-6-01"]], [`${rs6}:2:5 error schema`]],
  ])("%s", (_name, edits, found) => {
    expect(slipped(...edits)).toEqual(found);
  });

  test("Windows line ends are as good as any", () => {
    const files = Object.fromEntries(
      Object.entries(tinyFramework).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]),
    );
    expect(checkFiles(files)).toEqual([]);
  });
});

describe("term-avoid", () => {
  test("are found wherever the framework speaks, and nowhere else", () => {
    const files = edited(
      {
        ...tinyFramework,
        "roles/lead.md":
          "---\nid: lead\ntitle: Lead for service users\npillars: {research: 7}\n---\n## For service users\n",
        "pages/about.md":
          "---\nid: about\ntitle: >-\n  For service\n  users\n---\nA `service user` and https://x.org/service-user\n\nTwo  service users\n",
        "stories/one.md": "---\nid: one\ntitle: One\npath: Once a service user\n---\nNo more.\n",
        "qualifications/band-5.md":
          "---\nband: 5\nminimum: [{level: 6}]\n---\nFor a Service user.\n",
        "resources/book.md":
          "---\nid: book\ntitle: The service user book\ncompetencies: [RS-5-01]\nnote: For a service user\n---\nText.\n",
      },
      ["framework.yaml", "title: Digital", "title: Digital service users"],
      ["framework.yaml", "title: A tiny", "title: A service user's"],
    );
    expect(brief(checkFiles(files))).toEqual([
      "framework.yaml:16:31 warning term-avoid",
      "pages/about.md:3:8 warning term-avoid",
      "pages/about.md:9:6 warning term-avoid",
      "qualifications/band-5.md:5:7 warning term-avoid",
      "resources/book.md:5:13 warning term-avoid",
      "roles/lead.md:3:17 warning term-avoid",
      "roles/lead.md:6:8 warning term-avoid",
      "stories/one.md:4:14 warning term-avoid",
    ]);
  });

  test("a name is not our own word, and the reason is in the hint", () => {
    const files = edited(
      tinyFramework,
      [rs5, "which people", "which service users of the Service user Forum"],
      [
        "framework.yaml",
        "prefer: people}",
        "prefer: people, why: They are}\nproper-nouns: [Service user Forum]",
      ],
    );
    expect(checkFiles(files)).toMatchObject([
      {
        message: "`service users` is a term this framework avoids",
        hint: "Prefer: people. They are",
      },
    ]);
  });
});

describe("heading-case", () => {
  test("looks at titles and headings of every kind but the titles of resources", () => {
    const files = {
      ...tinyFramework,
      "roles/lead.md":
        "---\nid: lead\ntitle: A Lead\npillars: {research: 7}\n---\n## What it is\n\n### Who Does it\n\nText\n\nSetext Heading\n---\n",
      "resources/audit-handbook.md":
        "---\nid: audit-handbook\ntitle: The Audit Book\ncompetencies: [RS-7-01]\n---\n## Find it *There*\n",
      "pages/about.md": "---\nid: about\ntitle: 'About'\n---\nNo headings here.\n",
      "pages/odd.md": "---\nid: odd\ntitle: [not text]\n---\n",
    };
    expect(brief(checkFiles(files))).toEqual([
      "pages/odd.md:3:8 error schema",
      "resources/audit-handbook.md:6:13 warning heading-case",
      "roles/lead.md:3:10 warning heading-case",
      "roles/lead.md:8:9 warning heading-case",
      "roles/lead.md:12:8 warning heading-case",
    ]);
  });

  test("a heading in small letters", () => {
    const [found, ...more] = checkFiles(edited(tinyFramework, [rs5, "## Notes", "## notes"]));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: "heading-case",
      message: "The heading starts with a small letter: `notes`",
      hint: "Write `Notes`.",
    });
  });
});

describe("reading-age", () => {
  test("names the long words and keeps to the manifest's limit", () => {
    const hard =
      "Evaluates information systematically, communicates recommendations and negotiates implementation with organisational representatives.";
    const files = edited(tinyFramework, [
      rs5,
      "Takes part in an audit of the team with help from a supervisor, and says what the figures show.",
      hard,
    ]);
    expect(checkFiles(files)).toMatchObject([
      {
        code: "reading-age",
        file: rs5,
        message: expect.stringMatching(
          /^The statement needs a reading level of SMOG 1\d\.\d, and at most 14 is wanted$/,
        ),
        hint: expect.stringContaining('"evaluates", "information"'),
      },
    ]);
    expect(
      checkFiles(
        edited(files, [
          "framework.yaml",
          "version: 1.1.0",
          "version: 1.1.0\nreading-age: {statement: 30}",
        ]),
      ),
    ).toEqual([]);
  });
});

describe("revised-on", () => {
  const said = (date: string, today?: string) => {
    const files = Object.entries(
      edited(tinyFramework, [pp15, "pillar:", `revised-on: ${date}\npillar:`]),
    );
    const { framework, documents } = parseFramework(
      "",
      files.map(([path, text]) => ({ path, file: { name: path, text } })),
    );
    return checkFramework(framework, documents, today === undefined ? {} : { today })
      .filter(({ code }) => code === "revised-on")
      .map(({ message }) => message);
  };

  test.each<[date: string, today: string | undefined, messages: readonly string[]]>([
    ["2026-11-23", "2026-11-23", []],
    ["2020-02-29", "2026-11-23", []],
    // Without a day to compare with, the future is not known.
    ["2099-01-01", undefined, []],
    // The schema speaks for what does not look like a date.
    ["soon", "2026-11-23", []],
    ["2026-13-01", "2026-11-23", []],
    [
      "2026-11-24",
      "2026-11-23",
      ["`PP-C-15` is revised on 2026-11-24, which is later than today, 2026-11-23"],
    ],
    ["2026-02-30", "2026-11-23", ["The calendar has no 2026-02-30"]],
  ])("%s on %s", (date, today, messages) => {
    expect(said(date, today)).toEqual(messages);
  });
});
