import { type Document, isScalar, isSeq, type Range, visit } from "yaml";

/** A key that its mapping has already. */
export interface DuplicateKey {
  /** Offset in the text. */
  readonly at: number;
  /** It is the first key of an item of a list once more: most often the hyphen of a new item is missing. */
  readonly newItem: boolean;
}

/**
 * The keys that a mapping has already. The parser can look for them too, but compares every key with every other: 20,000 of
 * them would take it seconds.
 */
export function duplicateKeys(document: Document): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  visit(document, {
    Map: (_key, { items, flow }, path) => {
      const seen = new Set<unknown>();
      const first = items[0]?.key;
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const at = (key.range as Range)[0];
        const newItem = !flow && isSeq(path.at(-1)) && isScalar(first) && first.value === key.value;
        if (seen.has(key.value)) found.push({ at, newItem });
        // What follows belongs to the new item.
        if (seen.has(key.value) && newItem) return;
        seen.add(key.value);
      }
    },
  });
  return found;
}
