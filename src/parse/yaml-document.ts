import { type Document, type LineCounter, parseDocument, YAMLParseError } from "yaml";
import type { Place } from "../model/diagnostic.js";
import { duplicateKeys } from "./duplicate-keys.js";

/** The one way in which this program reads YAML: version 1.2, core schema, no tags, no aliases. */
export function yamlDocument(
  text: string,
  lines: LineCounter,
  { keepSourceTokens = false } = {},
): Document.Parsed {
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    version: "1.2",
    merge: false,
    // Looked for below, in a time that grows with their number and not with its square.
    uniqueKeys: false,
    // Not `!!binary`, `!!set` and others, which would put objects where a file has text.
    resolveKnownTags: false,
    stringKeys: true,
    prettyErrors: false,
    keepSourceTokens,
  }) as Document.Parsed;
  for (const { at } of duplicateKeys(document))
    document.errors.push(new YAMLParseError([at, at + 1], "DUPLICATE_KEY", "Keys must be unique"));
  return document;
}

/** The file's line and column of an offset into text that begins on `line`. */
export function placeAt(lines: LineCounter, offset: number, line: number): Place {
  const { line: row, col } = lines.linePos(offset);
  return { line: Math.max(1, row) + line - 1, column: Math.max(1, col) };
}
