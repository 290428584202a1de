import { coverageOf, itemOf } from "../../src/analyse/coverage.js";
import { bodiesIn, describe as describeTopic } from "../../src/analyse/describe.js";
import { analyseGap } from "../../src/analyse/gap/analyse-gap.js";
import { type ListKind, listFramework } from "../../src/analyse/list.js";
import { search } from "../../src/analyse/search/search.js";
import { makeSearchIndex } from "../../src/analyse/search/search-index.js";
import { findTopics, topicNames } from "../../src/analyse/topic.js";
import type { InputError } from "../../src/exit.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import { workshopFiles } from "../fixtures/workshop-framework.js";
import { bodies, frameworkOf } from "../support/frameworks.js";

const small = frameworkOf(workshopFiles);

describe("what words mean", () => {
  const competency = { kind: "competency", id: "CO-5-01" };
  const level = { kind: "level", level: 5 };
  test.each([
    ["co-5-01", [competency]],
    ["competency CO-5-01", [competency]],
    ["Hold a hammer", [competency]],
    ["band 5", [level]],
    ["LEVEL fresh", [level]],
    ["fresh", [level]],
    ["5", [level]],
    ["core", [{ kind: "level", level: "core" }]],
    ["band core", [{ kind: "level", level: "core" }]],
    ["band 8", []],
    ["co", [{ kind: "pillar", id: "constructor" }]],
    ["making", [{ kind: "pillar", id: "constructor" }]],
    ["joiner", [{ kind: "role", id: "joiner" }]],
    ["role joiner", [{ kind: "role", id: "joiner" }]],
    ["qualifications", [{ kind: "qualifications" }]],
    ["qualification band 5", [{ kind: "qualification", band: 5 }]],
    ["qualification fresh", [{ kind: "qualification", band: 5 }]],
    ["qualification 6", []],
    ["aims", [{ kind: "page", id: "aims" }]],
    ["mine", [{ kind: "story", id: "mine" }]],
    ["book", [{ kind: "source", id: "book" }]],
    [
      "twin",
      [
        { kind: "resource", id: "twin" },
        { kind: "source", id: "twin" },
      ],
    ],
    ["source twin", [{ kind: "source", id: "twin" }]],
    ["qualification band 6", []],
    ["qualification level 5", [{ kind: "qualification", band: 5 }]],
    ["qualifications of others", []],
    ["band", []],
    ["level", []],
    ["broadband 5", []],
    ["Making!", [{ kind: "pillar", id: "constructor" }]],
    ["pillar co", [{ kind: "pillar", id: "constructor" }]],
    ["pillar twin", []],
    ["resource", []],
    ["resource Twin resource", [{ kind: "resource", id: "twin" }]],
    ["before you start", [{ kind: "page", id: "before" }]],
    ["page before you start", [{ kind: "page", id: "before" }]],
    ["How I got here", [{ kind: "story", id: "mine" }]],
    ["Fresh", [level]],
    ["fresh face", [level]],
    ["nothing", []],
    ["", []],
    ["__proto__", []],
  ])("%s", (words, topics) => {
    expect(findTopics(small, words.split(" "))).toEqual(topics);
  });

  test("what is of the kind that is named comes first, and a name alone in a fixed order", () => {
    const same = frameworkOf({
      ...workshopFiles,
      "roles/x.md": "---\nid: role\ntitle: Story one\n---\n",
      "stories/x.md": "---\nid: one\ntitle: Role one\n---\n",
      "pages/x.md": "---\nid: story-one\ntitle: One\n---\n",
    });
    expect(findTopics(same, ["story", "one"])).toEqual([
      { kind: "story", id: "one" },
      { kind: "role", id: "role" },
      { kind: "page", id: "story-one" },
    ]);
    expect(findTopics(same, ["one"])).toEqual([
      { kind: "page", id: "story-one" },
      { kind: "story", id: "one" },
    ]);
  });

  test("the names that are offered, each once", () => {
    expect([...topicNames(small)].sort()).toEqual(
      [
        ...[
          "CA-01",
          "CO-01",
          "CO-02",
          "CA-5-01",
          "CA-6-01",
          "CA-C-01",
          "CO-5-01",
          "CO-5-02",
          "CO-6-01",
          "CO-C-01",
          "CO-EX-01",
        ],
        ...["aims", "band 5", "band 6", "before", "book", "book-2", "care", "constructor", "core"],
        ...["joiner", "listener", "mine", "qualifications", "twin", "web"],
      ].sort(),
    );
  });

  test("every name that is offered is one that is understood", () => {
    for (const name of topicNames(small))
      expect([name, findTopics(small, name.split(" ")).length]).not.toEqual([name, 0]);
  });
});

