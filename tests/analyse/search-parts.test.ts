import { searchEntries } from "../../src/analyse/search/entries.js";
import { bestPassage, marksIn } from "../../src/analyse/search/passage.js";
import { understand } from "../../src/analyse/search/question.js";
import { search } from "../../src/analyse/search/search.js";
import { makeSearchIndex } from "../../src/analyse/search/search-index.js";
import { meaningful, wordReader } from "../../src/analyse/search/words.js";
import { workshopFiles } from "../fixtures/workshop-framework.js";
import { bodies, frameworkOf } from "../support/frameworks.js";

const files = {
  ...workshopFiles,
  "framework.yaml": workshopFiles["framework.yaml"]?.replace(
    "supplements:",
    "evidence-types: [{id: audit, title: An audit}, {id: course, title: A course}]\nsupplements:",
  ) as string,
  "constructor/band-5/CO-5-03.md": `---
id: CO-5-03
title: Saw wood
pillar: constructor
band: 5
thread: "02"
status: active
themes: [calm, none]
supplement: extra
search-words: [timber, lumber]
evidence-types: [course]
sources: [{source: book, ref: "D2 high"}, {source: book, ref: "1"}, {source: none, ref: "1"}]
---
Saws straight.

Every day.

## In practice
- Measures twice
- Cuts once

Slowly.

## Evidence you could bring
- A plank

## To talk about
- Which way does the grain run?

## Notes
Mind your fingers.
`,
  "resources/bench.md":
    "---\nid: bench\ntitle: The bench\ncompetencies: [CO-5-03, CA-C-01, CO-5-01, CO-9-99]\n---\nFirst.\n\n- Second\n- Third\n",
  "qualifications/band-5.md": "---\nband: 5\ntitle: A certificate\n---\nAsk first.\n",
};
const framework = frameworkOf(files);
const entries = searchEntries(framework, bodies());
const entry = (key: string) => entries.find((one) => one.key === key);

describe("what is searched", () => {
  test("a competency, part by part", () => {
    expect(entry("competency CO-5-03")).toEqual({
      key: "competency CO-5-03",
      kind: "competency",
      id: "CO-5-03",
      supplement: "extra",
      title: "Saw wood",
      pillars: ["constructor"],
      place: 5,
      thread: "Tools\nMaking",
      asked: "timber\nlumber",
      statement: "Saws straight.\nEvery day.",
      themes: "Calm",
      practice: "Measures twice\nCuts once\nSlowly.",
      evidence: "A plank\nA course",
      questions: "Which way does the grain run?",
      rest: "Mind your fingers.",
      related: "Domain\nFirst\nThe bench",
      level: "band 5 New Fresh face Extra",
      passages: [
        { section: null, text: "Saws straight." },
        { section: null, text: "Every day." },
        { section: "In practice", text: "Measures twice" },
        { section: "In practice", text: "Cuts once" },
        { section: "In practice", text: "Slowly." },
        { section: "Evidence you could bring", text: "A plank" },
        { section: "To talk about", text: "Which way does the grain run?" },
        { section: "Notes", text: "Mind your fingers." },
        { section: "Relates to", text: "Domain" },
        { section: "Relates to", text: "First" },
        { section: "Resource", text: "The bench" },
      ],
    });
    expect(entry("competency CA-C-01")).toMatchObject({ level: "core", place: "core", themes: "" });
    expect(entry("competency CA-6-01")?.level).toBe("band 6 Settled  ");
  });

  test.each([
    [
      "role joiner",
      { thread: "Council joiner", pillars: ["constructor"], place: null, statement: "Joins wood." },
    ],
    ["role listener", { thread: "", pillars: ["constructor", "care"] }],
    [
      "qualification 5",
      {
        kind: "qualification",
        id: "5",
        title: "A certificate",
        thread: "Qualifications",
        level: "band 5",
        place: 5,
        pillars: [],
      },
    ],
    ["resource twin", { thread: "course\n", pillars: ["constructor"], rest: "" }],
    [
      "resource bench",
      {
        thread: "\n",
        pillars: ["constructor", "care"],
        statement: "First.",
        rest: "Second\nThird",
      },
    ],
    ["story mine", { thread: "Maker\nA long way", pillars: ["constructor"], level: "" }],
    ["page aims", { title: "What it is for", statement: "It is for you.", pillars: [], level: "" }],
    [
      "source book",
      {
        kind: "source",
        id: "book",
        title: "The book",
        thread: "Press",
        rest: "First\nWithin the first\nDomain\nNever",
        pillars: [],
        place: null,
        level: "",
        passages: [
          { section: "1", text: "First" },
          { section: "1.1", text: "Within the first" },
          { section: "D2", text: "Domain" },
          { section: "9", text: "Never" },
        ],
      },
    ],
    ["source twin", { thread: "", rest: "", passages: [] }],
  ])("%s", (key, fields) => {
    expect(entry(key)).toMatchObject(fields);
  });

  test("everything but what is retired", () => {
    expect(entry("competency CO-5-02")).toBeUndefined();
    expect(entries).toHaveLength(8 + 2 + 1 + 3 + 1 + 2 + 3);
  });
});

