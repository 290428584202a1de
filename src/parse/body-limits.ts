import { deepest } from "./nesting.js";

/** The most that is read below the front matter, in characters; the longest body that is shipped has 4,000. */
const longest = 32 * 1024;

/** Marks of emphasis, links and images: what a Markdown parser does with them grows with the square of their number. */
const mostMarks = 1000;

/** Marks of a list or a quotation, one behind the other on a line. */
const compact = new RegExp(`^[ \\t]*(?:>[ \\t]*|(?:[*+-]|\\d{1,9}[.)])[ \\t]+){${deepest}}`, "m");

/** What makes a body one that is not read; people's texts never come near it. */
export interface BodyProblem {
  /** Where in the body it is. */
  readonly at: number;
  readonly message: string;
  readonly hint: string;
}

/** Bounds a Markdown body before anything parses it, so that no file can hold the program up or bring it down. */
export function bodyProblem(body: string): BodyProblem | null {
  if (body.length > longest) {
    return {
      at: 0,
      message: `The text below the fields is longer than ${longest / 1024} KB, the most that is read`,
      hint: "Say it in fewer words, or in several files.",
    };
  }
  const deep = compact.exec(body);
  if (deep !== null) {
    return {
      at: deep.index,
      message: "The text is nested more deeply than can be read",
      hint: "Take out marks of a list or a quotation that stand one behind the other.",
    };
  }
  const marks = [...body.matchAll(/[*_[]/g)];
  const last = marks[mostMarks];
  return last === undefined
    ? null
    : {
        at: last.index,
        message: `The text has more than ${mostMarks} marks of emphasis and links, the most that are read`,
        hint: "Write it plainly, or in several files.",
      };
}
