import type { Heading, List, Root, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Place } from "../diagnostic.js";

/** One second-level section of a Markdown body. */
export interface Section {
  /** The heading in lower case with hyphens: `in-practice`. */
  readonly id: string;
  readonly heading: string;
  readonly place: Place;
  /** Plain text of each list item, lists in order. */
  readonly items: readonly string[];
  readonly itemPlaces: readonly Place[];
  readonly content: readonly RootContent[];
}

/** A body as data: what stands before the first heading, then the sections. */
export interface Body {
  /** Plain text of the paragraphs before the first heading. */
  readonly statement: string;
  readonly place: Place;
  readonly lead: readonly RootContent[];
  readonly sections: readonly Section[];
}

const parser = unified().use(remarkParse).freeze();

/** `In practice` → `in-practice`. */
export const sectionId = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A body as a syntax tree with the places of its nodes. */
export const parseTree = (text: string): Root => parser.parse(text);

/** Splits a Markdown body at its headings. Places are the file's: `line` is that of the body's first line. */
export function parseBody(text: string, line: number): Body {
  const tree = parseTree(text);
  const placeOf = (node: RootContent): Place => ({
    line: (node.position?.start.line ?? 1) + line - 1,
    column: node.position?.start.column ?? 1,
  });
  const lead: RootContent[] = [];
  const sections: { heading: Heading; content: RootContent[] }[] = [];
  for (const node of tree.children) {
    if (node.type === "heading") sections.push({ heading: node, content: [] });
    else (sections.at(-1)?.content ?? lead).push(node);
  }
  const first = lead[0];
  return {
    statement: lead
      .filter((node) => node.type === "paragraph")
      .map((node) => plainText(node))
      .join("\n\n"),
    place: first ? placeOf(first) : { line, column: 1 },
    lead,
    sections: sections.map(({ heading, content }) => {
      const items = content
        .filter((node): node is List => node.type === "list")
        .flatMap((l) => l.children);
      return {
        id: sectionId(plainText(heading)),
        heading: plainText(heading),
        place: placeOf(heading),
        items: items.map((item) => plainText(item)),
        itemPlaces: items.map((item) => ({
          line: (item.position?.start.line ?? 1) + line - 1,
          column: item.position?.start.column ?? 1,
        })),
        content,
      };
    }),
  };
}
