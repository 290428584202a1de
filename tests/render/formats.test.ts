import fc from "fast-check";
import type { PhrasingContent, Root, RootContent } from "mdast";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemToMarkdown } from "mdast-util-gfm-task-list-item";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { csvTable } from "../../src/render/csv.js";
import { markdown } from "../../src/render/markdown.js";
import { rendered } from "../support/rendered.js";
import { seed } from "../support/seed.js";

test.each([
  ["plain", "plain"],
  ["a, b", '"a, b"'],
  ['say "yes"', '"say ""yes"""'],
  ["two\r\nlines", '"two\nlines"'],
  ["=SUM(A1)", "'=SUM(A1)"],
  ["+44", "'+44"],
  ["-1", "'-1"],
  ["@now", "'@now"],
  ["\tx", "' x"],
  ["\r=x", "' =x"],
  ["=a,b", `"'=a,b"`],
  ["\u001b[31mred", "\\u001b[31mred"],
  ["café – Ω", "café – Ω"],
  [-1, "-1"],
  [null, ""],
  [true, "true"],
  [["a", "b"], "a; b"],
  [["=a", "b"], "'=a; b"],
])("a cell of a table in CSV: %j", (value, expected) => {
  expect(csvTable([[value]])).toBe(`${expected}\r\n`);
});

test("rows and lines of a table in CSV", () => {
  expect(
    csvTable([
      ["a", "b"],
      [1, ""],
    ]),
  ).toBe("a,b\r\n1,\r\n");
  expect(csvTable([])).toBe("");
});

/** The same settings without our quick way for harmless text. */
function slowly(tree: Root): string {
  const processor = unified().use(remarkStringify, {
    bullet: "-",
    emphasis: "_",
    rule: "-",
    listItemIndent: "one",
  });
  processor.data("toMarkdownExtensions", [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
    gfmStrikethroughToMarkdown(),
  ]);
  return processor.stringify(tree);
}

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("Plans", "care", "a", "7", "É", "https", "www", "1") },
  { weight: 3, arbitrary: fc.constantFrom(" ", ". ", ", ", ": ", "(", ")", "-", "’", "?", "; ") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "*",
      "_",
      "`",
      "[",
      "]",
      "<",
      "&",
      "#",
      "|",
      "!",
      "\\",
      "~",
      "+",
      "\n",
      "://",
      ".",
      "=",
      ">",
      "@",
    ),
  },
);
const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(""));
const plain = words.map((value): PhrasingContent => ({ type: "text", value }));
const phrasing: fc.Arbitrary<PhrasingContent> = fc.oneof(
  plain,
  plain.map((child): PhrasingContent => ({ type: "strong", children: [child] })),
  plain.map((child): PhrasingContent => ({ type: "emphasis", children: [child] })),
  plain.map((child): PhrasingContent => ({ type: "delete", children: [child] })),
  plain.map(
    (child): PhrasingContent => ({ type: "link", url: "https://example.org", children: [child] }),
  ),
  words.map((value): PhrasingContent => ({ type: "inlineCode", value })),
  fc.constant<PhrasingContent>({ type: "break" }),
);
const line = fc.array(phrasing, { minLength: 1, maxLength: 4 });
const block: fc.Arbitrary<RootContent> = fc.oneof(
  line.map((children): RootContent => ({ type: "paragraph", children })),
  line.map((children): RootContent => ({ type: "heading", depth: 2, children })),
  line.map(
    (children): RootContent => ({
      type: "list",
      spread: false,
      children: [{ type: "listItem", checked: false, children: [{ type: "paragraph", children }] }],
    }),
  ),
  line.map(
    (children): RootContent => ({
      type: "table",
      children: [{ type: "tableRow", children: [{ type: "tableCell", children }] }],
    }),
  ),
);

test("harmless text in Markdown is written as the library would write it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 3 }), async (children) => {
      const tree: Root = { type: "root", children };
      const document = { title: "Title", footer: "", tree };
      expect(await rendered(markdown, document)).toBe(slowly(tree));
    }),
    { seed, numRuns: 600 },
  );
});
