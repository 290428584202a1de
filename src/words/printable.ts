/** Control characters, and the marks that turn the direction of text round or start a line in some readers. */
const unsafe = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu;

const spelt = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

const blank = /[\t\n\v\f\r\u0085\u2028\u2029]/;

/** Text from a file as it may reach a terminal or a document: white space becomes a blank, other control characters are spelt out. */
export const printable = (text: string): string =>
  text.replace(unsafe, (character) => (blank.test(character) ? " " : spelt(character)));

/** JSON that is safe to print: what JSON.stringify leaves as it is and a terminal would obey is escaped. */
export const printableJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(unsafe, (c) => (c === "\n" ? c : spelt(c)))}\n`;
