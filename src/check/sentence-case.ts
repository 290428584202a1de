/** A word whose capital is wrong, or the first word where its capital is missing; all words where there are only capitals. */
export interface CaseProblem {
  readonly index: number;
  readonly word: string;
  /** The same word as it should be. */
  readonly wanted: string;
}

const calendar =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?$/;

/** A line that begins with the name of a month or a day. */
export const startsWithDate = (line: string): boolean =>
  calendar.test(/\p{L}+/u.exec(line)?.[0] ?? "");

/** A capital and then only small letters: not `NICE`, `CVs`, `MSc`, `B12`, `I’m` or a single letter. */
const capitalised = /^(?!I['’])\p{Lu}['’]?\p{Ll}+(?:['’]\p{Ll}+)?$/u;

const lowered = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** The phrase with every letter hidden, so that its words are not looked at and all others keep their place. */
const hide = (text: string, phrase: string): string => {
  let hidden = text;
  for (let at = hidden.indexOf(phrase); at >= 0; at = hidden.indexOf(phrase, at + phrase.length)) {
    const whole =
      !/[\p{L}\p{N}]/u.test(hidden.charAt(at - 1)) &&
      !/[\p{L}\p{N}]/u.test(hidden.charAt(at + phrase.length));
    if (whole)
      hidden = hidden.slice(0, at) + "0".repeat(phrase.length) + hidden.slice(at + phrase.length);
  }
  return hidden;
};

/** Where a heading is not in sentence case: a capital at its start and for names, and nowhere else. */
export function caseProblems(heading: string, names: readonly string[]): readonly CaseProblem[] {
  const text = names.reduce((so, name) => (name === "" ? so : hide(so, name)), heading);
  if (!/\p{Ll}/u.test(text) && /\p{Lu}{5}/u.test(text)) {
    const index = text.search(/[\p{L}\p{N}]/u);
    const word = heading.slice(index).trimEnd();
    return [{ index, word, wanted: word.charAt(0) + word.slice(1).toLowerCase() }];
  }
  const problems: CaseProblem[] = [];
  let opens = true;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[.?!:]/gu)) {
    const [word] = match;
    if (/^[.?!:]$/.test(word)) {
      opens = true;
      continue;
    }
    if (opens && match.index === text.search(/[\p{L}\p{N}]/u) && /^\p{Ll}+$/u.test(word)) {
      const wanted = word.charAt(0).toUpperCase() + word.slice(1);
      problems.push({ index: match.index, word, wanted });
    }
    if (!opens && capitalised.test(word) && !calendar.test(word)) {
      problems.push({ index: match.index, word, wanted: lowered(word) });
    }
    opens = false;
  }
  return problems;
}
