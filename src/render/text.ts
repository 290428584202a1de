import { Chalk, type ChalkInstance } from "chalk";
import type { List, ListItem, Nodes, PhrasingContent, RootContent, Table } from "mdast";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import type { Tone } from "./document.js";
import type { Renderer, RenderOptions } from "./renderer.js";

interface Pen {
  readonly chalk: ChalkInstance;
  readonly ascii: boolean;
}

const toAscii: Readonly<Record<string, string>> = {
  "●": "*",
  "◐": "+",
  "○": "o",
  "·": ".",
  "–": "-",
  "—": "-",
  "…": "...",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "•": "-",
  "→": "->",
  "☐": "[ ]",
  "☒": "[x]",
  "─": "-",
  "═": "=",
};

const plain = (value: string, { ascii }: Pen): string =>
  ascii ? value.replace(/[^\t -~]/g, (character) => toAscii[character] ?? character) : value;

function toned(value: string, tone: Tone | undefined, { chalk }: Pen): string {
  // Without colour a mark is all there is to see.
  if (tone === "mark") return chalk.level > 0 ? chalk.cyan(value) : `*${value}*`;
  if (tone === "met") return chalk.green(value);
  if (tone === "partial") return chalk.yellow(value);
  if (tone === "gap") return chalk.red(value);
  return tone === "muted" ? chalk.dim(value) : value;
}

function inline(nodes: readonly PhrasingContent[], pen: Pen): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return toned(plain(node.value, pen), node.data?.tone, pen);
      if (node.type === "strong") return pen.chalk.bold(inline(node.children, pen));
      if (node.type === "inlineCode") return plain(node.value, pen);
      if (node.type === "break") return " ";
      if (node.type === "link") {
        const label = inline(node.children, pen);
        return label === node.url ? label : `${label} (${node.url})`;
      }
      return "children" in node ? inline(node.children as PhrasingContent[], pen) : "";
    })
    .join("");
}

/** Wraps at words; a word longer than the line is broken. The second and later lines hang by as much as `hang`. */
function wrap(value: string, width: number, hang = ""): string {
  const room = Math.max(8, width - hang.length);
  return wrapAnsi(value, room, { hard: true, trim: true }).split("\n").join(`\n${hang}`);
}

const indent = (value: string, by: string): string =>
  value
    .split("\n")
    .map((line) => (line === "" ? line : by + line))
    .join("\n");

const pad = (value: string, width: number): string =>
  value + " ".repeat(Math.max(0, width - stringWidth(value)));

const gap = "  ";
const narrowest = 12;

/** Column widths that fit, the widest giving way first; null where the table cannot be set side by side. */
function columnWidths(
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] | null {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  const room = width - gap.length * (widths.length - 1);
  const over = (): number => widths.reduce((sum, each) => sum + each, 0) - room;
  while (over() > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) return null;
    const second = Math.max(narrowest, ...widths.filter((each) => each < widest));
    widths[widths.indexOf(widest)] = Math.max(second, widest - over());
    if (second === widest) return null;
  }
  return widths;
}

function tableText({ children, data }: Table, width: number, pen: Pen): string {
  const rows = children.map((row) => row.children.map((cell) => inline(cell.children, pen)));
  const [head = [], ...body] = rows;
  const fits = columnWidths(rows, width);
  const widths =
    data?.compact === true &&
    fits?.some((each, i) => rows.some((row) => stringWidth(row[i] ?? "") > each))
      ? null
      : fits;
  if (widths === null) return stacked(head, body, width, pen);
  const set = (row: readonly string[]): string => {
    const cells = row.map((cell, column) => wrap(cell, widths[column] ?? width).split("\n"));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, column) => pad(lines[line] ?? "", widths[column] ?? 0))
        .join(gap)
        .trimEnd(),
    ).join("\n");
  };
  return [set(head.map((cell) => pen.chalk.bold(cell))), ...body.map(set)].join("\n");
}

