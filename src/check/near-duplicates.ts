/** What a text is compared by: two texts are alike when they share most of these. */
export type Fingerprint = ReadonlySet<string>;

/** Of all that share a rare part with a text, so many are compared: enough for any real framework, and a bound for a strange one. */
const mostCompared = 100;

/** Shared parts over all parts (Jaccard). */
function likeness(a: Fingerprint, b: Fingerprint): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const part of small) if (large.has(part)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/**
 * For each text that is like an earlier one, the index of the earliest of those it is most like.
 *
 * Two sets that share at least `threshold` of their parts share one of the rarest few of each, so only those are looked up.
 * That keeps 10,000 texts far from 50 million comparisons.
 */
export function nearDuplicates(
  texts: readonly Fingerprint[],
  threshold: number,
  same: (a: number, b: number, likeness: number) => boolean = () => true,
): ReadonlyMap<number, number> {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const part of text) frequency.set(part, (frequency.get(part) ?? 0) + 1);
  }
  const holders = new Map<string, number[]>();
  const found = new Map<number, number>();
  for (const [index, text] of texts.entries()) {
    const rarest = [...text]
      .sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, text.size - Math.ceil(threshold * text.size) + 1);
    const candidates = new Set<number>();
    for (const part of rarest) {
      for (const earlier of holders.get(part) ?? []) {
        if (candidates.size >= mostCompared) break;
        candidates.add(earlier);
      }
    }
    let best = 0;
    for (const earlier of candidates) {
      const alike = likeness(text, texts[earlier] as Fingerprint);
      if (alike < threshold || alike <= best || !same(index, earlier, alike)) continue;
      best = alike;
      found.set(index, earlier);
      if (alike === 1) break;
    }
    for (const part of rarest) {
      const list = holders.get(part);
      if (list === undefined) holders.set(part, [index]);
      else list.push(index);
    }
  }
  return found;
}