describe("words", () => {
  const reader = wordReader([
    ["study leave", "time to learn"],
    ["leave", "departure", "Going away now"],
    ["going away", "holiday"],
  ]);
  const read = (text: string) =>
    reader.tokens(text).map(({ word, concepts, inPhrase }) => [word, concepts, inPhrase]);

  test("where each stands, and its ending taken off", () => {
    expect(reader.tokens("Ask, the Students’ tutor’s")).toEqual([
      { start: 0, end: 3, word: "ask", stem: "ask", concepts: [], inPhrase: false },
      { start: 5, end: 8, word: "the", stem: "the", concepts: [], inPhrase: false },
      { start: 9, end: 17, word: "students", stem: "student", concepts: [], inPhrase: false },
      { start: 19, end: 26, word: "tutor's", stem: "tutor", concepts: [], inPhrase: false },
    ]);
    expect(reader.tokens("supervising supervision").map(({ stem }) => stem)).toEqual([
      "supervis",
      "supervis",
    ]);
  });

  test("the longest phrase wins, and what follows it is read for itself", () => {
    expect(read("study leave leave")).toEqual([
      ["study", ["@0"], true],
      ["leave", ["@0"], true],
      ["leave", ["@1"], false],
    ]);
    expect(read("going away now")).toEqual([
      ["going", ["@1"], true],
      ["away", ["@1"], true],
      ["now", ["@1"], true],
    ]);
    expect(read("going away later")).toEqual([
      ["going", ["@2"], true],
      ["away", ["@2"], true],
      ["later", [], false],
    ]);
    expect(read("going")).toEqual([["going", [], false]]);
    expect(read("study")).toEqual([["study", [], false]]);
  });

  test("a word of two lists belongs to both", () => {
    const both = wordReader([
      ["cash", "money"],
      ["money", "budget"],
    ]);
    expect(both.tokens("money")[0]?.concepts).toEqual(["@0", "@1"]);
  });

  test.each([
    ["how do I start with research", ["start", "research"]],
    ["I don’t want to supervise", ["supervise"]],
    ["good work with leave", ["leave"]],
    ["how to work", ["work"]],
    ["what is this", ["what", "is", "this"]],
    ["best jobs helping", ["best", "jobs", "helping"]],
    ["", []],
  ])("%s: what carries it", (text, words) => {
    expect(meaningful(reader.tokens(text)).map(({ word }) => word)).toEqual(words);
  });
});

describe("questions", () => {
  const index = makeSearchIndex(framework, bodies());
  test("a word, its synonyms and the words of a phrase count for less and less", () => {
    expect(understand("hammer", index).words).toEqual([[{ term: "hammer", weight: 1 }]]);
    expect(understand("budget", index).words).toEqual([
      [
        { term: "budget", weight: 1 },
        { term: "@0", weight: 0.8 },
      ],
    ]);
    expect(understand("study leave", index).words).toEqual([
      [
        { term: "studi", weight: 0.45 },
        { term: "@1", weight: 1 },
      ],
      [
        { term: "leav", weight: 0.45 },
        { term: "@1", weight: 1 },
      ],
    ]);
  });

  test("the beginning of a word, from four letters on", () => {
    const found = understand("inve", index);
    expect(found).toEqual({
      words: [[{ term: "inve", weight: 1 }]],
      written: ["inve"],
      corrections: [],
      beginnings: new Set(["inve"]),
    });
    expect(understand("hz", index).words).toEqual([[]]);
    expect(understand("inv", index)).toMatchObject({
      corrections: [{ word: "inv", instead: null }],
      beginnings: new Set(),
    });
  });

  test.each([
    ["hamer", "hammer"],
    ["hemmer", "hammer"],
    ["hamemr", "hammer"],
    ["HAMEMR", "hammer"],
    ["departrue", "departure"],
    ["certifikate", "certificate"],
    ["certifikeit", null],
    ["saop", "soap"],
    // Another first letter, another consonant, a word of three letters, a short word with a letter wrong or missing, and one too far off.
    ["jammer", null],
    ["hamper", null],
    ["saa", null],
    ["sowp", null],
    ["hammr", null],
    ["hmmrex", null],
    // Abbreviations and numbers.
    ["SAOP", null],
    ["saop2", null],
  ])("%s is put right as %s", (word, instead) => {
    expect(understand(word, index).corrections).toEqual([{ word, instead }]);
  });

  test("among the words that are as near, the one with the same letters, then the one that is written most", () => {
    const tell = (body: string) =>
      makeSearchIndex(
        frameworkOf({
          ...files,
          "pages/x.md": `---\nid: x\ntitle: X\norder: 9\n---\n${body}\n`,
        }),
        bodies(),
      );
    const put = (word: string, body: string) =>
      understand(word, tell(body)).corrections[0]?.instead;
    expect(put("silnet", "Silent, silent signet.")).toBe("silent");
    expect(put("plantoing", "Planting planning.")).toBe("planting");
    expect(put("silens", "Silent, silens.")).toBeUndefined();
    expect(put("silint", "Silent, silant.")).toBe("silant");
    expect(put("silint", "Silent, silant, silent.")).toBe("silent");
    expect(put("kids", "Kinds.")).toBeNull();
  });

  test("an abbreviation among small letters is never put right, nor taken for a beginning", () => {
    expect(understand("what is HAMEMR", index).corrections).toEqual([
      { word: "HAMEMR", instead: null },
    ]);
    expect(understand("what is INVE", index).corrections).toEqual([
      { word: "INVE", instead: null },
    ]);
  });
});

