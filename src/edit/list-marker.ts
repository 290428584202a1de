import type { Fixer } from "./fixer.js";
import { bodyNodes } from "./markdown-nodes.js";

/** `* item` and `+ item` → `- item`. */
export const listMarker: Fixer = {
  name: "list-marker",
  done: "wrote list items with hyphens",
  edits: (text, { kind }) =>
    bodyNodes(text, kind).flatMap(({ node, start }) =>
      node.type === "listItem" && /[*+]/.test(text.charAt(start))
        ? [{ start, end: start + 1, text: "-" }]
        : [],
    ),
};
