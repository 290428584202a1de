import { type Fingerprint, fingerprint } from "./fingerprint.js";
import { type Counts, nearDuplicates } from "./near-duplicates.js";

/** A competency's wording, as far as it is compared with others. */
export interface Wording {
  readonly id: string;
  /** The numbers in its statement. */
  readonly numbers: string;
  readonly statement: Fingerprint;
  readonly title: Fingerprint;
}

/** Half of all pairs of neighbouring words: independent statements share less than a sixth. */
const likeStatement = 0.5;
/** Statements that name other numbers are the same only where hardly anything else differs. */
const likeButForNumbers = 0.9;
const likeTitle = 0.75;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Pairs of neighbouring words; of a text with one word, that word. */
const pairsOf = (words: readonly string[]): readonly string[] =>
  words.length < 2 ? words : words.slice(1).map((word, index) => `${words[index]} ${word}`);

const small = new Set(
  "a an and as at by for from how in into of on or own that the their to with your".split(" "),
);

/** The words of a title that say something, without the plural: `Lead the teams` and `Lead a team` are the same. */
const contentOf = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !small.has(word)).map((word) => word.replace(/(?<=...)s$/, ""));

export function wordingOf(id: string, title: string, statement: string): Wording {
  const words = wordsOf(statement);
  return {
    id,
    numbers: words.filter((word) => /\p{N}/u.test(word)).join(" "),
    statement: fingerprint(pairsOf(words)),
    title: fingerprint(contentOf(wordsOf(title))),
  };
}

/** For each wording the earlier one whose statement or title is most like its own; -1 where there is none. */
export function mostAlike(all: readonly Wording[], part: "statement" | "title"): readonly number[] {
  // Two files with one id are for `id-duplicate` to report.
  const others: Counts = (a, b) => all[a]?.id !== all[b]?.id;
  const statements: Counts = (a, b, likeness) =>
    others(a, b, likeness) &&
    (all[a]?.numbers === all[b]?.numbers || likeness >= likeButForNumbers);
  return nearDuplicates(
    all.map((wording) => wording[part]),
    part === "title" ? likeTitle : likeStatement,
    part === "title" ? others : statements,
  );
}
