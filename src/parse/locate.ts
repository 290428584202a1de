import { type Document, isMap, isNode, isSeq, LineCounter, type Pair, type YAMLMap } from "yaml";
import type { DataPlace, Place } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { frontMatterText, withoutMark } from "./fences.js";
import { deepYaml } from "./nesting.js";
import { placeAt, yamlDocument } from "./yaml-document.js";

/** A file's YAML as a syntax tree. */
export interface Opened {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly line: number;
  readonly maps: Map<YAMLMap, Pairs>;
}

/** Parses the YAML of a file for its places; null where it has none that can be read. */
export function openYaml(file: SourceFile): Opened | null {
  const markdown = file.name.toLowerCase().endsWith(".md");
  const text = markdown ? frontMatterText(file) : withoutMark(file.text);
  if (text === null || deepYaml(text) !== null) return null;
  const lines = new LineCounter();
  const document = yamlDocument(text, lines);
  return { text, document, lines, line: markdown ? 2 : 1, maps: new Map() };
}

type Pairs = ReadonlyMap<string, Pair>;

/** A mapping's pairs by key: a file with thousands of findings is looked through once, and not once for each. */
function pairsOf(map: YAMLMap, known: Map<YAMLMap, Pairs>): Pairs {
  const before = known.get(map);
  if (before !== undefined) return before;
  const pairs = new Map(
    map.items.map((item) => [String(isNode(item.key) ? item.key.toJSON() : item.key), item]),
  );
  known.set(map, pairs);
  return pairs;
}

/** The offset of a value or key; where the path leads nowhere, of its nearest parent that exists. */
function offsetOf({ document, maps }: Opened, { path, at }: DataPlace): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = pairsOf(node, maps).get(String(step));
      if (pair === undefined) return offset;
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
    opened ??= openYaml(file);
    if (opened === null) return { line: 1, column: 1 };
    return placeAt(opened.lines, offsetOf(opened, where), opened.line);
  };
}
