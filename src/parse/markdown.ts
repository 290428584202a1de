import type { Heading, Node, Root } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Place } from "../model/diagnostic.js";
import type { Block, Body } from "./body.js";
import { readPlainBody } from "./plain-body.js";
import { resolvedBlocks } from "./resolved.js";
import { isRequiredSection, sectionIds } from "./section-ids.js";

const makeParser = () => unified().use(remarkParse).freeze();

/** Made when a body needs it: most are read without. */
let parser: ReturnType<typeof makeParser> | null = null;

/** `In practice` → `in-practice`. */
export const sectionId = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A body as a syntax tree with the places of its nodes. */
export function parseTree(text: string): Root {
  parser ??= makeParser();
  return parser.parse(text);
}

/** Where a node of {@link parseTree} starts and ends, which the parser says of each. */
export const positionOf = ({ position }: Node): NonNullable<Node["position"]> =>
  position as NonNullable<Node["position"]>;

/** Blocks by the full Markdown parser; places count from the body's first line. */
export function markdownBlocks(text: string): readonly Block[] {
  const placeOf = (node: Node): Place => {
    const { line, column } = positionOf(node).start;
    return { line, column };
  };
  return resolvedBlocks(parseTree(text).children).map((node) => ({
    node,
    place: placeOf(node),
    itemPlaces: node.type === "list" ? node.children.map(placeOf) : [],
  }));
}

/** Sections that are prose may have headings of their own. */
const isProse = (id: string): boolean => sectionIds().includes(id) && !isRequiredSection(id);

const isWithin = (heading: Heading, above: Heading | undefined): boolean =>
  above !== undefined &&
  heading.depth > Math.max(2, above.depth) &&
  isProse(sectionId(titleOf(above)));

/** The words of a heading, and none of the tags around them. */
const titleOf = (heading: Heading): string => plainText(heading, { includeHtml: false }).trim();

/** Splits a Markdown body at its headings. Places are the file's: `line` is that of the body's first line. */
export function parseBody(text: string, line: number): Body {
  const inFile = (place: Place): Place => ({ line: place.line + line - 1, column: place.column });
  const lead: Block[] = [];
  const sections: { readonly heading: Heading; readonly place: Place; readonly blocks: Block[] }[] =
    [];
  for (const block of readPlainBody(text) ?? markdownBlocks(text)) {
    const { node, place } = block;
    if (node.type === "heading" && !isWithin(node, sections.at(-1)?.heading))
      sections.push({ heading: node, place, blocks: [] });
    else (sections.at(-1)?.blocks ?? lead).push(block);
  }
  const [first] = lead;
  return {
    statement: lead
      .filter(({ node }) => node.type === "paragraph")
      .map(({ node }) => plainText(node))
      .join("\n\n"),
    place: first === undefined ? { line, column: 1 } : inFile(first.place),
    lead: lead.map(({ node }) => node),
    sections: sections.map(({ heading, place, blocks }) => ({
      id: sectionId(titleOf(heading)),
      heading: titleOf(heading),
      depth: heading.depth,
      place: inFile(place),
      items: blocks.flatMap(({ node }) =>
        node.type === "list" ? node.children.map((item) => plainText(item)) : [],
      ),
      itemPlaces: blocks.flatMap(({ itemPlaces }) => itemPlaces.map(inFile)),
      content: blocks.map(({ node }) => node),
    })),
  };
}
