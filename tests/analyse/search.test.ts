import { search } from "../../src/analyse/search/search.js";
import { makeSearchIndex } from "../../src/analyse/search/search-index.js";
import { wordReader } from "../../src/analyse/search/words.js";
import { workshopFiles } from "../fixtures/workshop-framework.js";
import { bodies, frameworkOf } from "../support/frameworks.js";

const small = makeSearchIndex(frameworkOf(workshopFiles), bodies());
const ids = (query: string, options: Partial<Parameters<typeof search>[2]> = {}) =>
  search(small, query, { top: 10, ...options }).hits.map(({ id }) => id);

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
    expect(
      reader
        .tokens("Students' café: cafe\u0301 ﬁnd Œuvre super\u00advise don’t donʼt RS‑6‑02")
        .map(({ word }) => word),
    ).toEqual([
      "students",
      "cafe",
      "cafe",
      "find",
      "oeuvre",
      "supervise",
      "don't",
      "don't",
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
