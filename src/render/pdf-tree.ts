import type { Element } from "hast";
import type { Nodes, Table } from "mdast";
import { columnWidths, pageWidth, plain } from "./docx-columns.js";

/** What one document is made from. */
interface Source {
  readonly title: string;
  readonly footer: string;
  readonly nodes: Nodes;
  /** Letters that no font has. */
  readonly missing: ReadonlySet<string>;
  readonly toHtml: (tree: Element) => string;
}

type Data = Readonly<Record<string, unknown>>;

/** Characters that no PDF may hold as text: controls but the ends of lines, halves of one, those that mean nothing. */
const unwritten = /(?!\n)[\p{Cc}\p{Cs}\p{Cn}\p{Co}\ufeff]/gu;

const safe = /^(?:https?:\/\/|mailto:)[^\s<>"]{1,1500}$/i;

/** Twentieths of a point that a letter takes up, in bold and with some to spare. */
const letterWidth = 150;
const padding = 240;
/** Letters of a word on a line of the whole page. */
const longestWord = 48;

/** The letters of which Typst's error says that no font has them: it names each in quotes, some by their number. */
export const missingIn = (message: string): readonly string[] =>
  [...message.matchAll(/(?:text|codepoint) `\\?"(.+?)\\?"`/gs)].flatMap(([, found = ""]) => [
    ...found.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  ]);

/** A word that is too long for its line may be broken where nothing is seen, but not inside what is one letter. */
function breakable(text: string, most: number): string {
  const long = new RegExp(`(?:[^\\s\\p{M}\\u200d]\\p{M}*){${most}}(?=[^\\s\\p{M}\\u200d])`, "gu");
  return text.replace(long, "$&\u200b");
}

/** The tree as the template takes it: mdast, less what PDF/UA would refuse, plus how wide and how tall things are. */
export function treeForPdf({ title, footer, nodes, missing, toHtml }: Source): Data {
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

  const all = (children: readonly Nodes[], most: number): Data[] =>
    children.map((child) => one(child, most));

  const table = ({ children, data }: Table): Data => {
    const rows = children.map((row) => row.children);
    const columns = Math.max(1, ...rows.map((cells) => cells.length));
    const widths =
      data?.even === true
        ? Array.from({ length: columns }, () => pageWidth / columns)
        : columnWidths(rows);
    const text = rows.flat().map(plain).join("");
    return {
      type: "table",
      widths,
      together: rows.length <= 9 && text.length < 600,
      rows: rows.map((cells) => ({
        // A row that may be taller than a page has to be split.
        together: cells.every((cell) => plain(cell).length < 1000),
        cells: widths.map((width, at) => {
          const most = Math.max(4, Math.floor((width - padding) / letterWidth));
          return all(cells[at]?.children ?? [], most);
        }),
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
      const text = { type: "text", value: breakable(letters(node.value), most) };
      if (words !== undefined && text.value.trim() !== "")
        return { type: "mark", value: text.value, words: letters(words) };
      if (words !== undefined) return { type: "text", value: letters(words) };
      return href !== undefined && safe.test(href)
        ? { type: "link", url: letters(href), children: [text] }
        : text;
    }
    if (node.type === "link" && !(safe.test(node.url) && plain(node).trim() !== ""))
      return { type: "span", children: all(node.children, most) };
    if (node.type === "heading") {
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
        children: node.children.map((item) => ({
          checked: item.checked ?? null,
          together: plain(item).length < 1500,
          children: all(item.children, most - 4),
        })),
      };
    if ("children" in node)
      return {
        type: node.type,
        ...("url" in node ? { url: letters(node.url) } : {}),
        children: all(node.children, most),
      };
    return {
      type: node.type,
      value: "value" in node ? breakable(letters(node.value), most) : "",
    };
  };

  const { children } = one(nodes, longestWord) as { readonly children: readonly Data[] };
  const named = letters(title).trim();
  return {
    title: named === "" ? "Report" : named,
    footer: breakable(letters(footer), longestWord),
    children,
    replaced: wasReplaced,
  };
}
