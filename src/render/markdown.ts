import type { Renderer } from "./renderer.js";

/** CommonMark with GitHub's tables and task items. */
export const markdown: Renderer = {
  name: "markdown",
  extensions: [".md", ".markdown"],
  render: async ({ tree }) => {
    const [{ unified }, { default: remarkStringify }, tables, tasks] = await Promise.all([
      import("unified"),
      import("remark-stringify"),
      import("mdast-util-gfm-table"),
      import("mdast-util-gfm-task-list-item"),
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
    ]);
    return processor.stringify(tree);
  },
};
