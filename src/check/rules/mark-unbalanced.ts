import { quoted } from "../../words/quoted.js";
import { findInProse, withoutCode } from "../prose.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

interface Mark {
  readonly words: string;
  readonly offset: number;
  /** It may be none: `a)` and `2)` before an item, the inches of `12"`. */
  readonly unsure: boolean;
}

/** An apostrophe has a letter behind it; before `90s` and `tis` it is often curled the wrong way. Smileys are none. */
const marks =
  /(?<!\\)(?:["“”„[\]]|(?<![:;]-?)[()]|‘(?!\d|(?:tis|twas|em|n)(?!\p{L}))|’(?!\p{L}))/giu;
const paragraphs = /(?:(?!\n[ \t]*(?:\n|#|>|\||(?:[-*+]|\d{1,9}[.)])[ \t]))[\s\S])+/g;

const marksOf = (text: string): readonly Mark[] =>
  [...text.matchAll(marks)].map(({ 0: words, index: offset }) => {
    const before = text.slice(Math.max(0, offset - 5), offset);
    const loose = /(?:^|\s)(?:\p{L}|\d{1,2}|[ivx]{1,4})$/iu;
    return { words, offset, unsure: (words === '"' ? /\d$/ : loose).test(before) };
  });

/** The first mark that opens and is not closed, or closes what nothing opened. */
function unpaired(all: readonly Mark[], opening: string, closing: string): Mark | undefined {
  const open: Mark[] = [];
  for (const one of all) {
    if (opening.includes(one.words)) open.push(one);
    else if (closing.includes(one.words) && open.pop() === undefined) return one;
  }
  return open[0];
}

function unbalanced(all: readonly Mark[]): Mark | undefined {
  const of = (mark: string): readonly Mark[] => all.filter(({ words }) => words === mark);
  const straight = of('"');
  if (straight.length % 2 === 1 && !straight.some(({ unsure }) => unsure)) return straight.at(-1);
  // `[0, 1)` is a range: which kind of bracket closes is not looked at.
  const sure = all.filter(({ unsure }) => !unsure);
  const bracket = unpaired(sure, "([", ")]") && unpaired(all, "([", ")]");
  // Other languages write „so“ and ”so”.
  const foreign =
    all.some(({ words }) => words === "„") || (of("“").length === 0 && of("”").length % 2 === 0);
  const single = of("‘").length > of("’").length ? of("‘").at(-1) : undefined;
  return bracket ?? (foreign ? undefined : unpaired(all, "“", "”")) ?? single;
}

function* unbalancedIn(text: string): Iterable<Mark> {
  const all = [...text.matchAll(paragraphs)].filter(([words]) => words.trim() !== "");
  for (const [at, { 0: words, index }] of all.entries()) {
    // A quotation of several paragraphs opens in each of them, and closes in the last.
    const quotes = /^(?:\s*#.*\n)?\s*["“]/;
    const goesOn = quotes.test(words) && quotes.test(all[at + 1]?.[0] ?? "");
    const found = goesOn ? undefined : unbalanced(marksOf(words));
    if (found !== undefined) yield { ...found, offset: index + found.offset };
  }
}

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const [file, where, { words }] of findInProse(documents, unbalancedIn, withoutCode)) {
    const message = `${quoted(words)} has no partner in this paragraph`;
    yield { file, where, message, hint: "Add the one that is missing, or take this one out." };
  }
}

export const markUnbalanced: Rule = {
  code: "mark-unbalanced",
  severity: "warning",
  what: "A quotation mark or a bracket is opened and not closed, or closed and not opened.",
  why: "Readers look for the end of what was begun, and a screen reader may read on as if it were quoted.",
  mend: "Add the mark that is missing. What is between backticks is not looked at.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "- Asks which people the figures (leave out.",
    right: "- Asks which people the figures leave out.",
  },
  framework,
};
