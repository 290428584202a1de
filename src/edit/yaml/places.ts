import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

export type Collection = YAMLMap<Node, Node | null> | YAMLSeq<Node | null>;
/** A field of a map, or an item of a list. */
export type Item = Pair<Node, Node | null> | Node | null;

export const isCollection = (node: unknown): node is Collection => isMap(node) || isSeq(node);
export const isBlock = (node: unknown): node is Collection =>
  isCollection(node) && node.flow !== true;
export const isNothing = (node: Node | null | undefined): boolean =>
  node == null || (isScalar(node) && node.range?.[0] === node.range?.[1]);

export const lineStart = (text: string, at: number): number =>
  Math.max(text.lastIndexOf("\n", at - 1) + 1, text.charCodeAt(0) === 0xfeff ? 1 : 0);
export const columnOf = (text: string, at: number): number => at - lineStart(text, at);
/** Where the next line begins; the end of the text where there is none. */
export const lineEnd = (text: string, at: number): number =>
  text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at) + 1;
/** How this file ends its lines. */
export const newline = (text: string): string => /\r?\n/.exec(text)?.[0] ?? "\n";

/** Just behind the colon of a field. An empty value has no place of its own: `yaml` puts it behind the comment. */
export function colonOf(pair: Pair<Node, Node | null>): number {
  const colon = (pair.srcToken?.sep ?? []).find(({ type }) => type === "map-value-ind");
  return colon === undefined ? (pair.key.range?.[1] ?? 0) : colon.offset + 1;
}

export const startOf = (item: Item): number =>
  (isPair(item) ? (item.key as Node) : item)?.range?.[0] ?? 0;

/** Just behind the last character that is written for an item; comments and blank lines behind it are not its own. */
export function endOf(item: Item): number {
  if (isPair(item)) {
    const { value } = item as Pair<Node, Node | null>;
    return isNothing(value) ? colonOf(item as Pair<Node, Node | null>) : endOf(value);
  }
  const last = isBlock(item) ? (item.items.at(-1) as Item | undefined) : undefined;
  if (last !== undefined) return last === null ? startOf(item) : endOf(last);
  return item?.range?.[1] ?? 0;
}

/** Whether blank lines stand between the last two items. */
export function isSpaced(text: string, node: Collection): boolean {
  const [before, last] = node.items.slice(-2) as readonly Item[];
  if (before === undefined || last === undefined) return false;
  return /\n[ \t]*\r?\n/.test(text.slice(endOf(before) - 1, startOf(last)));
}

/** How deep this file indents what is inside a field. */
export function indentOf(text: string, root: unknown): number {
  if (!isMap<Node, Node | null>(root)) return 2;
  for (const { value } of root.items) {
    const first = isMap(value) && isBlock(value) ? (value.items[0] as Item) : null;
    const column = first === null ? 0 : columnOf(text, startOf(first));
    if (column > 0) return column;
  }
  return 2;
}
