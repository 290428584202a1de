import { Chalk, type ChalkInstance } from "chalk";
import type { List, ListItem, Nodes, PhrasingContent, RootContent, Table } from "mdast";
import type { Tone } from "../report/document.js";
import { type Measure, measureFor } from "./measure.js";
import { type Renderer, utf8 } from "./renderer.js";
import { tableLines } from "./table-lines.js";

interface Pen {
  readonly chalk: ChalkInstance;
  readonly ascii: boolean;
  readonly measure: Measure;
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
      // Marked in signs as well as in colour: not everybody sees the colour, and not every terminal strikes out.
      if (node.type === "delete")
        return pen.chalk.red(`[-${pen.chalk.strikethrough(inline(node.children, pen))}-]`);
      if (node.type === "strong" && node.data?.added === true)
        return pen.chalk.green(`{+${inline(node.children, pen)}+}`);
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

function wrap(value: string, width: number, { measure }: Pen): string {
  return measure.wrap(value, Math.max(8, width));
}

const indent = (value: string, by: string): string =>
  value
    .split("\n")
    .map((line) => (line === "" ? line : by + line))
    .join("\n");

const tableText = ({ children, data }: Table, width: number, pen: Pen): string =>
  tableLines(
    children.map((row) => row.children.map((cell) => inline(cell.children, pen))),
    {
      width,
      measure: pen.measure,
      bold: pen.chalk.bold,
      whole: data?.compact === true,
      even: data?.even === true,
    },
  );

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

/** The longest line that the eye finds its way back from; tables may be wider. */
const readable = 100;

function blockText(node: RootContent, width: number, pen: Pen): string {
  switch (node.type) {
    case "heading": {
      const line = wrap(inline(node.children, pen), width, pen);
      if (node.depth > 1) return pen.chalk.bold(line);
      const rule = plain("═", pen).repeat(
        Math.min(width, Math.max(...line.split("\n").map((each) => pen.measure.width(each)))),
      );
      return `${pen.chalk.bold(line)}\n${rule}`;
    }
    case "paragraph":
      return node.data?.ruled === undefined
        ? wrap(inline(node.children, pen), Math.min(width, readable), pen)
        : ruledLine(node.data.ruled, width, pen);
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

/** Labels and lines to write on; where there are several, the last is the shortest, and each has a line to itself where they do not fit. */
function ruledLine(labels: readonly string[], width: number, pen: Pen): string {
  const { measure } = pen;
  const room = Math.min(width, 78);
  const taken = labels.reduce((sum, label) => sum + measure.width(label) + 2, -1);
  const last = labels.length > 1 ? 12 : 0;
  const left = room - taken - last * (labels.length - 1);
  if (left < 3 && labels.length > 1) {
    return labels.map((label) => ruledLine([label], width, pen)).join("\n");
  }
  const first = Math.max(3, left);
  return labels
    .map((label, index) => `${label} ${"_".repeat(index === 0 ? first : last)}`)
    .join(" ");
}

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

/** All the text of a tree, addresses included, for choosing how to measure it. */
const everyText = (node: Nodes): string =>
  ("value" in node ? node.value : "") +
  ("url" in node ? node.url : "") +
  ("children" in node ? (node.children as Nodes[]).map(everyText).join("") : "");

/** Plain text for a terminal, as wide as it is. */
export const text = {
  name: "text",
  endings: [".txt"],
  of: "document",
  load:
    async () =>
    async ({ tree }, { width, color, ascii }) => {
      const measure = await measureFor(everyText(tree), color);
      const pen: Pen = { chalk: new Chalk({ level: color ? 1 : 0 }), ascii, measure };
      return utf8(`${page(tree.children, Math.max(24, width), pen)}\n`);
    },
} satisfies Renderer;
