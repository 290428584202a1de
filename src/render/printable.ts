/** Control characters, C1 included, and the marks that turn the direction of text round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

const escape = (character: string): string =>
  /\s/.test(character) && character !== "\ufeff"
    ? " "
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Text from a file as it may reach a terminal or a document: white space becomes a blank, other control characters are spelt out. */
export const printable = (text: string): string => text.replace(unsafe, escape);

/** JSON that is safe to print: what JSON.stringify leaves as it is and a terminal would obey is escaped. */
export const printableJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(
    // Line breaks between the fields stay.
    /[\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )}\n`;
