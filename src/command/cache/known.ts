/** Hashes that say what of a file has changed. */
export interface Known {
  /** Of its content. */
  readonly content: string;
  /** Of its status and its statement, and where that stands. */
  readonly stated: string;
  /** Of all that rules across files read of it. */
  readonly fields: string;
  /** Of all that is compared when wordings are. */
  readonly wording: string;
}

const length = 16;
/** In place of a hash, where there is nothing to change. */
export const nothing = "-".repeat(length);

/** All hashes of all files as one text: a large framework has thousands, and most are only kept. */
export const knownText = ({ content, stated, fields, wording }: Known): string =>
  content + stated + fields + wording;

export const knownLength = 4 * length;

/** What is known of the file at this place in the order of the paths. */
export function knownAt(text: string, index: number): Known {
  const part = (number: number): string =>
    text.slice(index * knownLength + number * length, index * knownLength + (number + 1) * length);
  return { content: part(0), stated: part(1), fields: part(2), wording: part(3) };
}
