import { type Document, isMap, isNode, isPair, isSeq, LineCounter } from "yaml";
import type { DataPlace, Place } from "../diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { frontMatterText } from "./fences.js";
import { placeAt, yamlDocument } from "./yaml.js";

interface Opened {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly line: number;
}

function open(file: SourceFile): Opened | null {
  const markdown = file.name.toLowerCase().endsWith(".md");
  const text = markdown ? frontMatterText(file) : file.text;
  if (text === null) return null;
  const lines = new LineCounter();
  try {
    return { document: yamlDocument(text, lines), lines, line: markdown ? 2 : 1 };
  } catch {
    return null;
  }
}

/** The offset of a value or key; where the path leads nowhere, of its nearest parent that exists. */
function offsetOf(document: Document.Parsed, { path, at }: DataPlace): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => String(isNode(item.key) ? item.key.toJSON() : item.key) === String(step),
      );
      if (!isPair(pair)) return offset;
      const key = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      const value = isNode(pair.value) ? pair.value.range?.[0] : undefined;
      offset = (last && at === "key" ? key : (value ?? key)) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

/**
 * Finds lines and columns in one file. The YAML is parsed again, only when asked and only once: findings are rare, and
 * keeping every syntax tree of 10,000 files is not.
 */
export function locator(file: SourceFile): (where: Place | DataPlace) => Place {
  let opened: Opened | null | undefined;
  return (where) => {
    if ("line" in where) return where;
    opened ??= open(file);
    if (opened === null) return { line: 1, column: 1 };
    return placeAt(opened.lines, offsetOf(opened.document, where), opened.line);
  };
}
