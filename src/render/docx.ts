import type { Root } from "mdast";
import { builder, type Docx } from "./docx-blocks.js";
import { pageWidth } from "./docx-columns.js";
import { forPaper } from "./for-paper.js";
import { officeText, repacked } from "./package-parts.js";
import type { DocumentRenderer } from "./renderer.js";

const heading = (size: number, times: number) => ({
  run: { font: "Arial", size: Math.round(size * times), bold: true, color: "212B32" },
  paragraph: { spacing: { before: 160, after: 60 } },
});

function documentOf(
  docx: Docx,
  { title, footer, tree }: { readonly title: string; readonly footer: string; readonly tree: Root },
  size: number,
) {
  const { border, block } = builder(docx, size);
  const small = size - 4;
  const foot = new docx.Paragraph({
    tabStops: [{ type: docx.TabStopType.RIGHT, position: pageWidth }],
    children: [
      new docx.TextRun({ text: officeText(footer), size: small }),
      new docx.TextRun({
        children: ["\tPage ", docx.PageNumber.CURRENT, " of ", docx.PageNumber.TOTAL_PAGES],
        size: small,
      }),
    ],
  });
  const language = { value: "en-GB", eastAsia: "en-GB", bidirectional: "ar-SA" };
  return new docx.Document({
    title: officeText(title),
    creator: "ahp-career",
    styles: {
      default: {
        document: {
          run: { font: "Arial", size, language },
          paragraph: { spacing: { after: 60, line: 247, lineRule: "auto" } },
        },
        heading1: heading(size, 1.6),
        heading2: heading(size, 1.3),
        heading3: heading(size, 1.1),
        hyperlink: { run: { color: "005EB8", underline: {} } },
      },
      paragraphStyles: [
        {
          id: "Field",
          name: "Field",
          basedOn: "Normal",
          paragraph: {
            border: { bottom: { ...border, space: 4 }, between: { ...border, space: 4 } },
            spacing: { before: 100, after: 60 },
          },
        },
      ],
      characterStyles: [
        { id: "PlaceholderText", name: "Placeholder Text", run: { color: "4C6272" } },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 794, bottom: 794, left: 1134, right: 1134 },
          },
        },
        footers: { default: new docx.Footer({ children: [foot] }) },
        children: tree.children.flatMap((node) => block(node)) as never,
      },
    ],
  });
}

/** A Word document: real headings, heads of tables that repeat, boxes that tick and places to write in. */
export const docx = {
  name: "docx",
  endings: [".docx"],
  of: "document",
  binary: true,
  load: async () => {
    const library = await import("docx");
    return async ({ title, footer, tree }, { largePrint }) => {
      // Half-points: 12 point, or 18.
      const size = largePrint ? 36 : 24;
      const made = documentOf(library, { title, footer, tree: forPaper(tree) }, size);
      return repacked(new Uint8Array(await library.Packer.toArrayBuffer(made)), title);
    };
  },
} satisfies DocumentRenderer;