describe("passages", () => {
  const reader = wordReader([
    ["study leave", "time to learn"],
    ["money", "budget"],
  ]);
  const marked = (text: string, ...terms: string[]) =>
    marksIn(text, new Set(terms), reader).map(([start, end]) => text.slice(start, end));

  test("each word that matches is a mark, each phrase one", () => {
    expect(marked("Soap, more soap and water", "soap", "water")).toEqual(["Soap", "soap", "water"]);
    expect(marked("Ask for study leave soon", "@0")).toEqual(["study leave"]);
    expect(marked("study leave, study leave", "@0")).toEqual(["study leave", "study leave"]);
    expect(marked("study leave money", "@0", "@1")).toEqual(["study leave", "money"]);
    expect(marked("money study leave", "@0", "@1")).toEqual(["money", "study leave"]);
    expect(marked("money budget", "@1")).toEqual(["money", "budget"]);
    expect(marked("nothing", "soap")).toEqual([]);
  });

  const passages = [
    { section: null, text: "Nothing of it." },
    { section: "A", text: "Some water." },
    { section: "B", text: "Soap with water." },
    { section: "C", text: "Water with soap." },
    { section: "D", text: "A budget." },
  ];
  const best = (words: readonly (readonly [string, number])[], ...matched: string[]) =>
    bestPassage(
      passages,
      words.map(([term, weight]) => [{ term, weight }]),
      new Set(matched),
      reader,
    )?.section;

  test("the one that answers most, the first of two that answer as much", () => {
    expect(best([["water", 1]], "water")).toBe("A");
    expect(
      best(
        [
          ["water", 1],
          ["soap", 1],
        ],
        "water",
        "soap",
      ),
    ).toBe("B");
    expect(
      best(
        [
          ["water", 0.3],
          ["@1", 1],
        ],
        "water",
        "@1",
      ),
    ).toBe("D");
  });

  test("where none answers a word, the first with a mark; else none", () => {
    expect(best([["bath", 1]], "water")).toBe("A");
    expect(best([["bath", 1]], "bath")).toBeUndefined();
  });
});

describe("ranks", () => {
  const index = makeSearchIndex(framework, bodies());
  const ids = (query: string, top = 9) => search(index, query, { top }).hits.map(({ id }) => id);

  test("what is named as asked, then competencies, then the rest, so many of each", () => {
    expect(ids("twin resource")[0]).toBe("twin");
    expect(ids("wash hand")[0]).toBe("CO-C-01");
    const kinds = search(index, "band 5 certificate wood", { top: 2 }).hits.map(({ kind }) => kind);
    expect(kinds).toEqual(["competency", "competency", "qualification"]);
  });

  test("a hit says where it belongs, and how near it is", () => {
    const [hit] = search(index, "CA-6-01", { top: 1 }).hits;
    expect(hit).toMatchObject({
      kind: "competency",
      id: "CA-6-01",
      title: "Handle a departure",
      pillars: ["care"],
      level: 6,
      titleMarks: [],
      passage: null,
    });
    expect(hit?.score).toBe(Math.round((hit?.score ?? 0) * 100) / 100);
    expect(hit?.score).toBeGreaterThan(0);
  });

  test("words that people ask with find it, and say so where nothing else does", () => {
    const [hit] = search(index, "lumber", { top: 1 }).hits;
    expect(hit).toMatchObject({
      id: "CO-5-03",
      titleMarks: [],
      passage: { section: "Asked for as", text: "lumber", marks: [[0, 6]] },
    });
    // Its own text is the better reason.
    const [own] = search(index, "lumber straight", { top: 1 }).hits;
    expect(own?.passage?.text).toBe("Saws straight.");
  });

  test("what answers more of the question comes first", () => {
    expect(ids("saw wood straight")[0]).toBe("CO-5-03");
    const { hits } = search(index, "hammer invent", { top: 9 });
    expect(hits[0]?.id).toBe("CO-EX-01");
    expect(hits[0]?.score).toBeGreaterThan(2 * (hits[1]?.score ?? 0));
  });
});
