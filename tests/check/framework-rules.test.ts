import * as fc from "fast-check";
import { diagnose } from "../../src/check/diagnose.js";
import { type Fingerprint, fingerprint, rowOf } from "../../src/check/fingerprint.js";
import {
  type Counts,
  nearDuplicates,
  renewDuplicates,
  unknownFirst,
} from "../../src/check/near-duplicates.js";
import { rules } from "../../src/check/run.js";
import { checkEvidence, evidenceRules, evidenceSettings } from "../../src/check/run-evidence.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import { parseFramework } from "../../src/parse/framework.js";
import { tinyEvidence, tinyFramework } from "../fixtures/tiny-framework.js";
import { brief, checkFiles, edited } from "../support/check-files.js";
import { computing } from "../support/computing.js";
import { seed } from "../support/seed.js";

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
    ["[RS-5-03, RS-7-02]", [`${handbook}:5:15 warning resource-orphan`]],
    ["[RS-7-01, RS-5-03]", []],
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

describe("near duplicates", () => {
  /** Texts of a few letters, so that many are alike and some the same. */
  const wordings = fc.array(
    fc.array(fc.constantFrom(..."abcdefghijkl"), { maxLength: 8 }).map(fingerprint),
    { maxLength: 40 },
  );
  /** The same, by looking at every pair. */
  const comparingAll = (
    texts: readonly Fingerprint[],
    threshold: number,
    counts: Counts,
  ): Int32Array =>
    Int32Array.from(texts, (text, index) => {
      let first = -1;
      let best = 0;
      for (const [earlier, other] of texts.slice(0, index).entries()) {
        const shared = [...text].filter((part) => other.includes(part)).length;
        const alike = shared / (text.length + other.length - shared);
        if (!(alike >= threshold && alike > best) || !counts(index, earlier, alike)) continue;
        best = alike;
        first = earlier;
      }
      return first;
    });

  const parts = (text: string): ReadonlySet<string> => new Set(text.split(" "));
  /** Pairs of a text and the earlier one that it is like. */
  const duplicates = (
    texts: readonly ReadonlySet<string>[],
    threshold: number,
    counts?: Counts,
  ): readonly (readonly [number, number])[] =>
    [...nearDuplicates(rowOf(texts.map(fingerprint)), threshold, counts).first.entries()].filter(
      ([, earlier]) => earlier >= 0,
    );

  test("are found at the threshold, the most alike first", () => {
    const texts = ["a b c d", "x y z", "a b c e", "a b c d e", "", ""].map(parts);
    expect(duplicates(texts, 0.6)).toEqual([
      [2, 0],
      [3, 0],
      [5, 4],
    ]);
    expect(duplicates(texts, 0.61)).toEqual([
      [3, 0],
      [5, 4],
    ]);
    expect(duplicates(texts, 0.6, () => false)).toEqual([]);
  });

  test("agree with comparing every pair", () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const texts: ReadonlySet<string>[] = [];
    for (let index = 0; index < 300; index += 1) {
      const fresh = Array.from({ length: 4 + random(6) }, () => String(random(200)));
      const copied = index % 3 === 2 ? [...(texts[random(index)] ?? [])] : [];
      texts.push(new Set([...copied, ...fresh.slice(0, copied.length > 0 ? random(8) : 10)]));
    }
    const like = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
      const shared = [...a].filter((part) => b.has(part)).length;
      return shared / (a.size + b.size - shared);
    };
    const expected = texts.flatMap((text, index) => {
      const best = Math.max(0, ...texts.slice(0, index).map((other) => like(text, other)));
      return best >= 0.5 ? [[index, best]] : [];
    });
    const found = duplicates(texts, 0.5).map(([later, earlier]) => [
      later,
      like(texts[later] ?? new Set(), texts[earlier] ?? new Set()),
    ]);
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(20);
  });

  test("are the same when they are found again after a change", () => {
    fc.assert(
      fc.property(wordings, wordings, fc.integer({ min: 1, max: 6 }), (texts, others, every) => {
        const counts: Counts = (a, b) => (a + b) % 5 !== 0;
        const now = texts.map((text, index) =>
          index % every === 0 ? (others[index] ?? text) : text,
        );
        const known = nearDuplicates(rowOf(texts), 0.5, counts).first;
        const changed = new Set(
          now.flatMap((text, index) => (text === texts[index] ? [] : [index])),
        );
        const before = known.map((earlier, index) =>
          changed.has(index) || changed.has(earlier) ? unknownFirst : earlier,
        );
        const whole = nearDuplicates(rowOf(now), 0.5, counts);
        expect(whole.complete).toBe(true);
        expect(renewDuplicates(rowOf(now), before, changed, 0.5, counts)).toEqual(whole.first);
        expect(whole.first).toEqual(comparingAll(now, 0.5, counts));
      }),
      { seed, numRuns: 300 },
    );
  });

  test("of too many that share parts, each is compared with some", () => {
    const all = Array.from({ length: 1000 }, (_, index) =>
      fingerprint([..."abcdefghij", `${index}`]),
    );
    const refused = nearDuplicates(rowOf(all), 0.5, (_later, earlier) => earlier === 0);
    expect(refused.complete).toBe(false);
    // The first hundred that share a rare part are always among them.
    expect([...refused.first].slice(1)).toEqual(Array.from({ length: 999 }, () => 0));
  });

  test.each([
    [
      "independent",
      (index: number) =>
        Array.from({ length: 30 }, (_, at) => `w${(index * 7919 + at * 104729) % 9973}`),
    ],
    [
      "made from one template",
      (index: number) => [
        ...Array.from({ length: 20 }, (_, at) => `t${at}`),
        ...Array.from({ length: 20 }, (_, at) => `${index}-${at}`),
      ],
    ],
    ["all the same", () => Array.from({ length: 30 }, (_, at) => `t${at}`)],
  ])(
    "of 10,000 texts that are %s take no minutes",
    (_name, make) => {
      const texts = Array.from({ length: 10_000 }, (_, index) => new Set(make(index)));
      const seconds = computing();
      duplicates(texts, 0.5);
      // Comparing all of them takes minutes; this takes a second or two.
      expect(seconds()).toBeLessThan(20);
    },
    60_000,
  );
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
    return brief(diagnose(found, [file], evidenceSettings(framework)));
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
