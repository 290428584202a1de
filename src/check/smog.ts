import { syllable } from "syllable";

/** What makes a text hard to read: words of three syllables or more, and how few sentences they are spread over. */
export interface Readability {
  /** The SMOG grade: years of schooling that a reader needs, and 5 more is about the age. */
  readonly grade: number;
  /** The long words, in their order, each once. */
  readonly longWords: readonly string[];
}

const lengths = new Map<string, number>();

/** Syllables of a word, without an ending that makes it longer and no harder: `collected`, `supporting`. */
function syllablesOf(word: string): number {
  const known = lengths.get(word);
  if (known !== undefined) return known;
  const whole = syllable(word);
  const stem = word.replace(/(?:ed|es|ing)$/, "");
  const count = whole === 3 && stem !== word ? Math.min(whole, syllable(stem)) : whole;
  lengths.set(word, count);
  return count;
}

/** Names and abbreviations inside a sentence are not the writer's choice. */
const longWord = (word: string, opens: boolean): boolean =>
  (opens || !/^\p{Lu}/u.test(word)) && syllablesOf(word.toLowerCase()) >= 3;

/**
 * SMOG (McLaughlin 1969), `1.043 √(long words × 30 / sentences) + 3.1291`, which is meant for 30 sentences. In a statement
 * of one or two a single word moves the grade by a year, so one long word is left out of the count.
 */
export function smog(text: string): Readability {
  const sentences = text.split(/[.!?]+(?:\s+|$)/).filter((sentence) => /\p{L}/u.test(sentence));
  const long = sentences.flatMap((sentence) =>
    (sentence.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? []).filter((word, index) =>
      longWord(word, index === 0),
    ),
  );
  const counted = Math.max(0, long.length - 1);
  return {
    grade: 1.043 * Math.sqrt((counted * 30) / Math.max(1, sentences.length)) + 3.1291,
    longWords: [...new Set(long.map((word) => word.toLowerCase()))],
  };
}
