/** What a text is compared by: the hashes of its parts, ascending, each once. Two texts are alike when they share most of these. */
export type Fingerprint = Int32Array;

/**
 * 32 bits that stand for a text (FNV-1a). Two parts that happen to share them move a likeness by one part in as many as the
 * text has, and one in millions does.
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}

export const fingerprint = (parts: Iterable<string>): Fingerprint =>
  Int32Array.from(new Set(Array.from(parts, hash32))).sort();

/** Many fingerprints in one row of numbers: thousands of arrays take longer to make than to compare. */
export interface Fingerprints {
  readonly parts: Int32Array;
  /** Where each begins and, last, where all end. */
  readonly starts: Int32Array;
}

/** One of many; empty beyond the last. */
export const fingerprintAt = ({ parts, starts }: Fingerprints, index: number): Fingerprint =>
  parts.subarray(starts[index], starts[index + 1]);

export function rowOf(all: readonly Fingerprint[]): Fingerprints {
  const starts = new Int32Array(all.length + 1);
  for (const [index, one] of all.entries())
    starts[index + 1] = (starts[index] as number) + one.length;
  const parts = new Int32Array(starts[all.length] as number);
  for (const [index, one] of all.entries()) parts.set(one, starts[index]);
  return { parts, starts };
}

/** Shared parts over all parts (Jaccard) of two texts with so many parts each; 0 of two that are empty. */
export const likenessOf = (a: number, b: number, shared: number): number =>
  shared === 0 ? 0 : shared / (a + b - shared);

/** How much of what either of two texts has both have, from 0 to 1. */
export function likeness({ parts, starts }: Fingerprints, a: number, b: number): number {
  const [endA, endB] = [starts[a + 1] as number, starts[b + 1] as number];
  let [atA, atB] = [starts[a] as number, starts[b] as number];
  const [ofA, ofB] = [endA - atA, endB - atB];
  let shared = 0;
  while (atA < endA && atB < endB) {
    const difference = (parts[atA] as number) - (parts[atB] as number);
    if (difference === 0) shared += 1;
    if (difference <= 0) atA += 1;
    if (difference >= 0) atB += 1;
  }
  return likenessOf(ofA, ofB, shared);
}
