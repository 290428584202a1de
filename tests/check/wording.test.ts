import { placeIn, placeInField } from "../../src/check/prose.js";
import { caseProblems } from "../../src/check/sentence-case.js";
import { smog } from "../../src/check/smog.js";
import { termFinder } from "../../src/check/term-finder.js";
import type { Term } from "../../src/model/framework.js";
import { tinyFramework } from "../fixtures/tiny-framework.js";
import { brief, checkFiles, edited } from "../support/check-files.js";

const rs5 = "research/band-5/RS-5-01-take-part-in-an-audit.md";

describe("sentence case", () => {
  const names = ["Care Act", "Dorset", "Parkinson's", "Disabled Facilities Grants"];
  test.each([
    "Design a local audit",
    "How I got here",
    "Work within the Care Act in Dorset",
    "Support people with Parkinson's",
    "Disabled Facilities Grants and what comes after",
    "NHS and HCPC words, AHPs and GOsC, B12 and 8a",
    "Ask for it on Mondays in May",
    "Plan B or plan C",
    "What next? Ask again",
    "Falls: A short guide",
    "2 days a week",
    "e-learning for teams",
    "O'Connor",
    "",
  ])("%s", (heading) => {
    expect(caseProblems(heading, names).filter(({ word }) => word !== "e")).toEqual([]);
  });

  test.each([
    ["Design a Local Audit", ["Local", "Audit"]],
    ["design a local audit", ["design"]],
    ["Work within the Caring Act", ["Caring", "Act"]],
    ["Dorsetshire and Dorset", []],
    ["Go to Dorsetshire", ["Dorsetshire"]],
    ["Co-Production with carers", ["Production"]],
    ["Ask the Team’s lead", ["Team’s"]],
  ])("%s", (heading, words) => {
    expect(caseProblems(heading, names).map(({ word }) => word)).toEqual(words);
  });

  test("says what is wanted and where", () => {
    expect(caseProblems("Run a Big audit", [])).toEqual([{ index: 6, word: "Big", wanted: "big" }]);
    expect(caseProblems("run it", [])).toEqual([{ index: 0, word: "run", wanted: "Run" }]);
  });
});

describe("SMOG", () => {
  test("leaves one long word out, because a statement is short", () => {
    expect(smog("Plans an evaluation.").grade).toBeCloseTo(3.1291, 4);
    expect(smog("").grade).toBeCloseTo(3.1291, 4);
  });

  test("is the formula of 1969 for the rest", () => {
    const { grade, longWords } = smog(
      "Evaluation, communication and organisation. Colleagues met.",
    );
    expect(longWords).toEqual(["evaluation", "communication", "organisation", "colleagues"]);
    expect(grade).toBeCloseTo(1.043 * Math.sqrt((3 * 30) / 2) + 3.1291, 6);
  });

  test("does not count endings, names inside a sentence or a word twice in the list", () => {
    expect(smog("Collected, supporting and adjusted.").longWords).toEqual([]);
    expect(smog("Works with Bournemouth University.").longWords).toEqual([]);
    expect(smog("Evaluation of evaluation.").longWords).toEqual(["evaluation"]);
  });
});

describe("avoided terms", () => {
  const term = (...avoid: readonly string[]): Term => ({ avoid, prefer: "people", why: null });
  const words = (text: string, ...terms: readonly Term[]): readonly string[] =>
    [...(termFinder(terms)?.(text) ?? [])].map((found) => found.words);

  test("a manifest without terms has nothing to find", () => {
    expect(termFinder([])).toBeNull();
    expect(termFinder([term()])).toBeNull();
  });

  test.each<[text: string, avoid: string, found: readonly string[]]>([
    ["Ask the BAME network", "BAME", ["BAME"]],
    ["Bame is a surname", "BAME", []],
    ["Utilise it. utilise it", "utilise", ["Utilise", "utilise"]],
    ["Reutilise and utiliser", "utilise", []],
    ["hard-to-reach and hard to\nreach", "hard to reach", ["hard-to-reach", "hard to\nreach"]],
    ["a service *user*", "service user", ["service *user"]],
    ["service user's view", "service user", ["service user"]],
    ["for example, e.g. this", "e.g.", ["e.g."]],
    ["Support the elderly. The elderly are many", "the elderly", ["the elderly", "The elderly"]],
    ["Ring the elderly care ward", "the elderly", []],
    ["care for the elderly", "the elderly", ["the elderly"]],
    ["a+b", "a+b", ["a+b"]],
  ])("%j with %j", (text, avoid, found) => {
    expect(words(text, term(avoid))).toEqual(found);
  });

  test("the longest phrase is named", () => {
    expect(words("the service users", term("service"), term("service users"))).toEqual([
      "service users",
    ]);
  });

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

describe("places", () => {
  test("count lines and columns from 1", () => {
    expect(placeIn("ab\ncd", 0, 7)).toEqual({ line: 7, column: 1 });
    expect(placeIn("ab\ncd", 4, 7)).toEqual({ line: 8, column: 2 });
  });

  test("of words in a field are on its own line, or unknown", () => {
    expect(placeInField("---\ntitle: Title of it\n", "title", "Title")).toEqual({
      line: 2,
      column: 8,
    });
    expect(placeInField("---\ntitle: >\n  Of it\n", "title", "Of it")).toBeNull();
    expect(placeInField("---\nid: x\n", "title", "x")).toBeNull();
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
          "version: 1.0.0",
          "version: 1.0.0\nreading-age: {statement: 30}",
        ]),
      ),
    ).toEqual([]);
  });
});
