import { distance } from "fastest-levenshtein";
import MiniSearch from "minisearch";
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
  readonly corrections: readonly Correction[];
  /** Beginnings of words, such as `physio`. */
  readonly beginnings: ReadonlySet<string>;
}

/** A synonym counts for less than the word itself, and a word of a phrase for less than what the phrase means. */
const synonymWeight = 0.9;
const wordOfPhraseWeight = 0.3;

/** Shorter words are too much like too many others. */
const shortestCorrected = 4;
const shortestBeginning = 3;

const askedTerms = ({ stem, concepts, inPhrase }: Token): readonly AskedTerm[] => [
  { term: stem, weight: inPhrase ? wordOfPhraseWeight : 1 },
  ...concepts.map((term) => ({ term, weight: inPhrase ? 1 : synonymWeight })),
];

const letters = (text: string): string => [...text].sort().join("");

/** The known word most like one that is not: the search library finds those that are near, this says which is nearest. */
function corrected(word: string, words: ReadonlyMap<string, number>): string | null {
  if (word.length < shortestCorrected) return null;
  const speller = new MiniSearch({ fields: ["word"], idField: "word" });
  speller.addAll([...words.keys()].map((known) => ({ word: known })));
  const cost = (known: string): number =>
    distance(word, known) -
    // The same letters in another order are a slip of the fingers; among equals, the word that is written most.
    (letters(word) === letters(known) ? 1 : 0) -
    Math.min(0.5, (words.get(known) ?? 0) / 1000);
  const [nearest] = speller
    .search(word, { fuzzy: word.length > 5 ? 2 : 1 })
    .map(({ id }) => String(id))
    // Hardly anybody mistypes the first letter.
    .filter((known) => known.length >= shortestCorrected && known[0] === word[0])
    .sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1));
  return nearest ?? null;
}

/** Makes of a question what the index can look for. */
export function understand(query: string, { reader, stems, words: known }: SearchIndex): Question {
  const words: (readonly AskedTerm[])[] = [];
  const corrections: Correction[] = [];
  const beginnings = new Set<string>();
  for (const token of meaningful(reader.tokens(query))) {
    const { word, stem, concepts } = token;
    if (stems.has(stem) || concepts.length > 0) {
      words.push(askedTerms(token));
    } else if (
      word.length >= shortestBeginning &&
      [...known.keys()].some((each) => each.startsWith(word))
    ) {
      beginnings.add(word);
      words.push([{ term: word, weight: 1 }]);
    } else {
      const instead = corrected(word, known);
      corrections.push({ word, instead });
      words.push(instead === null ? [] : reader.tokens(instead).flatMap(askedTerms));
    }
  }
  return { words, corrections, beginnings };
}
