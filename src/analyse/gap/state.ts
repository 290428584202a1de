import { addMonths, type IsoDate } from "../../model/date.js";
import type { RatingValue } from "../../model/evidence.js";
import type { CountsAs, State } from "../../model/gap.js";
import type { DatedRating, Support } from "./record.js";

/** What each state counts as (MODEL.md section 3, the table). */
export const countsAs = {
  excluded: "excluded",
  gap: "gap",
  "no-opportunity": "gap",
  developing: "partial",
  "signed-off": "met",
  evidenced: "met",
  credited: "met",
  expired: "partial",
  claimed: "partial",
} as const satisfies Record<State, CountsAs>;

const ascending: readonly RatingValue[] = ["not-yet", "no-opportunity", "developing", "met"];

/** `r`: the lower of the two ratings; `not-applicable` gives way to any other. Null where there is none. */
export function combinedRating(rating: DatedRating | undefined): RatingValue | null {
  const given = [rating?.self, rating?.supervisor].filter(
    (value) => value !== null && value !== undefined,
  );
  return ascending.find((value) => given.includes(value)) ?? given[0] ?? null;
}

/** True where self and supervisor both rated it, and not the same. */
export const ratingsDiffer = (rating: DatedRating | undefined): boolean =>
  rating !== undefined &&
  rating.self !== null &&
  rating.supervisor !== null &&
  rating.self !== rating.supervisor;

export interface StateInput {
  readonly rating: DatedRating | undefined;
  /** Entries dated by as-of. */
  readonly support: readonly Support[];
  /** Covered by an agreed level. */
  readonly credited: boolean;
  readonly asOf: IsoDate;
  readonly currencyMonths: number;
  /** Only confirmed entries count as support (`--confirmed-only`). */
  readonly confirmedOnly: boolean;
}

export interface StateResult {
  readonly state: State;
  readonly expiresOn: IsoDate | null;
}

const newest = (dates: readonly IsoDate[]): IsoDate | null =>
  dates.reduce<IsoDate | null>((best, date) => (best === null || date > best ? date : best), null);

/** The first rule of the table that applies. Numbers are the table's. */
export function stateOf(input: StateInput): StateResult {
  const { rating, support, credited, asOf, currencyMonths, confirmedOnly } = input;
  const without = (state: State): StateResult => ({ state, expiresOn: null });
  const r = combinedRating(rating);
  if (r === "not-applicable") return without("excluded"); // 1
  if (r === "not-yet") return without("gap"); // 2
  if (r === "no-opportunity") return without("no-opportunity"); // 3
  if (r === "developing") return without("developing"); // 4

  const counting = confirmedOnly ? support.filter(({ confirmed }) => confirmed) : support;
  const supervisorDate = rating?.supervisorDate ?? null;
  const dates = [
    ...counting.map(({ date }) => date),
    ...(supervisorDate === null ? [] : [supervisorDate]),
  ];
  const expiry = (date: IsoDate | null): IsoDate | null =>
    date === null ? null : addMonths(date, currencyMonths);
  const current = (expiresOn: IsoDate | null): boolean => expiresOn !== null && asOf < expiresOn;

  if (r === "met") {
    const expiresOn = expiry(newest(dates));
    if (rating?.supervisor === "met" && current(expiresOn))
      return { state: "signed-off", expiresOn }; // 5
    const byEntries = expiry(newest(counting.map(({ date }) => date)));
    if (current(byEntries)) return { state: "evidenced", expiresOn: byEntries }; // 6
    if (credited) return without("credited"); // 7
    if (expiresOn !== null && !current(expiresOn)) return { state: "expired", expiresOn }; // 8
    return without("claimed"); // 9
  }
  if (credited) return without("credited"); // 7
  return without(support.length > 0 ? "developing" : "gap"); // 10, 11
}
