import type { Nodes, Root, Text } from "mdast";
import type { Options } from "remark-stringify";
import { forPaper } from "./for-paper.js";
import { type Renderer, utf8 } from "./renderer.js";

const line = "…".repeat(12);

/** Labels with lines to write on: dots, since underscores would be markup. */
function withLines(node: Nodes): Nodes {
  if (node.type === "paragraph" && node.data?.ruled !== undefined) {
    const value = node.data.ruled.map((label) => `${label} ${line}`).join(" ");
    return { type: "paragraph", children: [{ type: "text", value }] };
  }
  return "children" in node
    ? ({ ...node, children: (node.children as Nodes[]).map(withLines) } as Nodes)
    : node;
}

/**
 * A sentence that cannot hold markup wherever it stands: it begins with a letter, so that nothing in it opens a block, and
 * has none of the characters that mean something in a line. Nearly all text is like that, and need not be searched for it.
 */
const harmless = /^\p{L}(?:[\p{L}\p{N} ,.;:?()'"’‘“”…–£%/-]*[\p{L}\p{N},.;:?)’”…])?$/u;

type TextHandler = NonNullable<NonNullable<Options["handlers"]>["text"]>;

const textHandler: TextHandler = (node: Text, _, state, info) =>
  harmless.test(node.value) ? node.value : state.safe(node.value, info);

/** CommonMark with GitHub's tables, task items and struck-out words. */
export const markdown = {
  name: "markdown",
  endings: [".md", ".markdown"],
  of: "document",
  load: async () => {
    const { unified } = await import("unified");
    const { default: remarkStringify } = await import("remark-stringify");
    const tables = await import("mdast-util-gfm-table");
    const tasks = await import("mdast-util-gfm-task-list-item");
    const strikes = await import("mdast-util-gfm-strikethrough");
    const processor = unified().use(remarkStringify, {
      bullet: "-",
      emphasis: "_",
      rule: "-",
      listItemIndent: "one",
      handlers: { text: textHandler },
    });
    processor.data("toMarkdownExtensions", [
      tables.gfmTableToMarkdown({ tablePipeAlign: false }),
      tasks.gfmTaskListItemToMarkdown(),
      strikes.gfmStrikethroughToMarkdown(),
    ]);
    return async ({ tree }) => utf8(processor.stringify(withLines(forPaper(tree)) as Root));
  },
} satisfies Renderer;
