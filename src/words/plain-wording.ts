/**
 * A text as its words alone: how they are encoded, wrapped and quoted, and which mark a list has, is nothing that a reader
 * would call another wording.
 */
export const plainWording = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”‟]/g, '"')
    .replace(/^([ \t>]*)(?:[*+]|(\d{1,9})\))(?=[ \t])/gm, (_, indent, number) =>
      number === undefined ? `${indent}-` : `${indent}${number}.`,
    )
    .replace(/\s+/gu, " ")
    .trim();

/** True where two texts say the same in the same words. */
export const isSameWording = (a: string, b: string): boolean =>
  a === b || plainWording(a) === plainWording(b);
