import type { Nodes } from "mdast";
import type { Place } from "../model/diagnostic.js";
import { isText } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { parseTree, positionOf } from "../parse/markdown.js";

/** Fields that hold prose of our own. A resource is called what its publisher calls it. */
const proseFields = {
  competency: ["title", "reason"],
  qualification: ["title"],
  role: ["title"],
  resource: ["note"],
  story: ["title", "path"],
  page: ["title"],
} as const;

/** Stands for a character that is none of our own words, nor a blank between two of them. */
const hidden = "\ufffc";

const hide = (text: string): string => text.replace(/[^\n]/g, hidden);

/** Tags and comments; the text between them is ours. */
const tags = /<!--[\s\S]*?(?:-->|$)|<[^>]*>/g;
const addresses = /\b(?:https?:\/\/|mailto:|www\.)[^\s)>\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** The offsets at which a node starts and ends. */
const spanOf = (node: Nodes): readonly [start: number, end: number] => {
  const { start, end } = positionOf(node);
  return [start.offset as number, end.offset as number];
};

/** The parts of a text that are no words, each from its start to its end. */
function* wordless(node: Nodes, text: string): Iterable<readonly [start: number, end: number]> {
  const [from, to] = spanOf(node);
  const found = (pattern: RegExp): readonly (readonly [number, number])[] =>
    [...text.slice(from, to).matchAll(pattern)].map(({ index, 0: { length } }) => [
      from + index,
      from + index + length,
    ]);
  const { type } = node;
  if (type === "code" || type === "inlineCode" || type === "definition") yield [from, to];
  else if (type === "html") yield* found(tags);
  else if (type === "text") yield* found(addresses);
  else if (type === "image") yield* found(/\]\([\s\S]*$/g);
  else if (type === "link" || type === "linkReference") {
    const last = node.children.at(-1);
    yield [last === undefined ? from : spanOf(last)[1], to];
  }
  if ("children" in node) for (const child of node.children) yield* wordless(child, text);
}

/** Code, addresses, comments and names are not our own words: they are hidden and keep their length, so that all else stays in its place. */
export function ownWords(markdown: string, names: readonly string[]): string {
  const named = names.reduce((text, name) => text.replaceAll(name, hide), markdown);
  let shown = named;
  for (const [start, end] of wordless(parseTree(markdown), markdown))
    shown = shown.slice(0, start) + hide(shown.slice(start, end)) + shown.slice(end);
  return shown;
}

/** Code and comments are hidden, and the addresses stay. */
export function withoutCode(markdown: string): string {
  const code = (node: Nodes): readonly Nodes[] =>
    "children" in node ? node.children.flatMap(code) : /code|html/i.test(node.type) ? [node] : [];
  return code(parseTree(markdown)).reduce((shown, node) => {
    const [start, end] = spanOf(node);
    return shown.slice(0, start) + hide(shown.slice(start, end)) + shown.slice(end);
  }, markdown);
}

/**
 * What is found in fields and bodies of prose. `find` sees each as it stands, and where there is anything, then as `shown`:
 * to parse Markdown is most of the work.
 */
export function* findInProse<T extends { readonly words: string; readonly offset: number }>(
  documents: readonly ParsedDocument[],
  find: (text: string) => Iterable<T>,
  shown: (markdown: string) => string,
): Iterable<
  readonly [file: string, where: Place | { readonly path: readonly string[] }, found: T]
> {
  for (const { kind, file, data, body, bodyLine } of documents) {
    if (kind === "sources" || kind === "manifest") continue;
    for (const field of proseFields[kind]) {
      const text = data[field];
      for (const found of isText(text) ? find(shown(text)) : [])
        yield [file.name, placeInField(file.text, field, found.words) ?? { path: [field] }, found];
    }
    const [first] = find(body);
    for (const found of first === undefined ? [] : find(shown(body)))
      yield [file.name, placeIn(body, found.offset, bodyLine), found];
  }
}

/** A heading with everything that is no words replaced by digits, which have no capitals: of the same length as its plain text. */
export function headingWords(markdown: string): string {
  const words = (one: Nodes): string => {
    if (one.type === "html") return "";
    if (one.type === "inlineCode") return one.value.replace(/./gs, "0");
    if (one.type === "text")
      return one.value.replace(addresses, (found) => found.replace(/./gs, "0"));
    if (one.type === "image") return one.alt ?? "";
    return "children" in one ? one.children.map(words).join("") : "";
  };
  return words(parseTree(markdown)).trim();
}

/** The line and column of an offset in text whose first line is `line` of its file. */
export function placeIn(text: string, offset: number, line: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: line + before.split("\n").length - 1, column: offset - start + 1 };
}

/** Where words of a front-matter field stand on the field's own line; null where they are folded or quoted otherwise. */
export function placeInField(text: string, field: string, words: string): Place | null {
  const found = new RegExp(`^${field}[ \\t]*:.*$`, "m").exec(text);
  const at = found === null ? -1 : found[0].indexOf(words, field.length + 1);
  return found === null || at < 0 ? null : placeIn(text, found.index + at, 1);
}
