import type { Nodes, RootContent } from "mdast";
import { printable } from "../words/printable.js";

const safeUrl = /^(https?:|mailto:)/i;

/** Text from a Markdown file as part of a report: HTML becomes text, images their description, and links lead only to the web. */
function tamed(node: Nodes): Nodes {
  if (node.type === "html") return { type: "text", value: printable(node.value) };
  if (node.type === "image") return { type: "text", value: printable(node.alt ?? "") };
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") {
    return {
      ...node,
      value:
        node.type === "code"
          ? node.value.split("\n").map(printable).join("\n")
          : printable(node.value),
    };
  }
  const children = "children" in node ? (node.children as Nodes[]).map(tamed) : undefined;
  if (node.type === "link") {
    return safeUrl.test(node.url)
      ? ({ ...node, url: printable(node.url), title: null, children } as Nodes)
      : ({ type: "emphasis", children } as Nodes);
  }
  return (children === undefined ? node : { ...node, children }) as Nodes;
}

/** Blocks of a body, safe to stand in a report. */
export const foreign = <T extends RootContent>(nodes: readonly T[]): T[] =>
  nodes.flatMap((node) => {
    const safe = tamed(node);
    // HTML between paragraphs would stand outside any block.
    return [(safe.type === "text" ? { type: "paragraph", children: [safe] } : safe) as T];
  });
