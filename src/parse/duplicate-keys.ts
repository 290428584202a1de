import { type Document, isScalar, type Range, visit } from "yaml";

/**
 * Offsets of the keys that a mapping has already. The parser can look for them too, but compares every key with every
 * other: 20,000 of them would take it seconds.
 */
export function duplicateKeys(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) offsets.push((key.range as Range)[0]);
        seen.add(key.value);
      }
    },
  });
  return offsets;
}
