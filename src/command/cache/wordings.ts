import type { Fingerprint } from "../../check/fingerprint.js";
import type { Alike, Wording } from "../../check/wording.js";

/** The competencies that are compared with others, in the order of their files. */
export interface Wordings {
  /** Of each, its place in the order of all files. */
  readonly files: readonly number[];
  readonly all: readonly Wording[];
  readonly alike: Alike;
}

/** Numbers before those of the fingerprints: the file, the two hashes, what it is like, and how many follow of each kind. */
const head = 7;
/** The first of those that a wording keeps whatever it is like. */
const kept = 5;

/** A wording that is still among the numbers of all: most of them are never looked at. */
class StoredWording implements Wording {
  readonly all: Int32Array;
  /** Where its numbers begin, its fingerprints, and what follows. */
  readonly start: number;
  readonly end: number;

  constructor(all: Int32Array, start: number, end: number) {
    this.all = all;
    this.start = start;
    this.end = end;
  }

  get id(): number {
    return this.all[this.start + 1] as number;
  }

  get numbers(): number {
    return this.all[this.start + 2] as number;
  }

  get statement(): Fingerprint {
    const from = this.start + head;
    return this.all.subarray(from, from + (this.all[this.start + kept] as number));
  }

  get title(): Fingerprint {
    return this.all.subarray(this.end - (this.all[this.start + kept + 1] as number), this.end);
  }
}

const lengthOf = (one: Wording): number =>
  one instanceof StoredWording
    ? one.end - one.start
    : head + one.statement.length + one.title.length;

/** As bytes: for each its numbers, as `head` says, and its fingerprints. */
export function encodeWordings({ files, all, alike }: Wordings): Buffer {
  const numbers = new Int32Array(all.reduce((sum, one) => sum + lengthOf(one), 2));
  numbers[0] = all.length;
  numbers[1] = alike.complete ? 1 : 0;
  let at = 2;
  for (const [index, one] of all.entries()) {
    numbers[at] = files[index] ?? -1;
    numbers[at + 1] = one.id;
    numbers[at + 2] = one.numbers;
    numbers[at + 3] = alike.statement[index] ?? -1;
    numbers[at + 4] = alike.title[index] ?? -1;
    if (one instanceof StoredWording) {
      numbers.set(one.all.subarray(one.start + kept, one.end), at + kept);
    } else {
      numbers[at + kept] = one.statement.length;
      numbers[at + kept + 1] = one.title.length;
      numbers.set(one.statement, at + head);
      numbers.set(one.title, at + head + one.statement.length);
    }
    at += lengthOf(one);
  }
  return Buffer.from(numbers.buffer);
}

/** Null for bytes that are no wordings. */
export function decodeWordings(bytes: Buffer): Wordings | null {
  const size = Int32Array.BYTES_PER_ELEMENT;
  if (bytes.length < 2 * size || bytes.length % size !== 0) return null;
  const numbers = new Int32Array(bytes.length / size);
  bytes.copy(Buffer.from(numbers.buffer));
  const [count = 0, complete] = numbers;
  if (count < 0 || 2 + count * head > numbers.length) return null;
  const files = new Array<number>(count);
  const all = new Array<Wording>(count);
  const alike = { statement: new Int32Array(count), title: new Int32Array(count) };
  let at = 2;
  for (let index = 0; index < count; index += 1) {
    if (at + head > numbers.length) return null;
    const ofStatement = numbers[at + kept] as number;
    const ofTitle = numbers[at + kept + 1] as number;
    const end = at + head + ofStatement + ofTitle;
    if (ofStatement < 0 || ofTitle < 0 || end > numbers.length) return null;
    files[index] = numbers[at] as number;
    all[index] = new StoredWording(numbers, at, end);
    alike.statement[index] = numbers[at + 3] as number;
    alike.title[index] = numbers[at + 4] as number;
    at = end;
  }
  return at === numbers.length
    ? { files, all, alike: { ...alike, complete: complete === 1 } }
    : null;
}
