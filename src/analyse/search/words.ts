import { stemmer } from "stemmer";
import { fold } from "../../words/fold.js";

/** One word of a text: where it stands, and what it is found by. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Folded: in lower case and without accents. */
  readonly word: string;
  /** Without its ending: `supervising` and `supervision` are both `supervis`. */
  readonly stem: string;
  /** The lists of synonyms that it belongs to, by itself or with the words beside it. */
  readonly concepts: readonly string[];
  /** It is a part of a phrase that means more than its words do. */
  readonly inPhrase: boolean;
}

/** Reads text as words, endings and synonyms; one is made for each framework. */
export interface WordReader {
  readonly tokens: (text: string) => readonly Token[];
}

/** Ids stay whole; a word keeps what follows an apostrophe, and the marks and invisible characters inside it. */
const wordPattern =
  /\p{L}+[-‐‑–][\p{L}\p{N}]+[-‐‑–]\p{N}+|[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:['’‘ʼ′`]\p{L}[\p{L}\p{M}]*)?/gu;

/** Words whose ending is a part of them: without it they would be another word (`doctorate`, `medication`, `new`). */
const whole: ReadonlySet<string> = new Set(["doctor", "doctors", "medic", "medics", "news"]);

const ending = (word: string): string => {
  const bare = word.replace(/'(s|t|re|ve|ll|d|m)$/, "");
  return whole.has(bare) ? `${bare.replace(/s$/, "")}=` : stemmer(bare);
};

interface Phrase {
  readonly stems: readonly string[];
  readonly concept: string;
}

const rawTokens = (text: string): readonly Token[] =>
  [...text.matchAll(wordPattern)].map((match) => {
    const word = fold(match[0]);
    const start = match.index;
    return {
      start,
      end: start + match[0].length,
      word,
      stem: ending(word),
      concepts: [],
      inPhrase: false,
    };
  });

/** Phrases by their first word, longest first. */
function phrasesOf(synonyms: readonly (readonly string[])[]): ReadonlyMap<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  synonyms.forEach((list, index) => {
    for (const entry of list) {
      const stems = rawTokens(entry).map(({ stem }) => stem);
      const [first] = stems;
      if (first === undefined) continue;
      phrases.set(first, [...(phrases.get(first) ?? []), { stems, concept: `@${index}` }]);
    }
  });
  for (const list of phrases.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return phrases;
}

/** A reader that knows these lists of words that mean the same. The longest phrase wins: `study leave` is no kind of leaving. */
export function wordReader(synonyms: readonly (readonly string[])[]): WordReader {
  const phrases = phrasesOf(synonyms);
  const tokens = (text: string): readonly Token[] => {
    const raw = rawTokens(text);
    const found: Token[] = [];
    for (let at = 0; at < raw.length; ) {
      const starting = (phrases.get(raw[at]?.stem ?? "") ?? []).filter(({ stems }) =>
        stems.every((stem, index) => raw[at + index]?.stem === stem),
      );
      const length = starting[0]?.stems.length ?? 1;
      const concepts = starting
        .filter(({ stems }) => stems.length === length)
        .map(({ concept }) => concept);
      for (const token of raw.slice(at, at + length))
        found.push({ ...token, concepts, inPhrase: length > 1 });
      at += length;
    }
    return found;
  };
  return { tokens };
}

/** Words of a question that say nothing of what is asked for; without apostrophes, as many write them. */
const stopWordList = `
  a about am an and another any anyone apply applying are arent as at be been being between but
  by can cannot cant could couldnt deal dealing did didnt do does doesnt doing dont everyone for
  from get gets getting give giving going had hadnt has hasnt have havent having he her here hes
  him his how i id idea if im in into is isnt it its ive just know like loads make making many
  me more much my myself need needs no not of on one or other others our out please she shes
  should shouldnt so some someone something tell than that thats the their them then there
  theres these they theyre theyve things this those to together too up use using want was wasnt
  way we were werent weve what whats when where wheres which while who whom whos why will wish
  with wont would wouldnt you youll your youre yourself youve`;
const stopWords: ReadonlySet<string> = new Set(stopWordList.trim().split(/\s+/));

const isStop = (word: string): boolean =>
  /'(?:ll|ve|re|m|d)$/.test(word) || stopWords.has(word.replace("'", ""));

/** Words that nearly every page of a framework about work holds, whatever their endings. */
const everywhere: ReadonlySet<string> = new Set(
  "work job help good best better take keep put thing run give sort handle say said told ok okay off out any"
    .split(" ")
    .map(ending),
);

/** What is asked for: the words that carry it, or all of them where none does. */
export function meaningful(tokens: readonly Token[]): readonly Token[] {
  const carrying = tokens.filter(
    ({ word, stem, concepts }) => concepts.length > 0 || !(isStop(word) || everywhere.has(stem)),
  );
  if (carrying.length > 0) return carrying;
  const second = tokens.filter(({ word }) => !isStop(word));
  return second.length > 0 ? second : tokens;
}
