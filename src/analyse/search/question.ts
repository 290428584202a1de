import { distance } from "fastest-levenshtein";
import type { SearchIndex } from "./search-index.js";
import { meaningful, type Token } from "./words.js";

/** One way to say what was asked for, and how much it counts. */
export interface AskedTerm {
  readonly term: string;
  readonly weight: number;
}

/** How much the best of these terms counts; 0 where there is none. */
export const heaviest = (terms: readonly AskedTerm[]): number =>
  Math.max(0, ...terms.map(({ weight }) => weight));

/** How much of what is asked these terms answer. */
export const answeredBy = (
  found: ReadonlySet<string>,
  words: readonly (readonly AskedTerm[])[],
): number =>
  words.reduce((sum, terms) => sum + heaviest(terms.filter(({ term }) => found.has(term))), 0);

/** A word that the framework does not have, with the one looked for instead; null where none is like it. */
export interface Correction {
  readonly word: string;
  readonly instead: string | null;
}

/** A question as the search understands it. */
export interface Question {
  /** For each word that carries meaning, the terms that answer it; none for a word that is not known. */
  readonly words: readonly (readonly AskedTerm[])[];
  /** These words as they were asked. */
  readonly written: readonly string[];
  readonly corrections: readonly Correction[];
  /** Beginnings of words, such as `physio`. */
  readonly beginnings: ReadonlySet<string>;
}

/** A synonym counts for less than the word itself, and a word of a phrase for less than what the phrase means. */
const synonymWeight = 0.8;
const wordOfPhraseWeight = 0.45;

/** With so many letters, one that is wrong, and two. A shorter word is another word, unless two letters change places or one is doubled. */
const [shortestCorrected, shortestTwice] = [6, 8];
const shortestSwapped = 4;
const shortestBeginning = 4;

const askedTerms = ({ stem, concepts, inPhrase }: Token): readonly AskedTerm[] => [
  { term: stem, weight: inPhrase ? wordOfPhraseWeight : 1 },
  ...concepts.map((term) => ({ term, weight: inPhrase ? 1 : synonymWeight })),
];

const letters = (text: string): string => [...text].sort().join("");

const undoubled = (word: string): string => word.replace(/(.)\1/g, "$1");

/** Vowels are mixed up and letters are left out or doubled; a consonant for another is mostly another word (`riding`, `rising`). */
const isSlip = (word: string, known: string): boolean =>
  word.length !== known.length ||
  word.length >= shortestTwice ||
  word.replace(/[aeiouy]/g, "*") === known.replace(/[aeiouy]/g, "*");

/** The word that was meant by one that is not known, if that is plain; numbers and abbreviations are never mended. */
function corrected(word: string, words: ReadonlyMap<string, number>): string | null {
  if (word.length < shortestSwapped || !/^[a-z']+$/.test(word)) return null;
  const twice = word.length >= shortestTwice;
  const swapped = (known: string): boolean =>
    (letters(word) === letters(known) && distance(word, known) === 2) ||
    undoubled(word) === undoubled(known);
  const cost = (known: string): number =>
    distance(word, known) -
    // The same letters in another order are a slip of the fingers; among equals, the word that is written most.
    (swapped(known) ? 1 : 0) -
    Math.min(0.5, (words.get(known) ?? 0) / 1000);
  const [nearest] = [...words.keys()]
    // Hardly anybody mistypes the first letter.
    .filter((known) => known[0] === word[0] && Math.abs(known.length - word.length) <= 2)
    .filter(
      (known) =>
        swapped(known) ||
        (word.length >= shortestCorrected &&
          distance(word, known) <= (twice ? 2 : 1) &&
          isSlip(word, known)),
    )
    .sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1));
  return nearest ?? null;
}

/** `LTFT`; a question that is all in capitals is only loud. */
const isAbbreviation = (written: string, query: string): boolean =>
  /^\p{Lu}{2,6}s?$/u.test(written) && (/\p{Ll}/u.test(query) || written.length < shortestCorrected);

/** Makes of a question what the index can look for. */
export function understand(query: string, { reader, stems, words: known }: SearchIndex): Question {
  const words: (readonly AskedTerm[])[] = [];
  const written: string[] = [];
  const corrections: Correction[] = [];
  const beginnings = new Set<string>();
  for (const token of meaningful(reader.tokens(query))) {
    const { word, stem, concepts } = token;
    const asWritten = query.slice(token.start, token.end);
    const abbreviation = isAbbreviation(asWritten, query);
    written.push(asWritten);
    if (stems.has(stem) || concepts.length > 0) {
      words.push(askedTerms(token));
    } else if (
      !abbreviation &&
      word.length >= shortestBeginning &&
      [...known.keys()].some((each) => each.startsWith(word))
    ) {
      beginnings.add(word);
      words.push([{ term: word, weight: 1 }]);
    } else {
      const instead = abbreviation ? null : corrected(word, known);
      corrections.push({ word: asWritten, instead });
      words.push(instead === null ? [] : reader.tokens(instead).flatMap(askedTerms));
    }
  }
  return { words, written, corrections, beginnings };
}
