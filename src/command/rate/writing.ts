import { withRating } from "../../edit/record.js";
import type { IsoDate } from "../../model/date.js";
import type { RatingValue } from "../../model/evidence.js";
import { type Fields, fieldsOf } from "../../parse/fields.js";
import type { EditOptions } from "../edit-file.js";

export interface RateOptions extends EditOptions {
  readonly note?: string;
  readonly reason?: string;
  readonly as?: "self" | "supervisor";
  readonly by?: string;
  readonly date?: IsoDate;
  readonly private?: boolean;
  readonly clear?: boolean;
  readonly key?: boolean;
  readonly band?: string;
  readonly pillar?: string;
  readonly again?: boolean;
}

/** An evidence file with one competency rated, by the person or by a supervisor. */
export function withRatingAs(
  file: Fields,
  id: string,
  rating: RatingValue | undefined,
  options: RateOptions & { readonly today: IsoDate },
): Fields {
  const { note, reason, by, date, today } = options;
  if (options.as !== "supervisor")
    return withRating(file, id, { self: rating, note, reason, private: options.private });
  const supervisor =
    rating === undefined
      ? undefined
      : { rating, ...(by ? { by } : {}), date: date ?? today, ...(reason ? { reason } : {}) };
  return withRating(file, id, { supervisor, note, private: options.private });
}

/** A view with one competency rated; undefined takes the rating back. */
export function withViewRating(
  view: Fields,
  id: string,
  rating: RatingValue | undefined,
  reason: string | undefined,
): Fields {
  const value = rating === undefined ? null : reason ? { rating, reason } : rating;
  return { ...view, ratings: { ...fieldsOf(view["ratings"]), [id]: value } };
}
