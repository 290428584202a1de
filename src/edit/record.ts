import { type Fields, fieldsOf, isFields, listOf } from "../parse/fields.js";

/** The lists of an evidence file that entries are added to. */
export type ListName = "agreed" | "breaks" | "evidence" | "objectives" | "qualifications";

/** The fields that say something: what is undefined, empty or false is not written. */
export const written = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        value !== "" &&
        value !== false &&
        !(Array.isArray(value) && value.length === 0) &&
        !(isFields(value) && Object.keys(value).length === 0),
    ),
  );

export const withItem = (file: Fields, list: ListName, item: Fields): Fields => ({
  ...file,
  [list]: [...listOf(file[list]), item],
});

/** A list with one of its items changed, or without it where `change` answers with null. Items count from 0. */
export const withChangedItem = (
  file: Fields,
  list: ListName,
  index: number,
  change: (item: Fields) => Fields | null,
): Fields => ({
  ...file,
  [list]: listOf(file[list]).flatMap((item, at) =>
    at === index ? [change(fieldsOf(item))].filter((one) => one !== null) : [item],
  ),
});

/** A field of a mapping set, or taken out where the value is undefined. The mapping goes with its last field. */
export function withField(file: Fields, holder: string, field: string, value: unknown): Fields {
  const { [field]: _old, ...others } = fieldsOf(file[holder]);
  const fields = value === undefined ? others : { ...fieldsOf(file[holder]), [field]: value };
  if (Object.keys(fields).length > 0) return { ...file, [holder]: fields };
  const { [holder]: _gone, ...rest } = file;
  return rest;
}

/** Fields of a rating in its long form. */
export interface RatingPatch {
  readonly self?: string | undefined;
  readonly supervisor?: Fields | undefined;
  readonly note?: string | undefined;
  readonly reason?: string | undefined;
  readonly private?: boolean | undefined;
}

/** A competency rated: one word where that is all there is to say, else the long form with what it had. */
export function withRating(file: Fields, id: string, patch: RatingPatch): Fields {
  const ratings = fieldsOf(file["ratings"]);
  const old = ratings[id];
  const { reason: _reason, ...kept } = isFields(old) ? old : old == null ? {} : { self: old };
  // A reason belongs to `not-applicable`.
  const staying = patch.self === undefined && isFields(old) ? old : kept;
  const next = { ...staying, ...written({ ...patch }) };
  const [only, ...more] = Object.keys(next);
  const isWord = only === "self" && more.length === 0 && !isFields(old);
  return { ...file, ratings: { ...ratings, [id]: isWord ? next["self"] : next } };
}

/** One's own rating of a competency taken back: what a supervisor said of it, and notes, stay. */
export function withoutRating(file: Fields, id: string): Fields {
  const ratings = fieldsOf(file["ratings"]);
  if (!Object.hasOwn(ratings, id)) return file;
  const { self: _self, reason: _reason, ...rest } = fieldsOf(ratings[id]);
  return {
    ...file,
    ratings: { ...ratings, [id]: Object.keys(rest).length === 0 ? null : rest },
  };
}
