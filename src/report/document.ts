import type {
  BlockContent,
  Code,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableCell,
  Text,
} from "mdast";
import { printable } from "../words/printable.js";

/** What a piece of text stands for; a renderer may colour it, and never relies on that alone. */
export type Tone = "met" | "partial" | "gap" | "muted" | "mark";

declare module "mdast" {
  interface TextData {
    tone?: Tone;
    /** What a mark stands for, where it is read aloud. */
    words?: string;
    /** Only for a terminal: tells the reader what to type. */
    terminal?: boolean;
    /** Where it leads, in a format whose links can be followed without showing the address. */
    href?: string;
  }
  interface TableData {
    /** What the columns are made of: short marks that read well side by side. */
    compact?: boolean;
    /** Columns of one width, for texts to be read side by side. */
    even?: boolean;
  }
  interface ListItemData {
    /** A competency with its box and its space for evidence. */
    entry?: boolean;
  }
  interface StrongData {
    /** Words that came, in a comparison of two texts. */
    added?: boolean;
  }
  interface ParagraphData {
    /** Labels, each with a line to write on. */
    ruled?: readonly string[];
    /** Only for a terminal: tells the reader what to type. */
    terminal?: boolean;
  }
}

/** One report, whatever it is about, as every prose format renders it. */
export interface ReportDocument {
  readonly title: string;
  /** Stands at the foot of every page. */
  readonly footer: string;
  readonly tree: Root;
}

export type Inline = string | PhrasingContent;

/** Text from anywhere; control characters are made visible. */
export const text = (value: string, tone?: Tone): Text => ({
  type: "text",
  value: printable(value),
  ...(tone === undefined ? {} : { data: { tone } }),
});

/** A mark, with the words that it stands for. */
export const mark = (value: string, words: string, tone?: Tone): Text => ({
  ...text(value),
  data: { words, ...(tone === undefined ? {} : { tone }) },
});

const phrasing = (content: readonly Inline[]): PhrasingContent[] =>
  content.map((part) => (typeof part === "string" ? text(part) : part));

export const strong = (...content: readonly Inline[]): PhrasingContent => ({
  type: "strong",
  children: phrasing(content),
});

/** A word that was searched for: bold or coloured, and between asterisks where there is neither. */
export const marked = (value: string): PhrasingContent => ({
  type: "strong",
  data: { hName: "mark" },
  children: [text(value, "mark")],
});

/** Something to type. */
export const typed = (value: string): PhrasingContent => ({
  type: "inlineCode",
  value: printable(value),
});

export const link = (url: string, label = url): PhrasingContent => ({
  type: "link",
  url: printable(url),
  children: [text(label)],
});

/** A link where links can be followed; elsewhere only its words. */
export const linked = (url: string, label: string): PhrasingContent => ({
  ...text(label),
  data: { href: printable(url) },
});

export const paragraph = (...content: readonly Inline[]): Paragraph => ({
  type: "paragraph",
  children: phrasing(content),
});

/** A paragraph, or the end of a sentence, that only a terminal shows: it tells the reader what to type. */
export const onTerminal = (...content: readonly Inline[]): Paragraph => ({
  ...paragraph(...content),
  data: { terminal: true },
});
export const typedHint = (value: string): Text => ({ ...text(value), data: { terminal: true } });

/** Labels with lines to write on, side by side. */
export const ruled = (...labels: readonly string[]): Paragraph => ({
  ...paragraph(labels.join(" ")),
  data: {
    ruled: labels,
    hProperties: { className: ["ruled"] },
    // On screen a field to write in; on paper a line.
    hChildren: labels.map((label) => ({
      type: "element",
      tagName: "label",
      properties: {},
      children: [
        { type: "text", value: printable(label) },
        {
          type: "element",
          tagName: "input",
          properties: {
            type: /\bdate\b/i.test(label) ? "date" : "text",
            ...(label === "" ? { ariaLabel: "Notes" } : {}),
          },
          children: [],
        },
      ],
    })),
  },
});

export const heading = (depth: 1 | 2 | 3, ...content: readonly Inline[]): Heading => ({
  type: "heading",
  depth,
  children: phrasing(content),
});

/** An item of a list: a line, then whatever stands below it. */
export const item = (line: readonly Inline[], ...below: readonly BlockContent[]): ListItem => ({
  type: "listItem",
  spread: false,
  children: [paragraph(...line), ...below],
});

export const list = (items: readonly ListItem[], ordered = false): List => ({
  type: "list",
  ordered,
  spread: items.some(({ children }) => children.length > 1),
  children: [...items],
  ...(ordered ? { start: 1 } : {}),
});

/** What stands in one cell of a table. */
export type Cell = Inline | readonly Inline[];

const cell = (content: Cell): TableCell => ({
  type: "tableCell",
  children: phrasing(Array.isArray(content) ? content : [content as Inline]),
});

/** Lines as they stand in a file; control characters are made visible. */
export const code = (value: string, lang: string): Code => ({
  type: "code",
  lang,
  value: value.split("\n").map(printable).join("\n"),
});

/** Rows of cells, the first row the headings. */
export const table = (rows: readonly (readonly Cell[])[], compact = false): Table => ({
  type: "table",
  // An empty list would mean a table without columns.
  align: null,
  data: { compact, ...(compact ? { hProperties: { className: ["compact"] } } : {}) },
  children: rows.map((row) => ({ type: "tableRow", children: row.map(cell) })),
});

export const report = (
  title: string,
  footer: string,
  children: readonly RootContent[],
): ReportDocument => ({
  title: printable(title),
  footer: printable(footer),
  tree: { type: "root", children: [...children] },
});
