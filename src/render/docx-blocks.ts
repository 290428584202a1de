import type { Nodes, PhrasingContent, RootContent, TableCell } from "mdast";
import { columnWidths, pageWidth, plain } from "./docx-columns.js";
import { officeText } from "./package-parts.js";

export type Docx = typeof import("docx");

interface RunStyle {
  readonly bold?: true;
  readonly strike?: true;
  readonly style?: string;
  readonly font?: string;
}

/** Builds the parts of one document whose letters have a size in half-points. */
export function builder(docx: Docx, size: number) {
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
    const widths = columnWidths(rows, size);
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
      return [
        new docx.Paragraph({
          style: "Field",
          ...indent,
          children: node.data.ruled.flatMap((label, at) => [
            new docx.TextRun({
              text: `${at === 0 ? "" : "      "}${officeText(label)} `,
              bold: true,
            }),
            control(label),
          ]) as never,
        }),
      ];
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