describe("what belongs to a thing", () => {
  const shown = (words: string) => {
    const [topic] = findTopics(small, words.split(" "));
    if (topic === undefined) throw new Error(words);
    return describeTopic(small, topic);
  };
  const lines = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

  test("a competency: the whole chain, its sources by their items, what names it", () => {
    const part = shown("CO-5-01");
    if (part.kind !== "competency") throw new Error(part.kind);
    expect(lines(part.buildsOn)).toEqual(["CO-C-01"]);
    expect(lines(part.growsInto)).toEqual(["CO-6-01", "CO-EX-01"]);
    expect(part.thread).toEqual({ id: "01", title: "Hands" });
    expect(part.sources).toEqual([
      { id: "book", title: "The book", edition: null, year: 2020, ref: "D2 high", item: "Domain" },
      { id: "book", title: "The book", edition: null, year: 2020, ref: null, item: null },
    ]);
    expect(lines(part.resources)).toEqual(["twin"]);
    expect(part.stories).toEqual([]);
  });

  test("a circle ends, and an unknown source is shown as it is written", () => {
    const part = shown("CA-5-01");
    if (part.kind !== "competency") throw new Error(part.kind);
    expect(lines(part.buildsOn)).toEqual(["CA-6-01"]);
    expect(lines(part.growsInto)).toEqual(["CA-6-01"]);
    expect(part.sources[1]).toMatchObject({ title: "nowhere", item: null });
  });

  test("a circle of three is followed to its end, each once, without what is retired", () => {
    const text = (id: string, on: string, status = "active") =>
      `---\nid: ${id}\ntitle: ${id}\npillar: care\nband: ${id[3]}\nthread: "09"\nstatus: ${status}\nbuilds-on: [${on}]\n---\n`;
    const ring = frameworkOf({
      ...workshopFiles,
      "x/1.md": text("CA-5-11", "CA-6-12, CA-5-13"),
      "x/2.md": text("CA-6-12", "CA-5-13"),
      "x/3.md": text("CA-5-13", "CA-5-11, CA-5-14, CA-9-99"),
      "x/4.md": text("CA-5-14", "", "retired"),
    });
    const part = describeTopic(ring, { kind: "competency", id: "CA-5-11" });
    if (part.kind !== "competency") throw new Error(part.kind);
    expect(part.thread).toEqual({ id: "09", title: "09" });
    expect(part.buildsOn).toEqual([
      { id: "CA-5-13", title: "CA-5-13", pillar: "care", band: 5, key: false, supplement: null },
      { id: "CA-6-12", title: "CA-6-12", pillar: "care", band: 6, key: false, supplement: null },
    ]);
    expect(lines(part.growsInto)).toEqual(["CA-5-13", "CA-6-12"]);
  });

  test("what is asked for and no more", () => {
    expect(shown("joiner")).toEqual({ kind: "role", one: small.roles[0] });
    expect(shown("aims")).toEqual({ kind: "page", one: small.pages[0] });
    expect(shown("core")).toMatchObject({
      kind: "level",
      level: "core",
      pillars: [
        { id: "constructor", title: "Making", competencies: [{ id: "CO-C-01", key: true }] },
        { id: "care", title: "Caring", competencies: [{ id: "CA-C-01", key: false }] },
      ],
    });
    expect(shown("band 6")).toMatchObject({
      pillars: [{ competencies: [{ id: "CO-6-01" }, { id: "CO-EX-01" }] }, {}],
    });
    const more = frameworkOf({
      ...workshopFiles,
      "qualifications/a.md": "---\nband: 4\ntitle: Four\n---\n",
    });
    const bands = (topic: Parameters<typeof describeTopic>[1]) => {
      const part = describeTopic(more, topic);
      return part.kind === "qualifications" ? part.qualifications.map(({ band }) => band) : [];
    };
    expect(bands({ kind: "qualifications" })).toEqual([4, 5]);
    expect(bands({ kind: "qualification", band: 4 })).toEqual([4]);
  });

  test("levels, pillars and the rest", () => {
    expect(shown("band 5")).toMatchObject({
      kind: "level",
      pillars: [
        { id: "constructor", competencies: [{ id: "CO-5-01" }] },
        { id: "care", competencies: [{ id: "CA-5-01" }] },
      ],
    });
    expect(shown("constructor")).toMatchObject({
      kind: "pillar",
      threads: [
        {
          id: "01",
          competencies: [
            { id: "CO-C-01" },
            { id: "CO-5-01" },
            { id: "CO-6-01" },
            { id: "CO-EX-01", supplement: "extra" },
          ],
        },
        { id: "02", competencies: [] },
      ],
    });
    expect(shown("mine")).toMatchObject({ kind: "story", competencies: [{ id: "CO-C-01" }] });
    expect(shown("twin")).toMatchObject({ kind: "resource", competencies: [{ id: "CO-5-01" }] });
    expect(shown("source book")).toMatchObject({ kind: "source", items: [{}, {}, {}, {}] });
    expect(shown("qualifications")).toMatchObject({ qualifications: [{ band: 5 }] });
    expect(() => describeTopic(small, { kind: "role", id: "nobody" })).toThrow("nobody");
  });

  test.each([
    ["CO-5-01", 1],
    ["joiner", 1],
    ["qualification 5", 1],
    ["twin", 1],
    ["mine", 1],
    ["aims", 1],
    ["book", 0],
    ["core", 0],
  ])("%s has %i bodies", (words, count) => {
    expect(bodiesIn(shown(words))).toHaveLength(count);
  });
});

