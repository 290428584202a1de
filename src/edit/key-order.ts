import { isMap, isScalar } from "yaml";
import { type SchemaName, schemaOf } from "../model/schema.js";
import type { Edit, Fixer, FixKind } from "./fixer.js";
import { openYaml, partsOf } from "./parts.js";

/** Kinds of files whose fields are put in the order of their schema. */
const ordered: readonly string[] = ["page", "qualification", "resource", "role", "story"];

/** The order of the fields: that of the schema's `properties`. */
function orderOf(kind: FixKind): readonly string[] | null {
  const name = kind === "competency" ? "competency-front-matter" : kind;
  if (kind !== "competency" && !ordered.includes(kind)) return null;
  return Object.keys(schemaOf(name as SchemaName).properties ?? {});
}

/** A field with all that belongs to it: the comments above it, its value, and what follows up to the next one's. */
interface Piece {
  readonly key: string;
  readonly text: string;
}

/**
 * Where a field's lines begin, the comment lines directly above it included. A comment after a blank line, or one that is
 * indented, belongs to what stands before it.
 */
function firstLine(lines: readonly string[], key: number, after: number): number {
  let first = key;
  while (first - 1 > after && lines[first - 1]?.startsWith("#")) first -= 1;
  return first;
}

/** Known fields in their order; one that is not known stays behind the field it stands behind. */
function sorted(pieces: readonly Piece[], order: readonly string[]): readonly Piece[] {
  const groups: { rank: number; pieces: Piece[] }[] = [{ rank: -1, pieces: [] }];
  for (const piece of pieces) {
    const rank = order.indexOf(piece.key);
    if (rank < 0) groups.at(-1)?.pieces.push(piece);
    else groups.push({ rank, pieces: [piece] });
  }
  return groups.sort((a, b) => a.rank - b.rank).flatMap((group) => group.pieces);
}

function reordered(yaml: string, order: readonly string[]): Edit | null {
  const opened = openYaml(yaml, { yaml: { start: 0, end: yaml.length }, body: null });
  const map = opened?.document.contents;
  if (!opened || !isMap(map) || map.flow === true) return null;
  const lines = yaml.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const starts: { readonly key: string; readonly line: number }[] = [];
  // The line on which the value before ends: a comment on it or inside it is not above the next field.
  let after = -1;
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !key.range) return null;
    const { line, col } = opened.lines.linePos(key.range[0]);
    if (col !== 1 || key.anchor !== undefined) return null;
    starts.push({ key: String(key.value), line: firstLine(lines, line - 1, after) });
    const end = (value as { range?: readonly number[] } | null)?.range?.[1] ?? key.range[1];
    after = opened.lines.linePos(Math.max(key.range[0], end - 1)).line - 1;
  }
  const [first] = starts;
  if (first === undefined) return null;
  const offset = (line: number): number => lines.slice(0, line).join("").length;
  const last = footer(lines, after);
  const pieces = starts.map(({ key, line }, index) => ({
    key,
    text: yaml.slice(offset(line), offset(starts[index + 1]?.line ?? last)),
  }));
  const text = sorted(pieces, order)
    .map((piece) => piece.text)
    .join("");
  const start = offset(first.line);
  const end = offset(last);
  return text === yaml.slice(start, end) ? null : { start, end, text };
}

/** The line behind the last field: comments and blank lines below it stay at the end. */
function footer(lines: readonly string[], after: number): number {
  let line = after + 1;
  while (line < lines.length && /^\s+#/.test(lines[line] ?? "")) line += 1;
  return line;
}

/** The fields of the front matter in the order of the schema, each with its comments. */
export const keyOrder: Fixer = {
  name: "key-order",
  done: "put the fields in order",
  edits: (text, { kind }) => {
    const order = orderOf(kind);
    const parts = partsOf(text, kind);
    if (order === null || parts === null) return [];
    const { start, end } = parts.yaml;
    const edit = reordered(text.slice(start, end), order);
    return edit === null
      ? []
      : [{ start: start + edit.start, end: start + edit.end, text: edit.text }];
  },
};
