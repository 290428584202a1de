import type { Renderer } from "./renderer.js";

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
    return processor.stringify(tree);
  },
};
