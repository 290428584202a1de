import { type Document, isScalar, isSeq, type Pair, type Range, visit } from "yaml";

/** A key that its mapping has already. */
export interface DuplicateKey {
  /** Offset in the text of what is to be changed. */
  readonly at: number;
  /** `item`: the hyphen of a new item is missing; `field`: the fields of an empty one stand beside it; `key`: it is there twice. */
  readonly lacks: "item" | "field" | "key";
  /** For `field`, the empty one. */
  readonly owner: string;
}

const offsetOf = ({ key }: Pair): number => (isScalar(key) ? (key.range as Range)[0] : 0);
const wordOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : "");
const isEmpty = ({ value }: Pair): boolean =>
  value === null || (isScalar(value) && value.value === null && value.source === "");

/** The duplicates of one mapping; `entry`: it is an item of a list. */
function duplicatesIn(items: readonly Pair[], entry: boolean): readonly DuplicateKey[] {
  const seen = new Map<unknown, number>();
  const found: DuplicateKey[] = [];
  let empty = -1;
  for (const [index, item] of items.entries()) {
    if (isEmpty(item)) empty = index;
    if (!isScalar(item.key)) continue;
    const first = seen.get(item.key.value);
    if (first === undefined) {
      seen.set(item.key.value, index);
      continue;
    }
    const [owner, own] = items.slice(empty, empty + 2);
    // The same fields begin again behind one without a value: they are its own.
    if (empty > first && empty < index && owner !== undefined && own !== undefined) {
      return [...found, { at: offsetOf(own), lacks: "field", owner: wordOf(owner) }];
    }
    found.push({ at: offsetOf(item), lacks: "key", owner: "" });
    const [one] = found;
    // What follows belongs to the new item.
    if (entry && one !== undefined && (first === 0 || found.length > 1)) {
      return [{ ...one, lacks: "item" }];
    }
  }
  return found;
}

/**
 * The keys that a mapping has already. The parser can look for them too, but compares every key with every other: 20,000 of
 * them would take it seconds.
 */
export function duplicateKeys(document: Document): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  visit(document, {
    Map: (_key, { items, flow }, path) => {
      for (const one of duplicatesIn(items, !flow && isSeq(path.at(-1)))) found.push(one);
    },
  });
  return found;
}
