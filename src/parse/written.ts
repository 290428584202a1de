import { isMap, isNode, isScalar, isSeq, type Node, type Range } from "yaml";
import type { Path, Place } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { inQuotes } from "./in-quotes.js";
import { type Opened, openYaml } from "./locate.js";
import { placeAt } from "./yaml-document.js";

/** A single value, as it stands in its file. */
export interface Written {
  readonly path: Path;
  /** With its quotes; empty where nothing stands there. */
  readonly source: string;
  readonly isPlain: boolean;
  readonly where: Place;
  /** Where a ` #` with no space behind it cuts the text off, which YAML takes for a comment. */
  readonly cut: Place | null;
  /** The line with the value in quotes; null where it has more lines than one, or stands in brackets. */
  readonly mended: string | null;
}

function* within(opened: Opened, node: unknown, path: Path, name?: Node): Iterable<Written> {
  const { text, lines, line } = opened;
  if (isMap(node)) {
    for (const { key, value } of node.items)
      if (isNode(key)) yield* within(opened, value, [...path, String(key.toJSON())], key);
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* within(opened, item, [...path, index]);
  } else if (isScalar(node)) {
    const [start, end] = node.range as Range;
    const from = text.lastIndexOf("\n", start - 1) + 1;
    // A value that begins below its name may be cut off before that.
    const tail = name?.range && name.range[1] < from ? name.range[1] + 1 : end;
    const cut = /^[ \t]*(?=#[\p{L}\p{N}])/u.exec(text.slice(tail));
    const source = text.slice(start, end);
    const [whole = ""] = text.slice(from).split("\n", 1);
    yield {
      path,
      source,
      isPlain: node.type === "PLAIN",
      where: placeAt(lines, start, line),
      cut: cut && placeAt(lines, tail + cut[0].length, line),
      mended: source.includes("\n") || tail !== end ? null : inQuotes(whole, start - from),
    };
  }
}

/** Every single value of a file's YAML, as it stands there. */
export function* writtenValues(file: SourceFile): Iterable<Written> {
  const opened = openYaml(file);
  if (opened !== null) yield* within(opened, opened.document.contents, []);
}
