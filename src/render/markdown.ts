import type { Nodes, Root } from "mdast";
import type { Renderer } from "./renderer.js";

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

/** CommonMark with GitHub's tables, task items and struck-out words. */
export const markdown: Renderer = {
  name: "markdown",
  extensions: [".md", ".markdown"],
  render: async ({ tree }) => {
    const [{ unified }, { default: remarkStringify }, tables, tasks, strikes] = await Promise.all([
      import("unified"),
      import("remark-stringify"),
      import("mdast-util-gfm-table"),
      import("mdast-util-gfm-task-list-item"),
      import("mdast-util-gfm-strikethrough"),
    ]);
    const processor = unified().use(remarkStringify, {
      bullet: "-",
      emphasis: "_",
      rule: "-",
      listItemIndent: "one",
    });
    processor.data("toMarkdownExtensions", [
      tables.gfmTableToMarkdown({ tablePipeAlign: false }),
      tasks.gfmTaskListItemToMarkdown(),
      strikes.gfmStrikethroughToMarkdown(),
    ]);
    return processor.stringify(withLines(tree) as Root);
  },
};
