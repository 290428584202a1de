import { isMap, isNode, isScalar, isSeq, type Range, type Scalar } from "yaml";
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

/** Text that YAML takes for a comment, behind an offset and on its line. */
const comment = /^(?<blank>[ \t]*)(?<cut>#[\p{L}\p{N}].*)/u;

function written(
  { text, lines, line }: Opened,
  path: Path,
  node: Scalar,
  name: number | undefined,
): Written {
  const [start, end] = node.range as Range;
  const source = text.slice(start, end);
  // Where the value begins below its name, it may be cut off before that.
  const colon = name !== undefined && text.slice(name, start).includes("\n") ? name + 1 : end;
  const rest = text.slice(colon).split("\n", 1).join("");
  const { blank = "", cut } = comment.exec(rest)?.groups ?? {};
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const [whole = ""] = text.slice(from).split("\n", 1);
  const placeOf = (offset: number): Place => placeAt(lines, offset, line);
  return {
    path,
    source,
    isPlain: node.type === "PLAIN",
    where: placeOf(start),
    cut: cut === undefined ? null : placeOf(colon + blank.length),
    mended: source.includes("\n") || colon !== end ? null : inQuotes(whole, start - from),
  };
}

function* within(opened: Opened, node: unknown, path: Path): Iterable<Written> {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const below = [...path, String(isNode(key) ? key.toJSON() : key)];
      if (isScalar(value))
        yield written(opened, below, value, isNode(key) ? key.range?.[1] : undefined);
      else yield* within(opened, value, below);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* within(opened, item, [...path, index]);
  } else if (isScalar(node)) yield written(opened, path, node, undefined);
}

/** Every single value of a file's YAML, as it stands there. */
export function* writtenValues(file: SourceFile): Iterable<Written> {
  const opened = openYaml(file);
  if (opened !== null) yield* within(opened, opened.document.contents, []);
}
