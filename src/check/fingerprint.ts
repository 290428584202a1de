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

/** Shared parts over all parts (Jaccard), where `shared` are shared; 0 of two that are empty. */
export const likenessOf = (a: Fingerprint, b: Fingerprint, shared: number): number =>
  shared === 0 ? 0 : shared / (a.length + b.length - shared);

/** How much of what either has both have, from 0 to 1. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let shared = 0;
  let atA = 0;
  let atB = 0;
  while (atA < a.length && atB < b.length) {
    const difference = (a[atA] as number) - (b[atB] as number);
    if (difference === 0) shared += 1;
    if (difference <= 0) atA += 1;
    if (difference >= 0) atB += 1;
  }
  return likenessOf(a, b, shared);
}
