/** A line that does not fit, in the words of somebody who does not know YAML. */
export interface Misfit {
  /** From 0. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly words: Words;
}

export interface Words {
  readonly message: string;
  readonly hint: string;
  /** The rule that speaks of it, where that is another than `yaml-syntax`. */
  readonly code?: string;
}

/** White space that looks like a blank and is none, and characters that cannot be seen at all. */
export const oddSpace = /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;

/** A line that Git leaves around or between two versions of a passage. */
export const mergeMark = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

const quotes = 'Put the value in double quotes, like this: title: "Falls: a clinic audit".';
const startItem = "Start the item with a hyphen and a space.";

const names: Readonly<Record<string, string>> = {
  "\u00a0": "a no-break space",
  "\u200b": "a space of no width",
  "\ufeff": "a byte order mark",
};

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

export const misfits = {
  merge: (found: string): Words => ({
    code: "merge-conflict",
    message: `A merge left \`${found}\` here: two people changed these lines`,
    hint: "Keep one version or join the two, then delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
  }),
  tab: (): Words => ({
    message: "A tab is used to indent",
    hint: "Use spaces: 2 for each step inwards.",
  }),
  invisible: (rest: string): Words => ({
    message: `There is a character here that looks like a space or like nothing: ${names[rest.charAt(0)] ?? codePoint(rest)}`,
    hint: "Delete it, and type an ordinary space if one is needed.",
  }),
  hyphen: (): Words => ({
    message: "There is no ordinary space after the hyphen",
    hint: startItem,
  }),
  bullet: (found: string): Words => ({
    message: `\`${found}\` does not start an item of a list`,
    hint: startItem,
  }),
  space: (line: string, at: number): Words => ({
    message: "There is no space after the colon",
    hint: `Put one there: \`${line.slice(0, at)} ${line.slice(at, at + 40).trimEnd()}\`.`,
  }),
  farther: (): Words => ({
    message: "This line is indented further than the one above",
    hint: "Let it begin in the same column as the fields beside it.",
  }),
  between: (kind: "map" | "list"): Words => ({
    message: "The indentation does not line up",
    hint:
      kind === "list"
        ? "The hyphens of one list stand in the same column. Use spaces, and no tabs."
        : "Fields at the same level start in the same column. Use spaces, 2 for each step inwards.",
  }),
  belongs: (owner: string): Words => ({
    message: `This line is not indented, so it is not part of \`${owner}\``,
    hint: `Put 2 more spaces in front of everything that belongs to \`${owner}\`.`,
  }),
  movedOut: (owner: string): Words => ({
    message: `This line is not indented, so it is not part of \`${owner}\``,
    hint: `Let it begin in the same column as the other lines of \`${owner}\`.`,
  }),
  hyphenMore: (): Words => ({
    message: "There is a hyphen in front of this, and no list begins here",
    hint: "Take the hyphen out, so that this is a field like those beside it.",
  }),
  noHyphen: (): Words => ({
    message: "There is no hyphen in front of this, where a list goes on",
    hint: `${startItem} If it belongs to the item above, indent it as far as the fields there.`,
  }),
  noColon: (name: string): Words => ({
    message: `There is no colon after \`${name}\``,
    hint: `Put a colon and a space there: \`${name}: \`.`,
  }),
  stray: (): Words => ({
    message: "This line is neither a field nor an item of a list",
    hint: "A field has a name, a colon and a space. If the text goes on from the line above, indent it further than that.",
  }),
  emptied: (name: string): Words => ({
    message: `\`${name}\` is said to hold nothing, and something follows that belongs to it`,
    hint: "Take out the brackets after the colon.",
  }),
  colon: (): Words => ({
    message: "A value that contains a colon followed by a space is not in quotes",
    hint: quotes,
  }),
  curly: (): Words => ({
    message: "Curly quotes are ordinary characters here",
    hint: 'Use straight ones: "like this".',
  }),
  round: (value: string): Words => ({
    message: "Round brackets are ordinary characters here",
    hint: `Put fields in curly ones: \`{${value.slice(1, -1)}}\`.`,
  }),
  start: (first: string): Words => ({
    message: `A value that starts with ${first === "`" ? "a backtick" : `\`${first}\``} has to be in quotes`,
    hint: quotes,
  }),
  openQuote: (): Words => ({
    message: "This quote is opened and not closed",
    hint: "Close it at the end of the value. If the value holds such a quote, put the other kind around it.",
  }),
  afterQuote: (): Words => ({
    message: "Something follows after the quote that ends the value",
    hint: "Put the whole value in quotes, and the other kind (' or \") around a value that holds quotes.",
  }),
  openBracket: (): Words => ({
    message: "This bracket is opened and not closed",
    hint: "Close it on the line where it opens, and put a value that holds a bracket or ` #` in quotes.",
  }),
  otherBracket: (found: string, wanted: string): Words => ({
    message: `\`${found}\` does not close the bracket that is open`,
    hint: `Write \`${wanted}\` here.`,
  }),
  noComma: (): Words => ({
    message: "There is no comma before this",
    hint: "In brackets a comma stands between two entries. A value that holds a quote goes in quotes of the other kind.",
  }),
  afterBracket: (): Words => ({
    message: "Something follows after the bracket that ends the value",
    hint: "Take it out. A value that holds brackets of its own goes in quotes.",
  }),
  colonInBrackets: (): Words => ({
    message:
      "A value that contains a colon followed by a space is not in quotes, or a comma is missing",
    hint: "Put the value in double quotes; between two fields in brackets stands a comma.",
  }),
} as const;

/** What is wrong with a value that is not in quotes and holds a colon and a space. */
export function colonIn(value: string): Words {
  if (/^[“”‘’]/.test(value)) return misfits.curly();
  return /^\([\w-]+: .*\)$/.test(value) ? misfits.round(value) : misfits.colon();
}
