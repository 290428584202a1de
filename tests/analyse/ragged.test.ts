import { describe as describeTopic } from "../../src/analyse/describe.js";
import { analyseGap } from "../../src/analyse/gap/analyse-gap.js";
import { listFramework } from "../../src/analyse/list.js";
import { search } from "../../src/analyse/search/search.js";
import { makeSearchIndex } from "../../src/analyse/search/search-index.js";
import { findTopics } from "../../src/analyse/topic.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import { bodies, frameworkOf } from "../support/frameworks.js";

/** A framework whose parts name what is not there: it has findings, and reading it must still not break. */
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
  expect(first("gamna")).toBe("AA-6-77");
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
  const options = { asOf: "2026-01-01" };
  expect(analyseGap(banded, file, options).rolesNear).toEqual([]);
});