/** A table too wide for the terminal: each row by itself, its cells after their headings. */
function stacked(
  head: readonly string[],
  body: readonly (readonly string[])[],
  width: number,
  { chalk }: Pen,
): string {
  return body
    .map(([first = "", ...rest]) => {
      // Blanks inside a cell must not break, so that a heading stays with its mark.
      const pairs = rest
        .map((cell, index) => `${head[index + 1] ?? ""} ${cell}`.trim().replaceAll(" ", "\u00a0"))
        .join(gap);
      return `${chalk.bold(wrap(first, width))}\n${indent(wrap(pairs, width - 2), gap)}`.replaceAll(
        "\u00a0",
        " ",
      );
    })
    .join("\n");
}

const boxOf = ({ checked }: ListItem): string =>
  checked === null || checked === undefined ? "" : checked ? "[x] " : "[ ] ";

function listText({ children, ordered, start, spread }: List, width: number, pen: Pen): string {
  const last = (start ?? 1) + children.length - 1;
  return children
    .map((node, index) => {
      const number = String((start ?? 1) + index).padStart(String(last).length);
      const mark = boxOf(node) || (ordered ? `${number}  ` : plain("• ", pen));
      const hang = " ".repeat(mark.length);
      const body = blocks(node.children, width - mark.length, pen, true);
      return `${mark}${indent(body, hang).slice(hang.length)}`;
    })
    .join(spread ? "\n\n" : "\n");
}

function blockText(node: RootContent, width: number, pen: Pen): string {
  switch (node.type) {
    case "heading": {
      const line = wrap(inline(node.children, pen), width);
      if (node.depth > 1) return pen.chalk.bold(line);
      const rule = plain("═", pen).repeat(
        Math.min(width, Math.max(...line.split("\n").map((each) => stringWidth(each)))),
      );
      return `${pen.chalk.bold(line)}\n${rule}`;
    }
    case "paragraph":
      return node.data?.ruled === true
        ? ruledLine(inline(node.children, pen), width)
        : wrap(inline(node.children, pen), width);
    case "list":
      return listText(node, width, pen);
    case "table":
      return tableText(node, width, pen);
    case "thematicBreak":
      return plain("─", pen).repeat(width);
    case "blockquote":
      return indent(blocks(node.children, width - 2, pen), "  ");
    case "code":
      return node.value;
    default:
      return "";
  }
}

/** A label and a line to write on. */
const ruledLine = (label: string, width: number): string =>
  `${label} ${"_".repeat(Math.max(8, Math.min(width, 78) - stringWidth(label) - 1))}`;

function blocks(nodes: readonly Nodes[], width: number, pen: Pen, tight = false): string {
  return nodes
    .map((node) => blockText(node as RootContent, width, pen))
    .filter((block) => block !== "")
    .join(tight ? "\n" : "\n\n");
}

/** Headings at the margin, what stands below them indented. */
function page(nodes: readonly RootContent[], width: number, pen: Pen): string {
  let depth = 1;
  const parts = nodes.map((node) => {
    if (node.type === "heading") depth = node.depth;
    const by =
      node.type === "heading"
        ? "  ".repeat(Math.max(0, node.depth - 2))
        : "  ".repeat(Math.max(0, depth - 1));
    return { node, text: indent(blockText(node, width - by.length, pen), by) };
  });
  return parts
    .filter(({ text: value }) => value !== "")
    .map(({ node, text: value }, index, all) => {
      const before = all[index - 1]?.node;
      // A heading stands directly above what it heads, with room above itself.
      const close = before === undefined || (before.type === "heading" && node.type !== "heading");
      return (close ? "" : "\n") + value;
    })
    .join("\n");
}

/** Plain text for a terminal, as wide as it is. */
export const text: Renderer = {
  name: "text",
  extensions: [".txt"],
  render: async ({ tree }, { width, color, ascii }: RenderOptions) => {
    const pen: Pen = { chalk: new Chalk({ level: color ? 1 : 0 }), ascii };
    return `${page(tree.children, Math.max(24, width), pen)}\n`;
  },
};
