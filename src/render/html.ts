import { type Renderer, utf8 } from "./renderer.js";

/** One page that stands alone and prints on A4, from `templates/page.html`. */
export const html = {
  name: "html",
  endings: [".html", ".htm"],
  of: "document",
  load: async () => {
    const { htmlBody } = await import("./html-body.js");
    const { fillTemplate } = await import("./fill-template.js");
    return async ({ title, footer, tree }, { template, largePrint, organisation }) => {
      const filled = await fillTemplate("page.html", template("page.html"), {
        title,
        footer,
        // A CSS string: the characters that could end it are escaped.
        footerCss: footer.replace(/["\\<>\n]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `),
        body: htmlBody(tree),
        style: template("print.css"),
        size: largePrint ? "large" : "usual",
        organisation: organisation?.name ?? "",
        logo: organisation?.logo ?? "",
      });
      return utf8(filled);
    };
  },
} satisfies Renderer;
