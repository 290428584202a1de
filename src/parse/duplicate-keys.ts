import { type Document, isScalar, isSeq, type Range, visit } from "yaml";
import type { YamlSlip } from "./yaml-messages.js";

/**
 * The keys that a mapping has already; of an entry in a list only the first, as its hyphen may be what is missing. The parser
 * can look for them too, but compares every key with every other: 20,000 of them would take it seconds.
 */
export function duplicateKeys(document: Document): readonly YamlSlip[] {
  const found: YamlSlip[] = [];
  visit(document, {
    Map: (_, { items }, path) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [at] = key.range as Range;
        if (seen.has(key.value)) found.push({ kind: "twice", word: "", at });
        if (seen.has(key.value) && isSeq(path.at(-1))) break;
        seen.add(key.value);
      }
    },
  });
  return found;
}
