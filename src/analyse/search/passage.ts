import type { Passage } from "./entries.js";
import { type AskedTerm, answeredBy } from "./question.js";
import type { Token, WordReader } from "./words.js";

/** Where a matching word begins and ends in a text. */
export type Mark = readonly [start: number, end: number];

/** A passage with the words that match in it. */
export interface MarkedPassage extends Passage {
  readonly marks: readonly Mark[];
}

const termsOf = ({ stem, concepts }: Token): readonly string[] => [stem, ...concepts];

/** The matching words of a text; a phrase that matches is one mark. */
export function marksIn(
  text: string,
  matched: ReadonlySet<string>,
  reader: WordReader,
): readonly Mark[] {
  const marks: [number, number][] = [];
  let phrase: readonly string[] | null = null;
  for (const token of reader.tokens(text)) {
    if (!termsOf(token).some((term) => matched.has(term))) continue;
    const last = marks.at(-1);
    if (last !== undefined && token.inPhrase && token.concepts === phrase) last[1] = token.end;
    else marks.push([token.start, token.end]);
    phrase = token.inPhrase ? token.concepts : null;
  }
  return marks;
}

/** The passage that answers most of the question, the first of those that answer as much; null where none does. */
export function bestPassage(
  passages: readonly Passage[],
  words: readonly (readonly AskedTerm[])[],
  matched: ReadonlySet<string>,
  reader: WordReader,
): MarkedPassage | null {
  const [best] = passages
    .map((passage) => ({
      passage,
      worth: answeredBy(new Set(reader.tokens(passage.text).flatMap(termsOf)), words),
    }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);
  const passage =
    best?.passage ?? passages.find(({ text }) => marksIn(text, matched, reader).length > 0);
  return passage === undefined
    ? null
    : { ...passage, marks: marksIn(passage.text, matched, reader) };
}
