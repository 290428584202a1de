import { type Fingerprint, likeness, likenessOf } from "./fingerprint.js";

/** So many comparisons a text, on average over all: enough for any real framework, and a bound for a strange one. */
const mostOnAverage = 400;
/** Once those are used up, each text is compared with so many that share a rare part with it. */
const mostAfterwards = 100;

/** Says of two texts that are alike enough whether they count; `a` is the later one. */
export type Counts = (a: number, b: number, likeness: number) => boolean;

/** Texts that are like an earlier one. */
export interface NearDuplicates {
  /** By text: of the earlier texts that it is most like, the first; -1 where it is like none. */
  readonly first: Int32Array;
  /** Every text was compared with every other that could be like it. */
  readonly complete: boolean;
}

const all: Counts = () => true;

/**
 * For each text, the first of those earlier texts that it is most like, among those it is like at all.
 *
 * Two sets that share at least `threshold` of their parts share one of the rarest few of each, so only those are looked up.
 * That keeps 10,000 texts far from 50 million comparisons.
 */
export function nearDuplicates(
  texts: readonly Fingerprint[],
  threshold: number,
  counts: Counts = all,
): NearDuplicates {
  const frequency = new Map<number, number>();
  for (const text of texts) {
    for (const part of text) frequency.set(part, (frequency.get(part) ?? 0) + 1);
  }
  const rarestOf = (text: Fingerprint): readonly number[] =>
    Array.from(text, (part) => [frequency.get(part) ?? 0, part] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, text.length - Math.ceil(threshold * text.length) + 1)
      .map(([, part]) => part);

  const holders = new Map<number, number[]>();
  const comparedWith = new Int32Array(texts.length).fill(-1);
  let left = mostOnAverage * texts.length;

  const firstLike = (index: number, text: Fingerprint, rarest: readonly number[]): number => {
    let most = left > 0 ? Number.POSITIVE_INFINITY : mostAfterwards;
    let best = 0;
    let first = -1;
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
        best = alike;
        first = earlier;
        // Those that are the same share every part, so the first of them is met first.
        if (alike === 1) return first;
      }
    }
    return first;
  };

  const first = new Int32Array(texts.length);
  for (const [index, text] of texts.entries()) {
    const rarest = rarestOf(text);
    first[index] = firstLike(index, text, rarest);
    for (const part of rarest) {
      const list = holders.get(part);
      if (list === undefined) holders.set(part, [index]);
      else list.push(index);
    }
  }
  return { first, complete: left >= 0 };
}

/** In place of a text's first: it has to be looked for among all. */
export const unknownFirst = -2;

/**
 * The same as `nearDuplicates`, where most of it is known. `before` is what was found, with `unknownFirst` for each text that
 * is new or changed, or whose first is gone or changed; `changed` are the texts that are new or changed.
 */
export function renewDuplicates(
  texts: readonly Fingerprint[],
  before: Int32Array,
  changed: ReadonlySet<number>,
  threshold: number,
  counts: Counts = all,
): Int32Array {
  const first = before.map((index) => Math.max(-1, index));
  const best = new Map<number, number>();
  const bestOf = (later: number): number => {
    const earlier = first[later] as number;
    if (earlier < 0) return 0;
    return best.get(later) ?? likeness(texts[later] as Fingerprint, texts[earlier] as Fingerprint);
  };
  const looked = [...texts.keys()].filter(
    (index) => changed.has(index) || before[index] === unknownFirst,
  );
  for (const { text, index, shared } of sharing(texts, looked)) {
    const [earlier, later] = text < index ? [text, index] : [index, text];
    if (before[later] !== unknownFirst && !changed.has(earlier)) continue;
    const alike = likenessOf(texts[text] as Fingerprint, texts[index] as Fingerprint, shared);
    if (alike < threshold) continue;
    const known = bestOf(later);
    const better = alike > known || (alike === known && earlier < (first[later] as number));
    if (!better || !counts(later, earlier, alike)) continue;
    first[later] = earlier;
    best.set(later, alike);
  }
  return first;
}

/** Every text beside each of those that are looked at, where the two share parts. */
function* sharing(
  texts: readonly Fingerprint[],
  looked: readonly number[],
): Iterable<{ readonly text: number; readonly index: number; readonly shared: number }> {
  if (looked.length === 0) return;
  const slots = new Map<number, number[]>();
  // Nearly every part of nearly every text is in none of those looked at: a table of bits says so at once.
  const some = new Uint8Array(1 << 16);
  for (const [slot, index] of looked.entries()) {
    for (const part of texts[index] as Fingerprint) {
      some[part & 0xffff] = 1;
      const list = slots.get(part);
      if (list === undefined) slots.set(part, [slot]);
      else list.push(slot);
    }
  }
  const shared = new Int32Array(looked.length);
  for (let text = 0; text < texts.length; text += 1) {
    const parts = texts[text] as Fingerprint;
    const met: number[] = [];
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at] as number;
      if (some[part & 0xffff] === 0) continue;
      for (const slot of slots.get(part) ?? []) {
        if (shared[slot] === 0) met.push(slot);
        shared[slot] = (shared[slot] as number) + 1;
      }
    }
    for (const slot of met) {
      const index = looked[slot] as number;
      if (index !== text) yield { text, index, shared: shared[slot] as number };
      shared[slot] = 0;
    }
  }
}
