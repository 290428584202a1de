import type { IsoDate } from "../../model/date.js";
import type { DatedRating, Support } from "./record.js";

export interface RecheckInput {
  /** When the competency's meaning last changed. */
  readonly revisedOn: IsoDate | null;
  readonly asOf: IsoDate;
  readonly rating: DatedRating | undefined;
  /** Entries dated by as-of. */
  readonly support: readonly Support[];
  /** Dates of the agreements that cover it, by as-of. */
  readonly agreed: readonly IsoDate[];
  readonly confirmedOnly: boolean;
}

/**
 * True where all that a person holds for a competency is older than its newest meaning. A rating of one's own has no date:
 * it is as old as the newest dated thing that stands behind it (an entry, a supervisor's date, an agreed level), and with
 * none behind it older than any revision. What is dated on the day of the revision is not older. The state is left alone.
 */
export function needsRecheck(input: RecheckInput): boolean {
  const { revisedOn, asOf, rating, support, agreed, confirmedOnly } = input;
  if (revisedOn === null || revisedOn > asOf) return false;
  if (rating === undefined && support.length === 0 && agreed.length === 0) return false;
  const entries = confirmedOnly ? support.filter(({ confirmed }) => confirmed) : support;
  const dates = [...entries.map(({ date }) => date), ...agreed, rating?.supervisorDate ?? ""];
  return dates.every((date) => date < revisedOn);
}
