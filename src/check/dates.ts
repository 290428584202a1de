import type { Path } from "../model/diagnostic.js";
import { type Fields, fieldsOf, isText, listOf } from "../parse/fields.js";
import { fieldsAt } from "./fields-at.js";

export interface DateField {
  readonly path: Path;
  readonly date: string;
  /** A date in a plan may lie ahead; a date on which something happened may not. */
  readonly happened: boolean;
}

const patterns: readonly (readonly [pattern: string, happened: boolean])[] = [
  ["target.by", false],
  ["agreed.[].date", true],
  ["qualifications.[].completed", true],
  ["evidence.[].date", true],
  ["evidence.[].end", true],
  ["evidence.[].confirmed.date", true],
  ["ratings.{}.supervisor.date", true],
  ["objectives.[].start", false],
  ["objectives.[].by", false],
  ["objectives.[].review", false],
  ["objectives.[].closed", true],
  ["breaks.[].from", false],
  ["breaks.[].to", false],
];

/** Every date of an evidence file with its place; a qualification may have a year alone, as a number. */
export function* datesIn(data: Fields): Iterable<DateField> {
  for (const [pattern, happened] of patterns) {
    for (const { path, value } of fieldsAt(data, pattern)) {
      const isYear = typeof value === "number" && path.at(-1) === "completed";
      // An award that is under way may say when it should be done.
      const award =
        path[0] === "qualifications" ? listOf(data["qualifications"])[Number(path[1])] : {};
      const isPlan = fieldsOf(award)["in-progress"] === true;
      if (isText(value) || isYear)
        yield { path, date: String(value), happened: happened && !isPlan };
    }
  }
}

/** What is said of a day that looks like one and that the calendar does not have. */
export const notInCalendar = (date: string) => ({
  message: `The calendar has no ${date}`,
  hint: "Check the day and the month: a date is year-month-day, such as 2026-03-14.",
});