describe("lists", () => {
  const ids = (kind: ListKind, filters: Parameters<typeof listFramework>[2] = {}) =>
    listFramework(small, kind, filters).map((item) => item["id"] ?? item["band"]);

  test.each<[ListKind, Parameters<typeof listFramework>[2], readonly unknown[]]>([
    ["competencies", { pillar: "care" }, ["CA-C-01", "CA-5-01", "CA-6-01"]],
    ["competencies", { band: "core" }, ["CO-C-01", "CA-C-01"]],
    ["competencies", { theme: "calm" }, ["CO-5-01"]],
    ["competencies", { key: true }, ["CO-C-01"]],
    ["competencies", { setting: "local-authority", band: 5 }, ["CA-5-01"]],
    ["competencies", { status: "retired" }, ["CO-5-02"]],
    ["competencies", { status: "draft" }, ["CO-6-01"]],
    ["competencies", { status: "all", band: 5 }, ["CO-5-01", "CO-5-02", "CA-5-01"]],
    ["competencies", { supplement: "extra" }, ["CO-EX-01"]],
    ["competencies", { source: "book" }, ["CO-C-01", "CO-5-01"]],
    ["roles", {}, ["joiner", "listener"]],
    ["roles", { setting: "nhs" }, ["joiner"]],
    ["roles", { supplement: "extra" }, ["listener"]],
    ["roles", { pillar: "care" }, ["listener"]],
    ["roles", { band: 5 }, ["listener"]],
    ["roles", { band: 6, pillar: "constructor" }, ["joiner"]],
    ["resources", {}, ["twin", "web"]],
    ["resources", { pillar: "care" }, ["web"]],
    ["resources", { band: 5 }, ["twin"]],
    ["resources", { setting: "local-authority" }, ["twin"]],
    ["stories", { band: "core" }, ["mine"]],
    ["stories", { band: 6 }, []],
    ["sources", { status: "expired" }, ["twin"]],
    ["sources", { status: "all" }, ["book", "book-2", "twin"]],
    ["qualifications", { band: 5 }, [5]],
    ["qualifications", { band: 6 }, []],
    ["pages", {}, ["before", "aims"]],
  ])("%s %j", (kind, filters, expected) => {
    expect(ids(kind, filters)).toEqual(expected);
  });

  test.each<[ListKind, number, unknown]>([
    [
      "competencies",
      1,
      {
        id: "CO-5-01",
        title: "Hold a hammer",
        pillar: "constructor",
        band: 5,
        thread: "01",
        threadTitle: "Hands",
        key: false,
        status: "active",
        supplement: null,
        settings: ["nhs"],
        themes: ["calm"],
        buildsOn: ["CO-C-01"],
        evidenceTypes: [],
        sources: ["book D2 high", "book"],
      },
    ],
    [
      "roles",
      0,
      {
        id: "joiner",
        title: "Joiner",
        levels: { constructor: 6 },
        typicalBands: ["5", "6"],
        supplements: [],
        settings: ["nhs", "local-authority"],
        localAuthorityTitle: "Council joiner",
      },
    ],
    [
      "resources",
      1,
      {
        id: "web",
        title: "Web pages",
        kind: null,
        publisher: "Press",
        cost: "free",
        url: "https://example.org/a",
        settings: ["nhs"],
        competencies: ["CA-C-01"],
      },
    ],
    [
      "stories",
      0,
      {
        id: "mine",
        title: "How I got here",
        profession: "maker",
        path: "A long way",
        pillars: ["constructor"],
        competencies: ["CO-C-01"],
      },
    ],
    [
      "sources",
      0,
      {
        id: "book",
        title: "The book",
        edition: null,
        publisher: "Press",
        year: 2020,
        status: "superseded",
        supersededBy: "book-2",
        items: 4,
        url: null,
      },
    ],
    [
      "qualifications",
      0,
      { band: 5, title: "A certificate", localPolicy: true, minimum: 1, expected: 1 },
    ],
    ["pages", 0, { id: "before", title: "Before you start", order: 1 }],
  ])("an entry of %s is whole", (kind, index, entry) => {
    expect(listFramework(small, kind, {})[index]).toEqual(entry);
  });

  test("qualifications by their bands, pages by their order and then their ids", () => {
    const more = frameworkOf({
      ...workshopFiles,
      "qualifications/a.md": "---\nband: 6\ntitle: Six\n---\n",
      "qualifications/z.md": "---\nband: 4\ntitle: Four\n---\n",
      "pages/z.md": "---\nid: z\norder: 1\n---\n",
      "pages/a.md": "---\nid: a\norder: 1\n---\n",
    });
    const [bands, pages] = [
      listFramework(more, "qualifications", {}).map(({ band }) => band),
      listFramework(more, "pages", {}).map(({ id }) => id),
    ];
    expect([bands, pages]).toEqual([
      [4, 5, 6],
      ["a", "before", "z", "aims"],
    ]);
    // The framework itself is left in the order that it had.
    expect(more.pages.map(({ id }) => id)).toEqual(["aims", "before", "z", "a"]);
    expect(more.qualifications.map(({ band }) => band)).toEqual([5, 6, 4]);
  });

  test("a filter that is not given is none, and key: false neither", () => {
    expect(ids("pages", { pillar: undefined } as object)).toEqual(["before", "aims"]);
    expect(ids("competencies", { key: false, pillar: "care" })).toHaveLength(3);
  });

  test("the filters that a kind has are named where another is refused", () => {
    const hint = (kind: ListKind): unknown => {
      try {
        return listFramework(small, kind, { source: "book", theme: "calm" });
      } catch (error) {
        return (error as InputError).hint;
      }
    };
    expect(hint("resources")).toBe(
      "A list of resources can be narrowed by --pillar, --band, --setting.",
    );
    expect(hint("sources")).toBe("A list of sources can be narrowed by --status.");
    expect(hint("pages")).toBe("A list of pages has no filters.");
  });

  test("a filter that means nothing for a kind is refused", () => {
    expect(() => ids("pages", { key: true })).toThrow("--key does not go with a list of pages");
    expect(() => ids("roles", { theme: "calm" })).toThrow("--theme");
  });
});

