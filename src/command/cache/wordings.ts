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
    const first = [alike.statement[index] ?? -1, alike.title[index] ?? -1];
    numbers.set([files[index] ?? -1, id, figures, ...first, statement.length, title.length], at);
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
    const [file = 0, id = 0, figures = 0, likeStatement, likeTitle, ofStatement = 0, ofTitle = 0] =
      numbers.subarray(at, at + head);
    const from = at + head;
    at = from + ofStatement + ofTitle;
    if (likeTitle === undefined || ofStatement < 0 || ofTitle < 0 || at > numbers.length)
      return null;
    files.push(file);
    all.push({
      id,
      numbers: figures,
      statement: numbers.subarray(from, from + ofStatement),
      title: numbers.subarray(from + ofStatement, at),
    });
    alike.statement[index] = likeStatement ?? -1;
    alike.title[index] = likeTitle;
  }
  return at === numbers.length
    ? { files, all, alike: { ...alike, complete: complete === 1 } }
    : null;
}
