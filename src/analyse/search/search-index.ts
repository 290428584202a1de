import MiniSearch from "minisearch";
import type { Framework } from "../../model/framework.js";
import type { BodyOf } from "../../parse/body.js";
import { fieldWeights, type SearchEntry, searchEntries } from "./entries.js";
import { type WordReader, wordReader } from "./words.js";

/** Everything in a framework, ready to be searched many times. */
export interface SearchIndex {
  readonly reader: WordReader;
  readonly library: MiniSearch<SearchEntry>;
  readonly entries: ReadonlyMap<string, SearchEntry>;
  /** Words without their endings, as far as the framework or its synonyms have them. */
  readonly stems: ReadonlySet<string>;
  /** How many times each word is written. */
  readonly words: ReadonlyMap<string, number>;
}

/** Reads a framework for searching; the slow part of a search. */
export function makeSearchIndex(framework: Framework, bodyOf: BodyOf): SearchIndex {
  const reader = wordReader(framework.manifest.synonyms);
  const entries = searchEntries(framework, bodyOf);
  const stems = new Set<string>();
  const words = new Map<string, number>();
  const know = (word: string, stem: string): void => {
    stems.add(stem);
    words.set(word, (words.get(word) ?? 0) + 1);
  };
  const library = new MiniSearch<SearchEntry>({
    fields: Object.keys(fieldWeights),
    idField: "key",
    tokenize: (text) => {
      let previous: readonly string[] = [];
      return reader.tokens(text).flatMap(({ word, stem, concepts }) => {
        know(word, stem);
        // A phrase is one mention of what it means, however many words it has.
        const mentioned = concepts === previous ? [] : concepts;
        previous = concepts;
        return [stem, ...mentioned];
      });
    },
    processTerm: (term) => term,
  });
  library.addAll(entries);
  for (const entry of framework.manifest.synonyms.flat()) {
    for (const { word, stem } of reader.tokens(entry)) know(word, stem);
  }
  return {
    reader,
    library,
    entries: new Map(entries.map((entry) => [entry.key, entry])),
    stems,
    words,
  };
}
