import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { search } from "../../src/analyse/search.js";
import { makeSearchIndex } from "../../src/analyse/search-index.js";
import { wordReader } from "../../src/analyse/search-words.js";
import { workshopFiles } from "../fixtures/workshop-framework.js";
import { bodies, frameworkOf, shippedFramework } from "../support/frameworks.js";

const real = makeSearchIndex(shippedFramework(), bodies());
const small = makeSearchIndex(frameworkOf(workshopFiles), bodies());
const ids = (query: string, options: Partial<Parameters<typeof search>[2]> = {}) =>
  search(small, query, { top: 10, ...options }).hits.map(({ id }) => id);

describe("questions in people's own words", () => {
  const listed = (name: string) =>
    parse(readFileSync(new URL(`../fixtures/${name}.yaml`, import.meta.url), "utf8")) as readonly {
      readonly ask: string;
      readonly any: readonly string[];
    }[];
  const questions = listed("search-questions");
  const more = listed("search-questions-more");

  test("name only competencies that are there", () => {
    const known = new Set(real.entries.keys());
    const unknown = [...questions, ...more].flatMap(({ any }) =>
      any.filter((id) => !known.has(`competency ${id}`)),
    );
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(more.length).toBeGreaterThanOrEqual(300);
    expect(unknown).toEqual([]);
  });

  test.each([
    ["our own", questions, 0.05],
    ["other people's", more, 0.06],
  ])("nearly all of %s find the right competency in the first three", (_, list, most) => {
    const missed = list.filter(({ ask, any }) => {
      const { hits } = search(real, ask, { top: 3 });
      return !hits.slice(0, 3).some(({ id }) => any.includes(id));
    });
    // Where it fails, the list itself says which.
    const asked = missed.map(({ ask }) => ask);
    expect(asked.slice(0, asked.length > list.length * most ? undefined : 0)).toEqual([]);
  });

  test.each([
    ["how do I start research", ["RS-C-05", "RS-5-03", "RS-5-05", "RS-6-03", "RS-6-04"]],
    ["supervising students", ["ED-6-02", "ED-6-03", "ED-5-03"]],
    ["racism at work", ["LD-C-06", "LD-5-06"]],
    ["budget", ["LD-8-04", "LD-7-04"]],
  ])("%s", (ask, any) => {
    const [first] = search(real, ask, { top: 3 }).hits;
    expect(any).toContain(first?.id);
  });
});

describe("what a search looks at", () => {
  test.each([
    ["an ending", "washing", "CO-C-01"],
    ["a synonym", "budget", "CO-C-01"],
    ["a phrase that is a synonym", "time to learn", "CA-5-01"],
    ["an id, whatever its case", "ca-6-01", "CA-6-01"],
    ["a title, before anything else", "joiner", "joiner"],
    ["a story's path", "a long way", "mine"],
    ["a source's item", "never", "book"],
    ["the title of a resource, for the competency it helps with", "twin resource", "twin"],
    ["a thread", "talking listen", "CA-C-01"],
    ["the beginning of a word", "inven", "CO-EX-01"],
  ])("%s", (_, query, id) => {
    expect(ids(query)[0]).toBe(id);
  });

  test("words that people ask with find it, and say so where nothing else does", () => {
    const [hit] = search(real, "datix", { top: 1 }).hits;
    expect(hit).toMatchObject({
      id: "PP-C-04",
      titleMarks: [],
      passage: { section: "Asked for as", text: "Datix", marks: [[0, 5]] },
    });
    // Its own text is the better reason.
    const [own] = search(real, "safeguarding referral", { top: 1 }).hits;
    expect(own?.passage?.section).not.toBe("Asked for as");
  });

  test("a phrase is not its words: study leave is no departure", () => {
    expect(ids("study leave")[0]).toBe("CA-5-01");
    expect(ids("departures")[0]).toBe("CA-6-01");
  });

  test("a retired competency is not found", () => {
    expect(ids("old saw")).toEqual([]);
  });

  test("slips are put right, and said", () => {
    const found = search(small, "hamemr", { top: 5 });
    expect(found.corrections).toEqual([{ word: "hamemr", instead: "hammer" }]);
    expect(found.hits.map(({ id }) => id).sort()).toEqual(["CO-5-01", "CO-6-01", "CO-EX-01"]);
  });

  test("a word that is like nothing is said to be unknown", () => {
    const found = search(small, "xylophone", { top: 5 });
    expect(found).toMatchObject({
      corrections: [{ word: "xylophone", instead: null }],
      total: 0,
      hits: [],
    });
    expect(search(small, "qz", { top: 5 }).corrections).toEqual([{ word: "qz", instead: null }]);
  });

  test("a question of little words only is taken at its word", () => {
    expect(ids("for you")).toContain("aims");
    expect(ids("work")).toEqual([]);
    expect(ids("?!")).toEqual([]);
  });

  test("filters", () => {
    expect(ids("hammer", { band: 6 })).toEqual(["CO-6-01", "CO-EX-01"]);
    expect(ids("twin", { kind: "resource" })).toEqual(["twin"]);
    expect(ids("study leave departure", { pillar: "care" })).toEqual(["CA-5-01", "CA-6-01"]);
    expect(search(small, "hammer", { top: 1 })).toMatchObject({ total: 3, hits: [{}] });
    expect(ids("soap money", { top: 1, kind: "competency" })).toHaveLength(1);
  });

  test("the best passage, its words marked, a phrase as one", () => {
    const [hit] = search(small, "soap and warm water", { top: 1 }).hits;
    expect(hit?.passage).toMatchObject({
      section: "In practice",
      text: "Uses soap and warm water",
    });
    const marks = hit?.passage?.marks.map(([start, end]) => hit.passage?.text.slice(start, end));
    expect(marks).toEqual(["soap", "warm", "water"]);
    const [leave] = search(small, "study leave", { top: 1 }).hits;
    expect(leave?.titleMarks.map(([start, end]) => leave.title.slice(start, end))).toEqual([
      "study leave",
    ]);
  });
});

describe("reading words", () => {
  const reader = wordReader([["pocket money", "cash"]]);
  test("apostrophes, accents, ids and phrases", () => {
    expect(reader.tokens("Students' café: don’t RS-6-02").map(({ word }) => word)).toEqual([
      "students",
      "café",
      "don’t",
      "rs-6-02",
    ]);
    expect(reader.tokens("my pocket money").map(({ concepts }) => concepts)).toEqual([
      [],
      ["@0"],
      ["@0"],
    ]);
    expect(reader.tokens("money").map(({ concepts }) => concepts)).toEqual([[]]);
  });
  test("an entry of no words is no phrase", () => {
    expect(wordReader([["--", "x"]]).tokens("x")[0]?.concepts).toEqual(["@0"]);
  });
});
