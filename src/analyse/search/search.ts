import type { Level } from "../../model/framework.js";
import { fold } from "../../words/fold.js";
import { fieldWeights, type Passage, type SearchEntry } from "./entries.js";
import { kindWeights, type SearchKind } from "./kinds.js";
import { bestPassage, type Mark, type MarkedPassage, marksIn } from "./passage.js";
import { answeredBy, type Correction, heaviest, understand } from "./question.js";
import type { SearchIndex } from "./search-index.js";

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly titleMarks: readonly Mark[];
  readonly pillars: readonly string[];
  readonly level: Level | null;
  /** The supplement that a competency belongs to. */
  readonly supplement: string | null;
  /** Higher is nearer to what was asked; comparable within one search only. */
  readonly score: number;
  /** The words of the question, as asked, that it does not have. */
  readonly without: readonly string[];
  /** The text that shows best why it was found; null where only its title or its place did. */
  readonly passage: MarkedPassage | null;
}

export interface SearchReport {
  readonly query: string;
  readonly corrections: readonly Correction[];
  /** The words of the question that carry meaning, as asked. */
  readonly words: readonly string[];
  /** How many there are in all. */
  readonly total: number;
  /** What is named exactly as asked first, then competencies, then everything else; in each the nearest first. */
  readonly hits: readonly SearchHit[];
}

/** Where to look; everywhere where nothing is said. */
export interface SearchOptions {
  readonly pillar?: string | undefined;
  readonly band?: Level | undefined;
  readonly kind?: SearchKind | undefined;
  /** How many competencies to give, and half as many of everything else. */
  readonly top: number;
}

/** What is no competency is shown from this share of the best result. */
const worthShowing = 0.4;

/** The words that people ask for it with, for what nothing else in it explains. */
const askedPassages = ({ asked = "" }: SearchEntry): readonly Passage[] =>
  asked
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => ({ section: "Asked for as", text }));

const chosen =
  ({ pillar, band, kind }: SearchOptions) =>
  (entry: SearchEntry): boolean =>
    (kind === undefined || entry.kind === kind) &&
    (pillar === undefined || entry.pillars.includes(pillar)) &&
    (band === undefined || entry.place === band);

/** Answers a question in a person's own words: ranked, forgiving of slips and endings. */
export function search(index: SearchIndex, query: string, options: SearchOptions): SearchReport {
  const { reader, library, entries } = index;
  const { words, written, corrections, beginnings } = understand(query, index);
  const weights = new Map<string, number>();
  for (const { term, weight } of words.flat()) {
    weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  const most = words.reduce((sum, terms) => sum + heaviest(terms), 0);
  const wanted = chosen(options);
  const stemsOf = (text: string): string =>
    reader
      .tokens(text)
      .map(({ stem }) => stem)
      .join(" ");
  const asked = stemsOf(query);
  const isNamed = ({ id, title }: SearchEntry): boolean =>
    fold(id) === fold(query.trim()) || stemsOf(title) === asked;
  const ranked = library
    .search([...weights.keys()].join(" "), {
      tokenize: (text) => text.split(" "),
      boost: { ...fieldWeights },
      boostTerm: (term) => weights.get(term) ?? 1,
      prefix: (term) => beginnings.has(term),
    })
    .flatMap(({ id, score, terms, queryTerms }) => {
      const entry = entries.get(String(id));
      if (entry === undefined || !wanted(entry)) return [];
      // The library multiplies by the number of terms that match; here one word may be several terms.
      const perTerm = score / queryTerms.length;
      const answered = new Set(queryTerms);
      const share = answeredBy(answered, words) / most;
      const worth = perTerm * kindWeights[entry.kind] * share ** 2;
      const rank = isNamed(entry) ? 0 : entry.kind === "competency" ? 1 : 2;
      const without = written.filter((_, at) => !words[at]?.some(({ term }) => answered.has(term)));
      return [{ entry, terms, worth, rank, without }];
    })
    .sort((a, b) => a.rank - b.rank || b.worth - a.worth || (a.entry.key < b.entry.key ? -1 : 1));
  // Where competencies answer, the rest has to come near them; whoever names a kind wants all of it.
  const least = options.kind === undefined ? (ranked[0]?.worth ?? 0) * worthShowing : 0;
  const others = options.kind === undefined ? Math.ceil(options.top / 2) : options.top;
  const shown = [
    ...ranked.filter(({ rank }) => rank === 0).slice(0, options.top),
    ...ranked.filter(({ rank }) => rank === 1).slice(0, options.top),
    ...ranked.filter(({ rank, worth }) => rank === 2 && worth >= least).slice(0, others),
  ];
  return {
    query,
    corrections,
    words: written,
    total: ranked.length,
    hits: shown.map(({ entry, terms, worth, without }): SearchHit => {
      const { kind, id, title, pillars, place: level, supplement } = entry;
      const matched = new Set(terms);
      const best = (among: readonly Passage[]) => bestPassage(among, words, matched, reader);
      const titleMarks = marksIn(title, matched, reader);
      const passage =
        best(entry.passages) ?? (titleMarks.length === 0 ? best(askedPassages(entry)) : null);
      const score = Math.round(worth * 100) / 100;
      return { kind, id, title, titleMarks, pillars, level, supplement, score, without, passage };
    }),
  };
}
