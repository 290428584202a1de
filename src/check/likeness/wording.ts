import type { Place } from "../../model/diagnostic.js";
import type { Competency } from "../../model/framework.js";
import type { Body } from "../../parse/body.js";
import type { LikePair } from "../rule.js";
import {
  type Fingerprint,
  type Fingerprints,
  fingerprint,
  fingerprintAt,
  hash32,
  rowOf,
} from "./fingerprint.js";
import { type Counts, nearDuplicates, renewDuplicates, unknownFirst } from "./near-duplicates.js";

/** Half of all pairs of neighbouring words: independent statements share less than a sixth. */
const likeStatement = 0.5;
/** Where the two name other numbers, they are only the same when nearly nothing else differs. */
const likeButForNumbers = 0.9;
const likeTitle = 0.75;

/** A competency as far as it is compared with others. */
export interface Wording {
  /** Hash of its id. */
  readonly id: number;
  /** Hash of the numbers in its statement. */
  readonly numbers: number;
  readonly statement: Fingerprint;
  readonly title: Fingerprint;
}

/** All that are compared, one after another. */
export interface Wordings {
  readonly ids: Int32Array;
  readonly numbers: Int32Array;
  readonly statements: Fingerprints;
  readonly titles: Fingerprints;
}

export const wordingsOf = (all: readonly Wording[]): Wordings => ({
  ids: Int32Array.from(all, ({ id }) => id),
  numbers: Int32Array.from(all, ({ numbers }) => numbers),
  statements: rowOf(all.map(({ statement }) => statement)),
  titles: rowOf(all.map(({ title }) => title)),
});

export const wordingAt = (
  { ids, numbers, statements, titles }: Wordings,
  index: number,
): Wording => ({
  id: ids[index] as number,
  numbers: numbers[index] as number,
  statement: fingerprintAt(statements, index),
  title: fingerprintAt(titles, index),
});

/** The competencies whose statements or titles are like those of an earlier one; by index, as `NearDuplicates`. */
export interface Alike {
  readonly statement: Int32Array;
  readonly title: Int32Array;
  readonly complete: boolean;
}

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

/** Null where a competency is compared with none: a retired one gave way to another that may say the same. */
export function wordingOf(
  { id, title, status }: Competency,
  { statement }: Pick<Body, "statement">,
): Wording | null {
  if (status === "retired") return null;
  const words = wordsOf(statement);
  return {
    id: hash32(id),
    numbers: hash32(words.filter((word) => /\p{N}/u.test(word)).join(" ")),
    statement: fingerprint(pairsOf(words)),
    title: fingerprint(contentOf(wordsOf(title))),
  };
}

/** Two files with one id are for `id-duplicate` to report. */
const titlesCount =
  ({ ids }: Wordings): Counts =>
  (a, b) =>
    ids[a] !== ids[b];

const statementsCount =
  ({ ids, numbers }: Wordings): Counts =>
  (a, b, likeness) =>
    ids[a] !== ids[b] && (numbers[a] === numbers[b] || likeness >= likeButForNumbers);

/** Compares all competencies. */
export function alikeAmong(all: Wordings): Alike {
  const statement = nearDuplicates(all.statements, likeStatement, statementsCount(all));
  const title = nearDuplicates(all.titles, likeTitle, titlesCount(all));
  return {
    statement: statement.first,
    title: title.first,
    complete: statement.complete && title.complete,
  };
}

const isEqual = (a: Fingerprint, b: Fingerprint): boolean =>
  a.length === b.length && a.every((part, index) => part === b[index]);

/** All that comparing statements or titles looks at is the same. */
export const isSame: Readonly<Record<LikePair["what"], (a: Wording, b: Wording) => boolean>> = {
  statement: (a, b) =>
    a.id === b.id && a.numbers === b.numbers && isEqual(a.statement, b.statement),
  title: (a, b) => a.id === b.id && isEqual(a.title, b.title),
};

/** The same, where most is known: see `renewDuplicates`. `before` must be complete. */
export function renewAlike(
  all: Wordings,
  before: Alike,
  changed: Readonly<Record<LikePair["what"], ReadonlySet<number>>>,
): Alike {
  const { statement, title } = before;
  /** Nothing of this kind is to be looked for. */
  const settled = (what: LikePair["what"]): boolean =>
    changed[what].size === 0 && !before[what].includes(unknownFirst);
  return {
    statement: settled("statement")
      ? statement
      : renewDuplicates(
          all.statements,
          statement,
          changed.statement,
          likeStatement,
          statementsCount(all),
        ),
    title: settled("title")
      ? title
      : renewDuplicates(all.titles, title, changed.title, likeTitle, titlesCount(all)),
    complete: true,
  };
}

/** A competency, and where its statement is. */
export interface Worded {
  readonly id: string;
  readonly file: string;
  readonly place: Place;
}

export const likePair = (
  what: LikePair["what"],
  { file, place }: Worded,
  other: Worded,
): LikePair => ({
  what,
  file,
  where: what === "title" ? { path: ["title"] } : place,
  other,
});

/** Every competency that is like an earlier one, and that one. */
export function* likePairs(alike: Alike, all: readonly Worded[]): Iterable<LikePair> {
  for (const what of ["statement", "title"] as const) {
    for (const [index, first] of alike[what].entries()) {
      const one = all[index];
      const other = all[first];
      if (one !== undefined && other !== undefined) yield likePair(what, one, other);
    }
  }
}
