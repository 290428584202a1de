/** White space that looks like a blank and is none, and characters that cannot be seen at all. */
export const invisible =
  /[\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/;

const names: Readonly<Record<string, string>> = {
  "\u00a0": "a no-break space",
  "\u00ad": "a soft hyphen",
  "\u200b": "a space of no width",
  "\u200c": "a non-joiner of no width",
  "\u200d": "a joiner of no width",
  "\u200e": "a left-to-right mark",
  "\u200f": "a right-to-left mark",
  "\u2060": "a word joiner",
  "\ufeff": "a byte order mark",
};

/** What people call it: one without a name of its own is a space, or turns the direction of the text. */
function nameOf(character: string): string {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const kind = /\s/.test(character) ? "a space of another width" : "a mark without a sign";
  return names[character] ?? `${kind} (${code})`;
}

/** What is said of a character that nobody sees and that spoils what it stands in. */
export const invisibleMessage = (character: string) => ({
  message: `There is a character here that looks like a space or like nothing: ${nameOf(character)}`,
  hint: "Delete it, and type an ordinary space if one is needed.",
});

/** A word, as an id, a date or a rating is one, with what nobody sees in it, up to where the value ends. */
const word = new RegExp(
  `^["']?(?:[\\w.:@/+-]|${invisible.source}){1,80}["']?[ \\t]*(?:[,\\]}#]|$)`,
);

/** The mark at the start of a line of Markdown, or a heading up to within a word, and then what nobody sees. */
const marks = new RegExp(
  `^[ \\t]*(?:[-*+#]{0,6}[ \\t]*(?=${invisible.source})|#.*?\\p{L}(?=${invisible.source}\\p{L}))`,
  "u",
);

/** Where in a line, from 0, a character that nobody sees spoils the word that is a value from an index on; -1 where none does. */
export function invisibleIn(line: string, start: number): number {
  const at = word.exec(line.slice(start, start + 200))?.[0].search(invisible) ?? -1;
  return at < 0 ? -1 : start + at;
}

/** Where one spoils the mark of a heading or an item. */
export const invisibleInMarks = (line: string): number => marks.exec(line)?.[0].length ?? -1;
