import { type Fingerprint, likeness } from "./fingerprint.js";

/** So many comparisons a text, on average: enough for any real framework, and a bound for a strange one. */
const mostOnAverage = 400;
/** Once those are used up, each text is compared with so many that share a rare part with it. */
const mostAfterwards = 100;

/** Whether two texts that are alike enough count; `a` is the later one. */
export type Counts = (a: number, b: number, likeness: number) => boolean;

/**
 * For each text the earlier text that it is most like, the first of several; -1 where it is like none.
 *
 * Two sets that share at least `threshold` of their parts share one of the rarest few of each, so only those are looked up:
 * 10,000 texts need far fewer than 50 million comparisons.
 */
export function nearDuplicates(
  texts: readonly Fingerprint[],
  threshold: number,
  counts: Counts = () => true,
): readonly number[] {
  const frequency = new Map<number, number>();
  for (const text of texts)
    for (const part of text) frequency.set(part, (frequency.get(part) ?? 0) + 1);
  const rarestOf = (text: Fingerprint): readonly number[] =>
    Array.from(text, (part) => [frequency.get(part) ?? 0, part] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, text.length - Math.ceil(threshold * text.length) + 1)
      .map(([, part]) => part);

  const holders = new Map<number, number[]>();
  const comparedWith = new Int32Array(texts.length).fill(-1);
  let left = mostOnAverage * texts.length;

  const mostAlike = (text: Fingerprint, index: number, rarest: readonly number[]): number => {
    let most = left > 0 ? Number.POSITIVE_INFINITY : mostAfterwards;
    let [first, best] = [-1, 0];
    for (const part of rarest) {
      for (const earlier of holders.get(part) ?? []) {
        if (comparedWith[earlier] === index) continue;
        comparedWith[earlier] = index;
        if (most === 0) return first;
        most -= 1;
        left -= 1;
        const alike = likeness(text, texts[earlier] as Fingerprint);
        const better = alike > best || (alike === best && earlier < first);
        if (alike < threshold || !better || !counts(index, earlier, alike)) continue;
        [first, best] = [earlier, alike];
        // Texts that are the same share every part, so the first of them is met first.
        if (alike === 1) return first;
      }
    }
    return first;
  };

  return texts.map((text, index) => {
    const rarest = rarestOf(text);
    const first = mostAlike(text, index, rarest);
    for (const part of rarest) {
      const list = holders.get(part);
      if (list === undefined) holders.set(part, [index]);
      else list.push(index);
    }
    return first;
  });
}
