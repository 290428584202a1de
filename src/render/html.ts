import type { Element, Root } from "hast";
import type { Text } from "mdast";
import type { Handler } from "mdast-util-to-hast";
import { forPaper } from "./for-paper.js";
import { describeTable } from "./html-tables.js";
import { type Renderer, utf8 } from "./renderer.js";

/** Task items as boxes that print: hast's own are disabled form fields, which screen readers call unavailable. */
function boxes(node: Root | Element): void {
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

/** One page that stands alone and prints on A4, from `templates/page.html`. */
export const html = {
  name: "html",
  endings: [".html", ".htm"],
  of: "document",
  load: async () => {
    const { toHast } = await import("mdast-util-to-hast");
    const { toHtml } = await import("hast-util-to-html");
    const { fillTemplate } = await import("./fill-template.js");
    return async ({ title, footer, tree }, { template, largePrint, organisation }) => {
      const hast = toHast(forPaper(tree), { handlers: { text: spoken } }) as Root;
      boxes(hast);
      const filled = await fillTemplate("page.html", template("page.html"), {
        title,
        footer,
        // A CSS string: the characters that could end it are escaped.
        footerCss: footer.replace(/["\\<>\n]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `),
        body: toHtml(hast),
        style: template("print.css"),
        size: largePrint ? "large" : "usual",
        organisation: organisation?.name ?? "",
        logo: organisation?.logo ?? "",
      });
      return utf8(filled);
    };
  },
} satisfies Renderer;
