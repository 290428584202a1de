import type { Nodes, PhrasingContent, Root, RootContent, TableCell } from "mdast";
import { forPaper } from "./for-paper.js";
import { officeText, repacked } from "./package-parts.js";
import type { DocumentRenderer } from "./renderer.js";

type Docx = typeof import("docx");

/** Twentieths of a point: the width of A4 between its margins. */
const pageWidth = 9638;
/** Half-points: 12 point. */
const size = 24;

interface RunStyle {
  readonly bold?: true;
  readonly strike?: true;
  readonly style?: string;
  readonly font?: string;
}

const plain = (node: Nodes): string =>
  "value" in node
    ? node.value
    : "children" in node
      ? (node.children as Nodes[]).map(plain).join("")
      : "";

/** Widths of columns: by their longest word, and by how much stands in them. */
function columnWidths(rows: readonly (readonly TableCell[])[]): number[] {
  const count = Math.max(1, rows[0]?.length ?? 1);
  const weights = Array.from({ length: count }, (_, column) => {
    const texts = rows.map((cells) => (cells[column] ? plain(cells[column]) : ""));
    const word = Math.max(
      6,
      ...texts.map((text) => Math.max(...text.split(/\s+/).map((one) => one.length))),
    );
    const isEmpty = texts.slice(1).every((text) => text === "");
    const mean = isEmpty ? 24 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
    return Math.min(24, word) + Math.min(40, mean);
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((pageWidth * weight) / all));
}

/** Builds the parts of one document. */
function builder(docx: Docx) {
  const border = { style: docx.BorderStyle.SINGLE, size: 4, color: "AEB7BD" };
  let controls = 0;

  const element = (name: string, attributes?: object, ...children: readonly object[]) => {
    const one = new docx.ImportedXmlComponent(name, attributes as never);
    for (const child of children) one.push(child as never);
    return one;
  };
  const value = (name: string, of: string) => element(name, { "w:val": of });

  /** A place to write in, or a date to choose: a content control. */
  const control = (label: string) => {
    controls += 1;
    const kind = /date|by\b/i.test(label)
      ? element(
          "w:date",
          undefined,
          value("w:dateFormat", "d MMMM yyyy"),
          value("w:lid", "en-GB"),
          value("w:storeMappedDataAs", "date"),
          value("w:calendar", "gregorian"),
        )
      : element("w:text", { "w:multiLine": "1" });
    const alias = officeText(label.replace(/:$/, ""));
    return element(
      "w:sdt",
      undefined,
      element(
        "w:sdtPr",
        undefined,
        value("w:alias", alias),
        value("w:tag", alias.toLowerCase().slice(0, 60)),
        value("w:id", String(controls)),
        element("w:showingPlcHdr"),
        kind,
      ),
      element(
        "w:sdtContent",
        undefined,
        new docx.TextRun({ text: "Click to write", style: "PlaceholderText" }),
      ),
    );
  };

  const isSafe = (url: string): boolean => /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(url);

  const inline = (nodes: readonly PhrasingContent[], style: RunStyle = {}): object[] =>
    nodes.flatMap((node): object[] => {
      if (node.type === "text")
        return [new docx.TextRun({ text: officeText(node.value), ...style })];
      if (node.type === "inlineCode")
        return [new docx.TextRun({ text: officeText(node.value), ...style, font: "Courier New" })];
      if (node.type === "break") return [new docx.TextRun({ text: "", break: 1 })];
      if (node.type === "strong") return inline(node.children, { ...style, bold: true });
      if (node.type === "delete") return inline(node.children, { ...style, strike: true });
      if (node.type === "link" && isSafe(node.url))
        return [
          new docx.ExternalHyperlink({
            link: node.url,
            children: inline(node.children, { ...style, style: "Hyperlink" }) as never,
          }),
        ];
      return "children" in node ? inline(node.children, style) : [];
    });

  const headings = ["HEADING_1", "HEADING_2", "HEADING_3"] as const;

  const table = (rows: readonly (readonly TableCell[])[]) => {
    // A short table stays on one page.
    const isShort = rows.length <= 9 && rows.flat().map(plain).join("").length < 400;
    const widths = columnWidths(rows);
    const edges = { top: border, bottom: border, left: border, right: border };
    return new docx.Table({
      width: { size: pageWidth, type: docx.WidthType.DXA },
      columnWidths: widths,
      layout: docx.TableLayoutType.FIXED,
      rows: rows.map(
        (cells, at) =>
          new docx.TableRow({
            tableHeader: at === 0,
            cantSplit: true,
            // Room to write in.
            ...(cells.some((cell) => plain(cell) === "")
              ? { height: { value: 480, rule: docx.HeightRule.ATLEAST } }
              : {}),
            children: cells.map(
              (cell, column) =>
                new docx.TableCell({
                  width: { size: widths[column] ?? 0, type: docx.WidthType.DXA },
                  borders: edges,
                  margins: { top: 60, bottom: 60, left: 100, right: 100 },
                  ...(at === 0 ? { shading: { fill: "E8EDEE" } } : {}),
                  children: [
                    new docx.Paragraph({
                      spacing: { after: 0 },
                      keepNext: isShort && at < rows.length - 1,
                      children: inline(cell.children, at === 0 ? { bold: true } : {}) as never,
                    }),
                  ],
                }),
            ),
          }),
      ),
    });
  };

  /** One block, so deep inside lists. */
  const block = (node: RootContent, depth = 0, counter = ""): object[] => {
    const indent = depth === 0 ? {} : { indent: { left: depth * 400 } };
    if (node.type === "heading")
      return [
        new docx.Paragraph({
          heading: docx.HeadingLevel[headings[node.depth - 1] ?? "HEADING_3"],
          keepNext: true,
          children: inline(node.children) as never,
        }),
      ];
    if (node.type === "paragraph" && node.data?.ruled !== undefined)
      return node.data.ruled.map(
        (label) =>
          new docx.Paragraph({
            style: "Field",
            ...indent,
            children: [
              new docx.TextRun({ text: `${officeText(label)} `, bold: true }),
              control(label),
            ] as never,
          }),
      );
    if (node.type === "paragraph")
      return [
        new docx.Paragraph({
          ...(depth === 0
            ? {}
            : { indent: { left: depth * 400, hanging: counter === "" ? 0 : 400 } }),
          children: [
            ...(counter === "" ? [] : [new docx.TextRun({ text: `${counter}\t` })]),
            ...inline(node.children),
          ] as never,
        }),
      ];
    if (node.type === "list")
      return node.children.flatMap((item, at) => {
        const mark = node.ordered === true ? `${(node.start ?? 1) + at}.` : "•";
        const [first, ...rest] = item.children;
        const box =
          item.checked === null || item.checked === undefined
            ? []
            : [
                new docx.CheckBox({
                  checked: item.checked,
                  alias: "Done",
                  checkedState: { value: "2612", font: "MS Gothic" },
                  uncheckedState: { value: "2610", font: "MS Gothic" },
                }),
                new docx.TextRun(" "),
              ];
        const head =
          first?.type === "paragraph" && box.length > 0
            ? [
                new docx.Paragraph({
                  indent: { left: (depth + 1) * 400, hanging: 400 },
                  keepNext: rest.length > 0,
                  children: [...box, ...inline(first.children)] as never,
                }),
              ]
            : first === undefined
              ? []
              : block(first, depth + 1, mark);
        return [...head, ...rest.flatMap((one) => block(one, depth + 1))];
      });
    if (node.type === "table")
      return [table(node.children.map(({ children }) => children)), new docx.Paragraph({})];
    if (node.type === "code")
      return node.value.split("\n").map(
        (line) =>
          new docx.Paragraph({
            ...indent,
            spacing: { after: 0 },
            children: [new docx.TextRun({ text: officeText(line), font: "Courier New" })],
          }),
      );
    return "children" in node
      ? (node.children as Nodes[]).flatMap((one) => block(one as RootContent, depth))
      : [];
  };
  return { border, block };
}

const heading = (times: number) => ({
  run: { font: "Arial", size: Math.round(size * times), bold: true, color: "212B32" },
  paragraph: { spacing: { before: 160, after: 60 } },
});

function documentOf(
  docx: Docx,
  { title, footer, tree }: { readonly title: string; readonly footer: string; readonly tree: Root },
) {
  const { border, block } = builder(docx);
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
        heading1: heading(1.6),
        heading2: heading(1.3),
        heading3: heading(1.1),
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
    return async ({ title, footer, tree }) => {
      const made = documentOf(library, { title, footer, tree: forPaper(tree) });
      return repacked(new Uint8Array(await library.Packer.toArrayBuffer(made)), title);
    };
  },
} satisfies DocumentRenderer;
