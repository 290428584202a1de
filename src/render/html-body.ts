import type { Element, Root as HastRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Root, Text } from "mdast";
import { type Handler, toHast } from "mdast-util-to-hast";
import { forPaper } from "./for-paper.js";
import { describeTable } from "./html-tables.js";

/** Task items as boxes that print: hast's own are disabled form fields, which screen readers call unavailable. */
function boxes(node: HastRoot | Element): void {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    if (child.tagName === "input" && child.properties["type"] === "checkbox") {
      const ticked = child.properties["checked"] === true;
      child.tagName = "span";
      child.properties = {
        className: ["box", ...(ticked ? ["ticked"] : [])],
        role: "img",
        ariaLabel: ticked ? "Met" : "Not ticked",
      };
      child.children = [{ type: "text", value: ticked ? "\u2612" : "\u2610" }];
    }
    if (child.tagName === "table") describeTable(child);
    boxes(child);
  }
}

const safe = /^(?:https?:\/\/|#)[^\s<>"]+$/;

/** A mark is seen, and its words are read aloud; words that lead somewhere are a link. */
const spoken: Handler = (_, { value, data }: Text) =>
  data?.words === undefined
    ? data?.href !== undefined && safe.test(data.href)
      ? {
          type: "element",
          tagName: "a",
          properties: { href: data.href },
          children: [{ type: "text", value }],
        }
      : { type: "text", value }
    : [
        {
          type: "element",
          tagName: "span",
          properties: { ariaHidden: "true" },
          children: [{ type: "text", value }],
        },
        {
          type: "element",
          tagName: "span",
          properties: { className: ["visually-hidden"] },
          children: [{ type: "text", value: data.words }],
        },
      ];

/** A tree as HTML: what stands between a page's `<main>` and `</main>`. */
export function htmlBody(tree: Root): string {
  const hast = toHast(forPaper(tree), { handlers: { text: spoken } }) as HastRoot;
  boxes(hast);
  return toHtml(hast);
}
