import {
  type Fingerprint,
  type Fingerprints,
  fingerprintAt,
  likeness,
  likenessOf,
} from "./fingerprint.js";

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
  texts: Fingerprints,
  threshold: number,
  counts: Counts = all,
): NearDuplicates {
  const frequency = new Map<number, number>();
  for (const part of texts.parts) frequency.set(part, (frequency.get(part) ?? 0) + 1);
  const rarestOf = (text: Fingerprint): readonly number[] =>
    Array.from(text, (part) => [frequency.get(part) ?? 0, part] as const)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, text.length - Math.ceil(threshold * text.length) + 1)
      .map(([, part]) => part);

  const holders = new Map<number, number[]>();
  const count = texts.starts.length - 1;
  const comparedWith = new Int32Array(count).fill(-1);
  let left = mostOnAverage * count;

  const firstLike = (index: number, rarest: readonly number[]): number => {
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
        const alike = likeness(texts, index, earlier);
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

  const first = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    const rarest = rarestOf(fingerprintAt(texts, index));
    first[index] = firstLike(index, rarest);
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
  texts: Fingerprints,
  before: Int32Array,
  changed: ReadonlySet<number>,
  threshold: number,
  counts: Counts = all,
): Int32Array {
  const first = before.map((index) => (index < 0 ? -1 : index));
  const best = new Map<number, number>();
  const bestOf = (later: number): number => {
    const earlier = first[later] as number;
    if (earlier < 0) return 0;
    return best.get(later) ?? likeness(texts, later, earlier);
  };
  const looked = new Set(changed);
  for (let index = 0; index < before.length; index += 1)
    if (before[index] === unknownFirst) looked.add(index);
  sharing(texts, [...looked], (text, index, alike) => {
    if (alike < threshold) return;
    const [earlier, later] = text < index ? [text, index] : [index, text];
    if (before[later] !== unknownFirst && !changed.has(earlier)) return;
    const known = bestOf(later);
    const better = alike > known || (alike === known && earlier < (first[later] as number));
    if (!better || !counts(later, earlier, alike)) return;
    first[later] = earlier;
    best.set(later, alike);
  });
  return first;
}

/** Tells every text beside each of those that are looked at, where the two share parts, and how alike they are. */
function sharing(
  { parts, starts }: Fingerprints,
  looked: readonly number[],
  tell: (text: number, index: number, alike: number) => void,
): void {
  const slots = new Map<number, number[]>();
  // Nearly every part of nearly every text is in none of those looked at: a table of bits says so at once.
  const some = new Uint8Array(1 << 16);
  for (const [slot, index] of looked.entries()) {
    for (const part of fingerprintAt({ parts, starts }, index)) {
      some[part & 0xffff] = 1;
      const list = slots.get(part);
      if (list === undefined) slots.set(part, [slot]);
      else list.push(slot);
    }
  }
  const sizeOf = (text: number): number => (starts[text + 1] as number) - (starts[text] as number);
  const shared = new Int32Array(looked.length);
  let text = 0;
  let met: number[] = [];
  const tellOfText = (): void => {
    for (const slot of met) {
      const index = looked[slot] as number;
      const both = shared[slot] as number;
      shared[slot] = 0;
      if (index !== text) tell(text, index, likenessOf(sizeOf(text), sizeOf(index), both));
    }
    met = [];
  };
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] as number;
    if (some[part & 0xffff] === 0) continue;
    if ((starts[text + 1] as number) <= at) {
      tellOfText();
      while ((starts[text + 1] as number) <= at) text += 1;
    }
    for (const slot of slots.get(part) ?? []) {
      if (shared[slot] === 0) met.push(slot);
      shared[slot] = (shared[slot] as number) + 1;
    }
  }
  tellOfText();
}
