import type { Term } from "../model/framework.js";

/** One avoided word or phrase as it stands in a text. */
export interface FoundTerm {
  readonly offset: number;
  readonly words: string;
  readonly term: Term;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** White space and hyphens are alike: `hard to reach` is also `hard-to-reach`, and a line may end inside it. */
const flexible = (phrase: string): string =>
  phrase
    .split(/[\s-]+/)
    .map(escaped)
    .join("(?:[\\s-]|[*_])+");

/**
 * `the elderly` is people; `the elderly care ward` is a place. A phrase of an article and one word is met only where no noun
 * can follow: before punctuation, or before one of these.
 */
const afterPeople =
  "a|after|and|are|as|at|before|by|can|do|during|for|from|had|has|have|in|is|live|living|may|need|of|on|or|should|than|that|the|their|through|to|was|were|when|who|whose|will|with";

const standsAlone = (phrase: string): string =>
  /^the \p{L}+$/u.test(phrase)
    ? `(?=\\s*(?:[^\\s\\p{L}\\p{N}*_-]|$|(?:${afterPeople})(?![\\p{L}\\p{N}])))`
    : "";

const spaced = (words: string): string => words.replace(/[\s*_-]+/g, " ");

const key = (words: string): string => spaced(words).toLowerCase();

/** A phrase with a capital is met only as it is written: `BME` is a word that `Bme` is not. */
const exact = (phrase: string): boolean => /\p{Lu}/u.test(phrase);

/** Finds the avoided words of a manifest as whole words; null where the manifest has none. */
export function termFinder(terms: readonly Term[]): ((text: string) => Iterable<FoundTerm>) | null {
  const phrases = terms.flatMap((term) =>
    term.avoid.map((phrase) => ({ phrase: phrase.trim(), term })),
  );
  if (phrases.length === 0) return null;
  const byKey = new Map(phrases.map(({ phrase, term }) => [key(phrase), { phrase, term }]));
  // Longest first, so that the whole of a phrase is named and not its first words.
  const alternatives = [...byKey.values()]
    .map(({ phrase }) => phrase)
    .sort((a, b) => b.length - a.length)
    .map((phrase) => flexible(phrase) + standsAlone(phrase));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}_])`,
    "giu",
  );
  return function* (text) {
    for (const match of text.matchAll(pattern)) {
      const [words] = match;
      const known = byKey.get(key(words));
      if (known === undefined) continue;
      if (exact(known.phrase) && spaced(words) !== spaced(known.phrase)) continue;
      yield { offset: match.index, words, term: known.term };
    }
  };
}
