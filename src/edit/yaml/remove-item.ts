import { isMap, isSeq, type Node, type Pair } from "yaml";
import type { Path } from "../../model/diagnostic.js";
import type { Edit } from "../fixer.js";
import { type Candidate, type Opened, put } from "./candidate.js";
import { commentsOf } from "./comments.js";
import { findNode } from "./find-node.js";
import {
  type Collection,
  colonOf,
  columnOf,
  endOf,
  type Item,
  isBlock,
  lineEnd,
  lineStart,
  newline,
  startOf,
} from "./places.js";

/** The comments inside what goes, each on a line that is begun already and ends where the next one begins. */
const commentsIn = (text: string, start: number, end: number, column: number): string =>
  commentsOf(text)
    .filter((one) => one.start >= start && one.start < end)
    .map((one) => `${one.text}${newline(text)}${" ".repeat(column)}`)
    .join("");

/** An item in brackets goes with the comma that it needs no longer. */
function removeInline(text: string, item: Item, before?: Item, after?: Item): Edit {
  const column = columnOf(text, startOf(item));
  if (after !== undefined || before === undefined) {
    const [start, end] = [startOf(item), after === undefined ? endOf(item) : startOf(after)];
    return { start, end, text: commentsIn(text, start, end, column) };
  }
  const [start, end] = [endOf(before), endOf(item)];
  const kept = commentsIn(text, start, end, column);
  return { start, end, text: kept && `${newline(text)}${" ".repeat(column)}${kept}` };
}

/** Where an item of a list begins: at its hyphen, which may stand on a line above it. */
function hyphenOf(list: Collection, index: number, item: Item): number {
  const token = list.srcToken?.type === "block-seq" ? list.srcToken.items[index] : undefined;
  const hyphen = (token?.start ?? []).find(({ type }) => type === "seq-item-ind");
  return hyphen?.offset ?? startOf(item);
}

/** The ways to take a field or an item out. Its comments stay. */
export function* removeItem(opened: Opened, path: Path): Iterable<Candidate> {
  const { text, root, strict } = opened;
  const { parent, item } = findNode(root, path);
  if (parent === null || item === undefined) return;
  const items = parent.items as readonly Item[];
  const index = items.indexOf(item);
  const [before, after] = [items[index - 1], items[index + 1]];
  if (!isBlock(parent)) {
    yield [removeInline(text, item, before, after)];
    return;
  }
  const [start, end] = [hyphenOf(parent, index, item), endOf(item)];
  const from = lineStart(text, start);
  const to = text[end - 1] === "\n" ? end : lineEnd(text, end);
  const pad = text.slice(from, start);
  const kept = commentsIn(text, start, to, pad.length);
  const whole: Edit = {
    start: from,
    end: to,
    text: kept && `${pad}${kept.slice(0, -pad.length || undefined)}`,
  };
  if (items.length === 1) {
    const outer = findNode(root, path.slice(0, -1)).item;
    if (outer === undefined || strict) return;
    const colon = colonOf(outer as Pair<Node, Node | null>);
    yield [put(colon, isSeq(parent) ? " []" : " {}"), whole];
    return;
  }
  if (pad.trim() === "") yield [whole];
  // The first field of an item stands behind its hyphen.
  if (isMap(parent) && after !== undefined) {
    const next = startOf(after);
    yield [{ start, end: next, text: commentsIn(text, start, next, columnOf(text, start)) }];
  }
}
