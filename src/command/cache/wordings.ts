import type { Alike, Wordings } from "../../check/likeness/wording.js";

/** The competencies that are compared with others, in the order of their files. */
export interface Compared {
  /** Of each, its place in the order of all files. */
  readonly files: Int32Array;
  readonly wordings: Wordings;
  readonly alike: Alike;
}

/** Numbers at the start: how many there are, the parts of their statements and of their titles, and whether all were compared. */
const head = 4;

/** As bytes: the numbers as the machine has them, row by row. */
export function encodeCompared({ files, wordings, alike }: Compared): Buffer {
  const { ids, numbers, statements, titles } = wordings;
  const sizes = [files.length, statements.parts.length, titles.parts.length];
  return Buffer.concat(
    [
      Int32Array.of(...sizes, alike.complete ? 1 : 0),
      files,
      ids,
      numbers,
      alike.statement,
      alike.title,
      statements.starts,
      titles.starts,
      statements.parts,
      titles.parts,
    ].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}

/** Each begins where the one before ends, the first at 0 and the last at the end of all. */
const areStarts = (starts: Int32Array, parts: number): boolean =>
  starts[0] === 0 &&
  starts.at(-1) === parts &&
  starts.every((start, index) => index === 0 || start >= (starts[index - 1] as number));

const isSize = (size: number): boolean => size >= 0;

/** Null for bytes that are none of these. */
export function decodeCompared(bytes: Buffer): Compared | null {
  const size = Int32Array.BYTES_PER_ELEMENT;
  if (bytes.length < head * size || bytes.length % size !== 0) return null;
  // Where the bytes begin where numbers cannot, a copy of them.
  const { buffer, byteOffset } = bytes.byteOffset % size === 0 ? bytes : Uint8Array.from(bytes);
  const all = new Int32Array(buffer, byteOffset, bytes.length / size);
  const [count = 0, ofStatements = 0, ofTitles = 0, complete] = all;
  if (![count, ofStatements, ofTitles].every(isSize)) return null;
  if (head + 7 * count + 2 + ofStatements + ofTitles !== all.length) return null;
  let at = head;
  const row = (length: number): Int32Array => {
    at += length;
    return all.subarray(at - length, at);
  };
  const files = row(count);
  const [ids, numbers] = [row(count), row(count)];
  const alike = { statement: row(count), title: row(count), complete: complete === 1 };
  const [ofStatement, ofTitle] = [row(count + 1), row(count + 1)];
  if (!areStarts(ofStatement, ofStatements) || !areStarts(ofTitle, ofTitles)) return null;
  const statements = { starts: ofStatement, parts: row(ofStatements) };
  const titles = { starts: ofTitle, parts: row(ofTitles) };
  return { files, wordings: { ids, numbers, statements, titles }, alike };
}
