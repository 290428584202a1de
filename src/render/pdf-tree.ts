import type { Element } from "hast";
import type { ListItem, Nodes, Table } from "mdast";
import { plain } from "./docx-columns.js";
import { columnsFor, splitWords } from "./pdf-columns.js";

/** What one document is made from. */
interface Source {
  readonly title: string;
  readonly footer: string;
  readonly organisation: string;
  /** Points. */
  readonly size: number;
  readonly nodes: Nodes;
  /** Letters that no font has. */
  readonly missing: ReadonlySet<string>;
  readonly toHtml: (tree: Element) => string;
}

type Data = Readonly<Record<string, unknown>>;

/** Characters that no PDF may hold as text: controls but the ends of lines, halves of one, those that mean nothing. */
const unwritten = /(?!\n)[\p{Cc}\p{Cs}\p{Cn}\p{Co}\ufeff]/gu;

const safe = /^(?:https?:\/\/|mailto:)[^\s<>"]{1,1500}$/i;

/** Points: the width of a line of the whole page. */
const sheetWidth = 504;
/** Points: what a list takes from it, and a cell of a table. */
const indent = 20;
const padding = 10;

/** The letters of which Typst's error says that no font has them: it names each in quotes, some by their number. */
export const missingIn = (message: string): readonly string[] =>
  [...message.matchAll(/(?:text|codepoint) `\\?"(.+?)\\?"`/gs)].flatMap(([, found = ""]) => [
    ...found.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  ]);

/** How many blocks stay together at the beginning and at the end of an item: all, or its first lines and what is written on. */
function togetherIn(item: ListItem): { readonly head: number; readonly tail: number } {
  const { children } = item;
  if (plain(item).length < 400) return { head: children.length, tail: 0 };
  const head = children[1]?.type === "list" ? 1 : Math.min(2, children.length);
  const last = children.at(-1);
  if (last?.type !== "paragraph" || last.data?.ruled === undefined) return { head, tail: 0 };
  // What is rated stays with where the rating is written, where it is short.
  const before = children.at(-3);
  const most = before?.type === "list" && plain(before).length < 700 ? 3 : 2;
  return { head, tail: Math.min(most, children.length - head) };
}

/** The tree as the template takes it: mdast, less what PDF/UA would refuse, plus how wide and how tall things are. */
export function treeForPdf({
  title,
  footer,
  organisation,
  size,
  nodes,
  missing,
  toHtml,
}: Source): Data {
  // Widths are measured in letters of 12 point.
  const pageWidth = (sheetWidth * 12) / size;
  let wasReplaced = false;
  let level = 0;

  const letters = (value: string): string => {
    const shown = value.replace(unwritten, "\ufffd");
    if (missing.size === 0) return shown;
    return Array.from(shown, (one) => {
      if (!missing.has(one)) return one;
      wasReplaced = true;
      return "\ufffd";
    }).join("");
  };

  const address = (url: string): string =>
    letters(url).replace(/[^ -~]+/g, (found) => encodeURIComponent(found));

  const all = (children: readonly Nodes[], most: number): Data[] =>
    children.map((child) => one(child, most));

  const table = ({ children, data }: Table): Data => {
    const rows = children.map((row) => row.children);
    const texts = rows.map((cells) => cells.map(plain));
    // So many columns have no room for letters larger than usual.
    const isCrowded = (texts[0]?.length ?? 0) >= 6;
    const tableWidth = isCrowded ? sheetWidth : pageWidth;
    const widths = columnsFor(texts, { width: tableWidth, padding, even: data?.even === true });
    return {
      type: "table",
      size: isCrowded ? 12 : size,
      widths,
      together: rows.length <= 9 && texts.flat().join("").length < 600,
      rows: rows.map((cells) => ({
        // A row that may be taller than a page has to be split.
        together: cells.every((cell) => plain(cell).length < 1000),
        cells: widths.map((width, at) => all(cells[at]?.children ?? [], width - padding)),
      })),
    };
  };

  const picture = (svg: Element, words: string): Data => {
    const { viewBox, ariaLabel: _, ...properties } = svg.properties;
    const [, , width = 0, height = 0] = String(viewBox).split(" ").map(Number);
    const xmlns = "http://www.w3.org/2000/svg";
    const own = { ...{ xmlns, viewBox, width, height }, fontFamily: "Arimo", color: "#212b32" };
    const drawn = { ...svg, properties: { ...properties, ...own } } as Element;
    return { type: "picture", svg: letters(toHtml(drawn)), words: letters(`Chart. ${words}`) };
  };

  const one = (node: Nodes, most: number): Data => {
    if (node.type === "text") {
      const { words, href } = node.data ?? {};
      const text = { type: "text", value: splitWords(letters(node.value), most) };
      if (words !== undefined && text.value.trim() !== "")
        return { type: "mark", value: text.value.replaceAll(" ", "\u00a0"), words: letters(words) };
      if (words !== undefined) return { type: "text", value: letters(words) };
      return href !== undefined && safe.test(href)
        ? { type: "link", url: address(href), children: [text] }
        : text;
    }
    if (node.type === "link" && !(safe.test(node.url) && plain(node).trim() !== ""))
      return { type: "span", children: all(node.children, most) };
    if (node.type === "heading" && plain(node).trim() !== "") {
      // None may be skipped, and the first is of the first level.
      level = Math.min(node.depth, level + 1);
      return { type: "heading", depth: level, children: all(node.children, most) };
    }
    if (node.type === "table") return table(node);
    if (node.type === "paragraph" && node.data?.ruled !== undefined)
      return { type: "ruled", labels: node.data.ruled.map(letters) };
    if (node.type === "paragraph") {
      const svg = (node.data?.hChildren as Element[] | undefined)?.find(
        ({ tagName }) => tagName === "svg",
      );
      const paragraph = { type: "paragraph", children: all(node.children, most) };
      return svg === undefined
        ? paragraph
        : { type: "figure", children: [paragraph, picture(svg, plain(node))] };
    }
    if (node.type === "list")
      return {
        type: node.ordered === true ? "ordered" : "list",
        start: node.start ?? 1,
        spread: node.spread === true,
        children: node.children.map((item) => ({
          checked: item.checked ?? null,
          ...togetherIn(item),
          children: all(item.children, most - indent),
        })),
      };
    if ("children" in node)
      return {
        type: node.type === "heading" ? "paragraph" : node.type,
        ...("url" in node ? { url: address(node.url) } : {}),
        children: all(node.children, most),
      };
    return {
      type: node.type,
      value: "value" in node ? splitWords(letters(node.value), most) : "",
    };
  };

  const { children } = one(nodes, pageWidth) as { readonly children: readonly Data[] };
  const named = letters(title).trim();
  return {
    title: named === "" ? "Report" : named,
    footer: splitWords(letters(footer), pageWidth - 100),
    organisation: letters(organisation),
    size,
    children,
    replaced: wasReplaced,
  };
}
