import type { YAMLError } from "yaml";
import type { DuplicateKey } from "./duplicate-keys.js";
import { misfits } from "./misfit-words.js";

/** The parser's messages in the words of somebody who does not know the parser. */
const plainWords: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  TAB_AS_INDENT: ["A tab is used to indent", "Use spaces: 2 for each step inwards."],
  DUPLICATE_KEY: [
    "The same field is given twice",
    "Keep one of the two, or join what they hold into one.",
  ],
  BAD_SCALAR_START: [
    "A value that starts with this character has to be in quotes",
    'Put the value in double quotes, like this: title: "@home".',
  ],
  BAD_INDENT: [
    "The indentation does not line up",
    "Fields at the same level start in the same column. Use spaces, 2 for each step inwards.",
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    "A value that contains a colon followed by a space is not in quotes, or a line is indented too far",
    'Put the value in double quotes, like this: title: "Falls: a clinic audit".',
  ],
  BLOCK_IN_FLOW: [
    "A list or field starts inside brackets that are not closed",
    "Close the bracket on the line where it opens.",
  ],
  MISSING_CHAR: [
    "A quote, bracket or colon is missing",
    "Check what is opened here and not closed.",
  ],
  MULTILINE_IMPLICIT_KEY: [
    "A field name runs over more than one line",
    "Check for a missing colon or a quote that is not closed on this line.",
  ],
  MULTIPLE_DOCS: [
    "A second document starts here",
    "Remove the line `---` or `...`: a file holds one document.",
  ],
  TAG_RESOLVE_FAILED: ["A YAML tag is used", "Remove the word that starts with `!`."],
  UNEXPECTED_TOKEN: [
    "This text is not where YAML expects any",
    "Check the quotes on this line and on the line above.",
  ],
  BAD_ALIAS: [
    "An alias names an anchor that is not there",
    "Put a value that starts with * in quotes.",
  ],
  NON_STRING_KEY: ["A field name is not text", "Put the field name in quotes."],
};

/** What we say in place of the parser about a key that is given twice, until it is put in words. */
export const duplicateMark = (lacks: DuplicateKey["lacks"], owner: string): string =>
  `${lacks} ${owner}`;

const newItemWords = [
  "A field that this entry has already is given again",
  "If a new entry begins here, put a hyphen and a space in front of it. If not, keep one of the two.",
] as const;

export const aliasWords = [
  "Anchors and aliases (`&` and `*`) are not used in these files",
  "Write the value out again, or put a value that starts with * or & in quotes.",
] as const;

export const depthWords = [
  "The file is nested more deeply than can be read",
  "Check for brackets that are opened again and again.",
] as const;

/** An error of the parser, as a message and a hint. */
export function inPlainWords({ code, message }: YAMLError): readonly [string, string] {
  if (code === "DUPLICATE_KEY") {
    const [, lacks, owner = ""] = /^(\w+) (.*)$/s.exec(message) ?? [];
    if (lacks === "item") return newItemWords;
    const belongs = misfits.belongs(owner);
    if (lacks === "field") return [belongs.message, belongs.hint];
  }
  const known = plainWords[code];
  if (known === undefined)
    return [message, "Check the punctuation on this line and the line above."];
  return code === "MISSING_CHAR" ? [`${known[0]} (${message})`, known[1]] : known;
}
