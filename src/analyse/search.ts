import type { Level } from "../model/framework.js";
import type { SearchEntry, SearchKind, searchFields } from "./search-entries.js";
import type { SearchIndex } from "./search-index.js";
import { bestPassage, type Mark, type MarkedPassage, marksIn } from "./search-passage.js";
import { type AskedTerm, type Correction, understand } from "./search-question.js";

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly titleMarks: readonly Mark[];
  readonly pillars: readonly string[];
  readonly level: Level | null;
  /** Higher is nearer to what was asked; comparable within one search only. */
  readonly score: number;
  /** The text that shows best why it was found; null where only its title or its place did. */
  readonly passage: MarkedPassage | null;
}

export interface SearchReport {
  readonly query: string;
  readonly corrections: readonly Correction[];
  /** How many there are in all. */
  readonly total: number;
  /** What is named exactly as asked first, then competencies, then everything else; in each the nearest first. */
  readonly hits: readonly SearchHit[];
}

export interface SearchOptions {
  readonly pillar?: string;
  readonly band?: Level;
  readonly kind?: SearchKind;
  /** How many competencies to give, and how many of everything else. */
  readonly top: number;
}

/** How much a match weighs by where it stands. */
const fieldWeight: Readonly<Record<(typeof searchFields)[number], number>> = {
  id: 20,
  title: 6,
  thread: 4,
  asked: 5,
  statement: 5,
  themes: 1.5,
  practice: 1.5,
  evidence: 0.8,
  questions: 0.8,
  rest: 0.5,
  related: 1,
  level: 1,
};

/** Of the things that are no competencies, those that say what to do weigh most. */
const kindWeight: Readonly<Record<SearchKind, number>> = {
  competency: 1,
  role: 1,
  qualification: 0.8,
  resource: 0.8,
  story: 0.6,
  page: 0.8,
  source: 0.8,
};

/** How much of the question is answered, 0 to 1. */
function answered(words: readonly (readonly AskedTerm[])[], matched: readonly string[]): number {
  const found = new Set(matched);
  const best = (terms: readonly AskedTerm[]): number =>
    Math.max(0, ...terms.filter(({ term }) => found.has(term)).map(({ weight }) => weight));
  const known = words.filter((terms) => terms.length > 0);
  const most = known.reduce(
    (sum, terms) => sum + Math.max(...terms.map(({ weight }) => weight)),
    0,
  );
  return known.reduce((sum, terms) => sum + best(terms), 0) / most;
}

/** The words that people ask for it with, for what nothing else in it explains. */
const askedPassages = ({ asked = "" }: SearchEntry): Pick<SearchEntry, "passages"> => ({
  passages: asked
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => ({ section: "Asked for as", text })),
});

const chosen =
  ({ pillar, band, kind }: SearchOptions) =>
  (entry: SearchEntry): boolean =>
    (kind === undefined || entry.kind === kind) &&
    (pillar === undefined || entry.pillars.includes(pillar)) &&
    (band === undefined || entry.place === band);

/** Answers a question in a person's own words: ranked, forgiving of slips and endings. */
export function search(index: SearchIndex, query: string, options: SearchOptions): SearchReport {
  const { reader, library, entries } = index;
  const { words, corrections, beginnings } = understand(query, index);
  const weights = new Map<string, number>();
  for (const { term, weight } of words.flat()) {
    weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  const wanted = chosen(options);
  const stemsOf = (text: string): string =>
    reader
      .tokens(text)
      .map(({ stem }) => stem)
      .join(" ");
  const asked = stemsOf(query);
  const isNamed = ({ id, title }: SearchEntry): boolean =>
    id.toLowerCase() === query.trim().toLowerCase() || stemsOf(title) === asked;
  const ranked = library
    .search([...weights.keys()].join(" "), {
      tokenize: (text) => text.split(" "),
      boost: { ...fieldWeight },
      boostTerm: (term) => weights.get(term) ?? 1,
      prefix: (term) => beginnings.has(term),
    })
    .flatMap(({ id, score, terms, queryTerms }) => {
      const entry = entries.get(String(id));
      if (entry === undefined || !wanted(entry)) return [];
      // The library multiplies by the number of terms that match; here one word may be several terms.
      const perTerm = score / queryTerms.length;
      const worth = perTerm * kindWeight[entry.kind] * answered(words, queryTerms) ** 1.5;
      const rank = isNamed(entry) ? 0 : entry.kind === "competency" ? 1 : 2;
      return [{ entry, terms, worth, rank }];
    })
    .sort((a, b) => a.rank - b.rank || b.worth - a.worth || (a.entry.key < b.entry.key ? -1 : 1));
  const shown = [0, 1, 2].flatMap((rank) =>
    ranked.filter((one) => one.rank === rank).slice(0, options.top),
  );
  return {
    query,
    corrections,
    total: ranked.length,
    hits: shown.map(({ entry, terms, worth }): SearchHit => {
      const matched = new Set(terms);
      const { kind, id, title, pillars, place } = entry;
      const titleMarks = marksIn(title, matched, reader);
      const passage = bestPassage(entry, words, matched, reader);
      return {
        kind,
        id,
        title,
        titleMarks,
        pillars,
        level: place,
        score: Math.round(worth * 100) / 100,
        passage:
          passage === null && titleMarks.length === 0
            ? bestPassage(askedPassages(entry), words, matched, reader)
            : passage,
      };
    }),
  };
}
