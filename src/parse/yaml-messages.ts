import { invisibleMessage } from "../words/invisible.js";

const quotes = "Put the value in quotes, like this: {line}.";
const item = "Start the item with a hyphen and a space.";

/** What each slip is called, and what to write instead; `{}` is the word that it is about. */
const messages = {
  merge: [
    "A merge left `{}` here: two people changed these lines",
    "Keep one version or join the two, then delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
  ],
  tab: ["A tab is used to indent", "Use spaces: 2 for each step inwards."],
  column: [
    "The indentation does not line up",
    "Put {} in front of it, as the lines beside it have.",
  ],
  bullet: ["`{}` does not start an item of a list", item],
  hyphen: ["There is no ordinary space after the hyphen", item],
  hyphenTab: ["A tab follows the hyphen", item],
  comment: ["`<!--` does not start a comment in YAML", "Start each line of the comment with `# `."],
  hash: ["YAML takes ` #` and what follows it for a comment", quotes],
  hyphenMore: [
    "There is a hyphen in front of this, and no list begins here",
    "Take the hyphen out, so that this is a field like those beside it.",
  ],
  noHyphen: [
    "There is no hyphen in front of this, where a list goes on",
    `${item} If it belongs to the item above, indent it as far as the fields there.`,
  ],
  space: ["There is no space after the colon", "Put one there: `{}`."],
  noColon: ["There is no colon after `{}`", "Put a colon and a space there: `{}: `."],
  emptied: [
    "`{}` is said to hold nothing, and something follows that belongs to it",
    "Take out the brackets after the colon.",
  ],
  stray: [
    "This line is neither a field nor an item of a list",
    "A field has a name, a colon and a space. If the text goes on from the line above, indent it further than that.",
  ],
  colon: ["A value that contains a colon followed by a space is not in quotes", quotes],
  start: ["A value that starts with `{}` has to be in quotes", quotes],
  curly: ["Curly quotes are ordinary characters here", 'Use straight ones: "like this".'],
  quote: [
    "The quote that is opened here is not closed, or not at the end of the value",
    "Close it there. If the value holds such a quote, put the other kind (' or \") around it.",
  ],
  backslash: [
    "In double quotes a backslash starts a code",
    "Take the quotes away, or use single ones: {line}.",
  ],
  openBracket: [
    "This bracket is opened and not closed",
    "Close it on the line where it opens, and put a value that holds a bracket or ` #` in quotes.",
  ],
  inBrackets: [
    "The brackets here do not match, or a value in them has to be in quotes",
    "Close `[` with `]` and `{` with `}`, write nothing behind the last, and put a value that holds a colon or starts with a sign in quotes.",
  ],
  itemBeside: [
    "An entry of a list cannot stand on the line of the list's name",
    "Write it on the next line, 2 spaces further in: {}",
  ],
  noComma: [
    "There is no comma before this",
    "In brackets a comma stands between two entries. A value that holds a quote goes in quotes of the other kind.",
  ],
  twice: [
    "The same field is given twice",
    "Keep one of the two, or join them. If a new entry of a list begins here, put a hyphen and a space in front of it.",
  ],
  documents: [
    "A second document starts here",
    "Remove the line `---` or `...`: a file holds one document.",
  ],
  depth: [
    "The file is nested more deeply than can be read",
    "Check for brackets that are opened again and again.",
  ],
  unreadable: ["YAML cannot be read from here on", "Check quotes and brackets here and above."],
} satisfies Record<string, readonly [message: string, hint: string]>;

export type YamlSlipKind = keyof typeof messages | "invisible";

/** What is wrong in a YAML text: which slip, at which offset, and the word that its message names. */
export interface YamlSlip {
  readonly kind: YamlSlipKind;
  readonly word: string;
  readonly at: number;
  /** The line as it was most likely meant, where that is known. */
  readonly meant?: string;
}

/** What is said to a person about a slip; `line` is how its line may be written with the value in quotes. */
export function yamlMessage(
  kind: YamlSlipKind,
  word: string,
  line: string | null = null,
): { message: string; hint: string } {
  if (kind === "invisible") return invisibleMessage(word);
  const [message, hint] = messages[kind];
  const example =
    kind === "backslash" ? "link: 'C:\\Users\\me\\audit.pdf'" : 'title: "Falls: a clinic audit"';
  const filled = (text: string): string =>
    text
      .replaceAll("`{}`", () => (word === "`" ? "a backtick" : `\`${word}\``))
      .replaceAll("{}", () => word)
      .replaceAll("{line}", () => line ?? example);
  return { message: filled(message), hint: filled(hint) };
}
