import type { ListItem, Paragraph, RootContent, Text } from "mdast";

/** Where in a body a block begins, both from 1. */
export interface PlainPlace {
  readonly line: number;
  readonly column: number;
}

export interface PlainBlock {
  readonly node: RootContent;
  readonly place: PlainPlace;
  readonly itemPlaces: readonly PlainPlace[];
}

/** Characters that may begin markup. */
const markup = /[\\`*_<&[\]]|[^\n\P{Cc}]|[\u2028\u2029\u00a0\ufeff]/u;
/** A number and a full stop would be an ordered list. */
const prose = /^(?!\d{1,9}[.)])[\p{L}\p{N}(“‘£"']/u;
/** Most lines begin with a plain letter: for those the whole alphabet of Unicode need not be made ready. */
const isProse = (line: string): boolean => /^[A-Za-z]/.test(line) || prose.test(line);

const text = (value: string): Text => ({ type: "text", value });
const paragraph = (lines: readonly string[]): Paragraph => ({
  type: "paragraph",
  children: [text(lines.join("\n"))],
});

/**
 * Reads a Markdown body of headings, paragraphs and simple lists, as most bodies are. Whatever might mean more (emphasis,
 * links, code, HTML, nesting, loose lists, lines that could be something else) is left to the full parser by answering
 * null. Where it answers, the blocks are the full parser's: tests hold the two against each other. It is here for speed.
 */
export function readPlainBody(body: string): readonly PlainBlock[] | null {
  if (markup.test(body)) return null;
  const blocks: PlainBlock[] = [];
  const lines = body.split("\n");
  let paragraphLines: string[] = [];
  let items: string[][] = [];
  let places: PlainPlace[] = [];
  let began = 0;
  const close = (): void => {
    if (paragraphLines.length > 0) {
      blocks.push({
        node: paragraph(paragraphLines),
        place: { line: began, column: 1 },
        itemPlaces: [],
      });
    }
    if (items.length > 0) {
      const children = items.map(
        (item): ListItem => ({
          type: "listItem",
          spread: false,
          checked: null,
          children: [paragraph(item)],
        }),
      );
      blocks.push({
        node: { type: "list", ordered: false, start: null, spread: false, children },
        place: { line: began, column: 1 },
        itemPlaces: places,
      });
    }
    [paragraphLines, items, places] = [[], [], []];
  };
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (line === "") {
      close();
      continue;
    }
    if (line.endsWith(" ")) return null;
    const [, marks = "", title = ""] = /^(#{1,6}) (\S.*)$/.exec(line) ?? [];
    if (marks !== "") {
      close();
      if (title.endsWith("#") || !isProse(title)) return null;
      blocks.push({
        node: {
          type: "heading",
          depth: marks.length as 1 | 2 | 3 | 4 | 5 | 6,
          children: [text(title)],
        },
        place: { line: number, column: 1 },
        itemPlaces: [],
      });
    } else if (line.startsWith("- ")) {
      const item = line.slice(2);
      // Two lists with a blank line between their items are one loose list.
      if (!isProse(item) || paragraphLines.length > 0 || blocks.at(-1)?.node.type === "list")
        return null;
      if (items.length === 0) began = number;
      items.push([item]);
      places.push({ line: number, column: 1 });
    } else if (items.length > 0) {
      const rest = line.slice(2);
      if (!line.startsWith("  ") || !isProse(rest)) return null;
      items.at(-1)?.push(rest);
    } else {
      if (!isProse(line)) return null;
      if (paragraphLines.length === 0) began = number;
      paragraphLines.push(line);
    }
  }
  close();
  return blocks;
}
