import { type Document, isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { Path } from "../../model/diagnostic.js";
import { type Candidate, type Opened, put } from "./candidate.js";
import type { Change } from "./changes.js";
import { type Found, findNode } from "./find-node.js";
import {
  type Collection,
  colonOf,
  columnOf,
  endOf,
  type Item,
  indentOf,
  isBlock,
  isCollection,
  isNothing,
  isSpaced,
  lineEnd,
  lineStart,
  newline,
  startOf,
} from "./places.js";
import { removeItem } from "./remove-item.js";
import { blockLines, inlineField, inlineValue } from "./write-value.js";

const isFilled = (value: unknown): value is object =>
  value !== null && typeof value === "object" && Object.keys(value).length > 0;

/** The places for lines behind something: below the comments that are indented deeper, else at once, else at the end of the file. */
function* linesBehind(text: string, at: number, column: number): Iterable<number> {
  // Text in several lines (`|`) ends with the end of its last one.
  const next = text[at - 1] === "\n" ? at : lineEnd(text, at);
  let below = next;
  for (;;) {
    const comment = /^([ \t]*)#.*(?:\r?\n|$)/.exec(text.slice(below, lineEnd(text, below)));
    if (comment === null || (comment[1] ?? "").length <= column) break;
    below += comment[0].length;
  }
  yield below;
  if (next !== below) yield next;
}

function* addLines(
  { text }: Opened,
  places: Iterable<number>,
  column: number,
  lines: readonly string[],
  blank = false,
): Iterable<Candidate> {
  const end = newline(text);
  const body = lines.map((line) => line && " ".repeat(column) + line).join(end);
  for (const at of places) {
    const isOpen = at > 0 && text[at - 1] !== "\n" && at !== lineStart(text, at);
    const gap = blank ? end : "";
    yield [put(at, isOpen ? `${end}${gap}${body}` : `${gap}${body}${end}`)];
  }
}

/** Behind the last item in brackets; on a line of its own where the items have theirs. */
function* addInline({ text }: Opened, node: Collection, words: string): Iterable<Candidate> {
  const close = (node.range?.[1] ?? 0) - 1;
  const end = newline(text);
  const last = node.items.at(-1) as Item | undefined;
  if (last === undefined) {
    const inside = text.slice(startOf(node as Item) + 1, close);
    const line = lineStart(text, close);
    yield inside.includes("#") ? [put(line, `  ${words}${end}`)] : [put(close, words)];
    return;
  }
  const at = endOf(last);
  const before = text.slice(lineStart(text, startOf(last)), startOf(last));
  if (before.trim() !== "") {
    yield [put(at, `, ${words}`)];
    return;
  }
  const rest = /^([ \t]*)(,?)([ \t]*(?:#[^\r\n]*)?)(?=\r?\n)/.exec(text.slice(at));
  if (rest?.[3]?.includes("#") || rest?.[2])
    yield [
      ...(rest[2] ? [] : [put(at, ",")]),
      put(at + rest[0].length, `${end}${before}${words}${rest[2]}`),
    ];
  yield [put(at, `,${end}${before}${words}`)];
}

/** What is written behind a colon where nothing, or something empty, stands there. */
function* fill(opened: Opened, { node, item, parent }: Found, value: unknown): Iterable<Candidate> {
  const { text, strict } = opened;
  const pair = item as Pair<Node, Node | null>;
  const at = colonOf(pair);
  const isPlace = isFilled(value);
  if (isPlace && isBlock(parent) && !strict) {
    const column = columnOf(text, startOf(pair)) + indentOf(text, opened.root);
    const end = isNothing(node) ? at : endOf(node as Node);
    const next = lineEnd(text, end);
    // `key: []  # why`: the brackets go, what is new comes on the next line.
    const isBare = text.slice(end, next).trim() === "";
    const gone = isNothing(node) ? [] : [{ start: at, end, text: isBare ? "" : " " }];
    for (const [added] of addLines(opened, [next], column, blockLines(value)))
      yield [...gone, ...(added ? [added] : [])];
  }
  const words = inlineValue(value, strict);
  const isEnd = !/^[\s,\]}]/.test(text.slice(isNothing(node) ? at : endOf(node as Node)));
  if (isNothing(node)) yield [put(at, ` ${words}${isEnd && at < text.length ? " " : ""}`)];
  else if (isCollection(node) && isPlace) yield* addInline(opened, node, words.slice(1, -1));
  else yield [{ start: startOf(node as Node), end: endOf(node as Node), text: words }];
}

/** A field that its map does not have yet. */
function* addField(opened: Opened, map: Collection, key: string, value: unknown) {
  const { text, root, strict } = opened;
  if (!isBlock(map)) {
    yield* addInline(opened, map, inlineField(key, value, strict));
    return;
  }
  const isNested = isFilled(value) && map === root;
  const lines = isNested
    ? [`${inlineValue(key)}:`, ...blockLines(value).map((line) => line && `  ${line}`)]
    : blockLines({ [key]: value });
  const column = columnOf(text, startOf(map.items[0] as Item));
  const blank = isSpaced(text, map);
  // At the end of a file, below the last comments too.
  if (map === root)
    yield* addLines(opened, [lineEnd(text, text.trimEnd().length)], column, lines, blank);
  yield* addLines(opened, linesBehind(text, endOf(map), column), column, lines, blank);
}

function* setValue(opened: Opened, path: Path, value: unknown): Iterable<Candidate> {
  const { text, root, strict } = opened;
  const found = findNode(root, path);
  const { node, item, parent } = found;
  if (item === undefined) {
    const map = findNode(root, path.slice(0, -1)).node;
    if (isMap(map)) yield* addField(opened, map as Collection, String(path.at(-1)), value);
    return;
  }
  const inMap = isMap(parent);
  const isEmptied = isCollection(node) ? node.items.length === 0 : false;
  if (inMap && (isNothing(node) || isEmptied || (isScalar(node) && node.value === null))) {
    yield* fill(opened, found, value);
    return;
  }
  if (node == null || isBlock(node)) return;
  const [start, end] = node.range as readonly [number, number, number];
  const hasEnd = isScalar(node) && /^BLOCK/.test(node.type ?? "") && text[end - 1] === "\n";
  const at = inMap ? colonOf(item as Pair<Node, Node | null>) : start;
  if (value === null && inMap && text.slice(at, start).trim() === "")
    yield [{ start: at, end: hasEnd ? end - newline(text).length : end, text: "" }];
  yield [{ start, end, text: inlineValue(value, strict) + (hasEnd ? newline(text) : "") }];
}

/** The edits that may make one change, the best first; none where there is no way. */
export function* candidatesFor(
  text: string,
  document: Document.Parsed,
  change: Change,
): Iterable<Candidate> {
  const root = document.contents;
  const opened = { text, root, strict: isCollection(root) && root.flow === true };
  if (change.op === "remove") yield* removeItem(opened, change.path);
  else if (change.op === "set") yield* setValue(opened, change.path, change.value);
  else {
    const { node } = findNode(root, change.path);
    if (!isSeq(node)) return;
    const list = node as Collection;
    const inline = change.values.map((one) => inlineValue(one, opened.strict)).join(", ");
    if (!isBlock(list)) {
      yield* addInline(opened, list, inline);
      return;
    }
    const column = columnOf(text, startOf(list));
    const blank = isSpaced(text, list);
    const gap = blank ? [""] : [];
    // As the one before it is written: over several lines, or in brackets on one.
    const last = list.items.at(-1);
    const isInline = isCollection(last) && last.flow === true;
    const lines = change.values.flatMap((one, index) => [
      ...(index > 0 ? gap : []),
      ...(isInline ? [`- ${inlineValue(one)}`] : blockLines([one])),
    ]);
    yield* addLines(opened, linesBehind(text, endOf(list), column), column, lines, blank);
  }
}
