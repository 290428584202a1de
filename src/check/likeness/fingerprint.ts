/** What a text is compared by: the hashes of its parts, ascending, each once. */
export type Fingerprint = Int32Array;

/** 32 bits that stand for a text (FNV-1a): that two parts share them happens once in millions, and hardly moves a likeness. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}

export const fingerprint = (parts: Iterable<string>): Fingerprint =>
  Int32Array.from(new Set(Array.from(parts, hash32))).sort();

/** Shared parts over all parts (Jaccard), from 0 to 1; 0 for two empty texts. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  let [atA, atB, shared] = [0, 0, 0];
  while (atA < a.length && atB < b.length) {
    const difference = (a[atA] as number) - (b[atB] as number);
    if (difference === 0) shared += 1;
    if (difference <= 0) atA += 1;
    if (difference >= 0) atB += 1;
  }
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}
