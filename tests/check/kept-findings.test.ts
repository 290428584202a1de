import { checkEach } from "../../src/check/check-framework.js";
import { KeptFindings, sameItems } from "../../src/check/kept-findings.js";
import type { FrameworkContext } from "../../src/check/rule.js";
import type { IsoDate } from "../../src/model/date.js";
import type { Finding } from "../../src/model/diagnostic.js";
import { parseFramework } from "../../src/parse/framework.js";
import type { ParsedDocument } from "../../src/parse/kind.js";
import { parseBody } from "../../src/parse/markdown.js";
import { tinyFramework } from "../fixtures/tiny-framework.js";
import { edited } from "../support/check-files.js";

const rs5 = "research/band-5/RS-5-01-take-part-in-an-audit.md";
const rs6 = "research/band-6/RS-6-01-run-a-small-audit.md";

const parsed = (texts: Readonly<Record<string, string>>): readonly ParsedDocument[] =>
  parseFramework(
    "",
    Object.entries(texts).map(([path, text]) => ({ path, file: { name: path, text } })),
  ).documents;

/** Documents where the one at a path is another. */
const withOther = (
  documents: readonly ParsedDocument[],
  path: string,
  texts: Readonly<Record<string, string>>,
): readonly ParsedDocument[] => {
  const other = parsed(texts).find((one) => one.path === path);
  if (other === undefined) throw new Error(`${path} is not there`);
  return documents.map((one) => (one.path === path ? other : one));
};

/** A context, and the paths of the competencies whose bodies were asked for. */
function contextOf(
  documents: readonly ParsedDocument[],
  { unread = [], today = "2026-11-20" }: { unread?: readonly string[]; today?: string } = {},
) {
  const asked = new Set<string>();
  const { framework } = parseFramework(
    "",
    documents.map(({ path, file }) => ({ path, file })),
  );
  const context: FrameworkContext = {
    framework,
    documents,
    unread: new Set(unread),
    today: today as IsoDate,
    bodyOf: (document) => {
      asked.add(document.path);
      return parseBody(document.body, document.bodyLine);
    },
  };
  return { context, asked };
}

const sorted = (findings: readonly Finding[]): readonly string[] =>
  findings.map((one) => JSON.stringify(one)).sort();

const broken = edited(
  tinyFramework,
  [rs5, "title:", "titel:"],
  [rs5, "## In practice", "## In praxis"],
  [rs6, "status: active", "status: activ"],
);

describe("findings that are kept", () => {
  test("are what a whole check finds, the first time and every time after it", () => {
    const documents = parsed(broken);
    const kept = new KeptFindings();
    const whole = sorted(checkEach(contextOf(documents).context, documents));
    expect(whole.length).toBeGreaterThan(2);
    expect(sorted(kept.each(contextOf(documents).context))).toEqual(whole);
    expect(sorted(kept.each(contextOf(documents).context))).toEqual(whole);
    const mended = withOther(documents, rs5, tinyFramework);
    const left = sorted(checkEach(contextOf(mended).context, mended));
    expect(left.length).toBeLessThan(whole.length);
    expect(sorted(kept.each(contextOf(mended).context))).toEqual(left);
    const gone = mended.filter(({ path }) => path !== rs6);
    expect(kept.each(contextOf(gone).context)).toEqual([]);
  });

  const again = (
    change: (documents: readonly ParsedDocument[]) => ReturnType<typeof contextOf>,
    first: Parameters<typeof contextOf>[1] = {},
  ): number => {
    const documents = parsed(broken);
    const kept = new KeptFindings();
    kept.each(contextOf(documents, first).context);
    const { context, asked } = change(documents);
    kept.each(context);
    return asked.size;
  };
  const all = parsed(broken).filter(({ kind }) => kind === "competency").length;

  test.each<[string, number, Parameters<typeof again>[0]]>([
    ["nothing changed", 0, (documents) => contextOf(documents)],
    ["one file did", 1, (documents) => contextOf(withOther(documents, rs5, tinyFramework))],
    [
      "the manifest did",
      all,
      (documents) => contextOf(withOther(documents, "framework.yaml", broken)),
    ],
    [
      "the sources did",
      all,
      (documents) => contextOf(withOther(documents, "sources.yaml", broken)),
    ],
    ["it is another day", all, (documents) => contextOf(documents, { today: "2026-11-21" })],
    [
      "the sources cannot be read",
      all,
      (documents) => contextOf(documents, { unread: ["sources.yml"] }),
    ],
    ["another file cannot be read", 0, (documents) => contextOf(documents, { unread: ["a/b.md"] })],
  ])("are asked for again where %s", (_, count, change) => {
    expect(again(change)).toBe(count);
  });
});

test("the same items are the same things in the same order", () => {
  const [one, other] = [{}, {}];
  expect(sameItems([], [])).toBe(true);
  expect(sameItems([one, other], [one, other])).toBe(true);
  expect(sameItems([one, other], [other, one])).toBe(false);
  expect(sameItems([one, other], [one, {}])).toBe(false);
  expect(sameItems([one], [one, other])).toBe(false);
  expect(sameItems([one, other], [one])).toBe(false);
});