describe("coverage", () => {
  test("levels and parts of an item count for it; retired competencies do not", () => {
    const [book] = small.sources;
    if (book === undefined) throw new Error("no book");
    const found = coverageOf(small, book);
    const cited = Object.fromEntries(
      found.items.map(({ ref, citedBy }) => [ref, citedBy.map((one) => `${one.id} ${one.ref}`)]),
    );
    expect(cited).toEqual({
      "1": ["CO-C-01 1.7"],
      "1.1": ["CO-C-01 1.1"],
      D2: ["CO-5-01 D2 high"],
      "9": [],
    });
    expect(found.whole).toMatchObject([{ id: "CO-5-01", ref: null }]);
    expect(found.competencies).toBe(2);
    expect(found.counts[0]).toEqual({
      pillar: "constructor",
      levels: [
        { level: "core", competencies: 1 },
        { level: 5, competencies: 1 },
        { level: 6, competencies: 0 },
      ],
    });
    expect(itemOf(book, "1.1.2")?.ref).toBe("1.1");
    expect(itemOf(book, "12")).toBeNull();
  });
});

describe("a framework whose parts name what is not there", () => {
  /** It has findings, and reading it must still not break. */
  const ragged = frameworkOf({
    "framework.yaml":
      "format: ahp-career/framework@1\nid: r\ntitle: R\nversion: 1.0.0\npillars: [{id: a, code: AA, title: A, threads: {}}]\nbands: []\nsynonyms: [[alpha, beta], [], nothing]\n",
    "sources.yaml":
      "sources: [{id: s, title: S, status: current, items: [{ref: '1', title: Alpha}]}]\n",
    "a/one.md":
      "---\nid: AA-6-77\ntitle: Gamma rays\npillar: elsewhere\nband: 6\nthread: '77'\nstatus: active\nsupplement: none\nbuilds-on: [AA-0-00]\nsources: [{source: s, ref: '1 x'}, {source: s}, {source: t, ref: '2'}]\n---\n",
    "a/two.md":
      "---\nid: AA-C-01\ntitle: Beta\npillar: a\nband: core\nthread: '01'\nstatus: active\n---\nText with no words: 1 - 2.\n\n## Extra section\nAlpha again.\n",
    "roles/r.md": "---\nid: r\ntitle: R role\npillars: {b: 6}\n---\n",
    "roles/q.md": "---\nid: q\ntitle: Q role\npillars: {a: 6}\ntypical-bands: [junior]\n---\n",
    "resources/x.md": "---\nid: x\ntitle: X\ncompetencies: [AA-9-99]\n---\n",
    "stories/y.md": "---\nid: y\ntitle: Y\nprofession: astronaut\ncompetencies: []\n---\nOnce.\n",
  });

  test("search", () => {
    const index = makeSearchIndex(ragged, bodies());
    const first = (query: string) => search(index, query, { top: 3 }).hits[0]?.id;
    expect(first("gamma")).toBe("AA-6-77");
    expect(first("beta")).toBe("AA-C-01");
    expect(first("astronaut")).toBe("y");
    expect(first("the")).toBeUndefined();
    expect(first("gammma")).toBe("AA-6-77");
    expect(first("ggggggg")).toBeUndefined();
    expect(first("work gamma")).toBe("AA-6-77");
  });

  test("what belongs to a competency that names what is not there", () => {
    const [topic] = findTopics(ragged, ["AA-6-77"]);
    if (topic === undefined) throw new Error("not found");
    expect(describeTopic(ragged, topic)).toMatchObject({
      thread: { id: "77", title: "77" },
      buildsOn: [],
      sources: [{ item: "Alpha" }, { ref: null, item: null }, { title: "t", item: null }],
    });
    expect(findTopics(ragged, ["pillar", "a"])).toEqual([{ kind: "pillar", id: "a" }]);
  });

  test("lists", () => {
    const titles = listFramework(ragged, "competencies", {}).map((item) => item["threadTitle"]);
    expect(titles).toEqual(["", ""]);
    expect(listFramework(ragged, "roles", { pillar: "a", band: 6 })).toMatchObject([{ id: "q" }]);
  });

  test("no role is near to anybody where there are no bands", () => {
    const banded = frameworkOf({
      "framework.yaml":
        "format: ahp-career/framework@1\nid: r\ntitle: R\nversion: 1.0.0\npillars: [{id: a, code: AA, title: A, threads: {}}]\nbands: [{band: 5, title: V}, {band: 6, title: VI}]\n",
      "roles/q.md": "---\nid: q\ntitle: Q\npillars: {a: 6}\ntypical-bands: [junior]\n---\n",
      "roles/r.md": "---\nid: r\ntitle: R\npillars: {b: 6}\n---\n",
    });
    const file = { person: { profession: "x", band: 5 } } as unknown as EvidenceFile;
    expect(analyseGap(banded, file, { asOf: "2026-01-01" }).rolesNear).toEqual([]);
  });
});
