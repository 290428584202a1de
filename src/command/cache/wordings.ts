import type { Alike, Wording } from "../../check/wording.js";

/** The competencies that are compared with others, in the order of their files. */
export interface Wordings {
  /** Of each, its place in the order of all files. */
  readonly files: readonly number[];
  readonly all: readonly Wording[];
  readonly alike: Alike;
}

/** Numbers before those of the fingerprints. */
const head = 7;

/** As bytes: the key, then for each its file, its hashes, what it is like and its fingerprints. */
export function encodeWordings({ files, all, alike }: Wordings): Buffer {
  const length = all.reduce(
    (sum, { statement, title }) => sum + head + statement.length + title.length,
    2,
  );
  const numbers = new Int32Array(length);
  numbers.set([all.length, alike.complete ? 1 : 0]);
  let at = 2;
  for (const [index, { id, numbers: figures, statement, title }] of all.entries()) {
    numbers[at] = files[index] ?? -1;
    numbers[at + 1] = id;
    numbers[at + 2] = figures;
    numbers[at + 3] = alike.statement[index] ?? -1;
    numbers[at + 4] = alike.title[index] ?? -1;
    numbers[at + 5] = statement.length;
    numbers[at + 6] = title.length;
    numbers.set(statement, at + head);
    numbers.set(title, at + head + statement.length);
    at += head + statement.length + title.length;
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
  const files: number[] = [];
  const all: Wording[] = [];
  const alike = { statement: new Int32Array(count), title: new Int32Array(count) };
  let at = 2;
  for (let index = 0; index < count; index += 1) {
    const start = at;
    const from = start + head;
    if (from > numbers.length) return null;
    const ofStatement = numbers[start + 5] as number;
    const ofTitle = numbers[start + 6] as number;
    at = from + ofStatement + ofTitle;
    if (ofStatement < 0 || ofTitle < 0 || at > numbers.length) return null;
    files.push(numbers[start] as number);
    all.push({
      id: numbers[start + 1] as number,
      numbers: numbers[start + 2] as number,
      statement: numbers.subarray(from, from + ofStatement),
      title: numbers.subarray(from + ofStatement, at),
    });
    alike.statement[index] = numbers[start + 3] as number;
    alike.title[index] = numbers[start + 4] as number;
  }
  return at === numbers.length
    ? { files, all, alike: { ...alike, complete: complete === 1 } }
    : null;
}
