import { type Fields, fieldsOf, isText, listOf } from "../parse/fields.js";

export interface DateField {
  readonly path: readonly (string | number)[];
  readonly date: string;
  /** A date in a plan may lie ahead; a date on which something happened may not. */
  readonly happened: boolean;
}

/** Every date of an evidence file with its place. */
export function* datesIn(data: Fields): Iterable<DateField> {
  const at = (path: readonly (string | number)[], value: unknown, happened = true): DateField[] =>
    isText(value) ? [{ path, date: value, happened }] : [];
  yield* at(["target", "by"], fieldsOf(data["target"])["by"], false);
  for (const [index, item] of listOf(data["agreed"]).entries()) {
    yield* at(["agreed", index, "date"], fieldsOf(item)["date"]);
  }
  for (const [index, item] of listOf(data["qualifications"]).entries()) {
    const { completed } = fieldsOf(item);
    const path = ["qualifications", index, "completed"];
    yield* at(path, typeof completed === "number" ? String(completed) : completed);
  }
  for (const [index, item] of listOf(data["evidence"]).entries()) {
    const { date, confirmed } = fieldsOf(item);
    yield* at(["evidence", index, "date"], date);
    yield* at(["evidence", index, "confirmed", "date"], fieldsOf(confirmed)["date"]);
  }
  for (const [id, rating] of Object.entries(fieldsOf(data["ratings"]))) {
    const supervisor = fieldsOf(fieldsOf(rating)["supervisor"]);
    yield* at(["ratings", id, "supervisor", "date"], supervisor["date"]);
  }
  for (const [index, item] of listOf(data["breaks"]).entries()) {
    const { from, to } = fieldsOf(item);
    yield* at(["breaks", index, "from"], from, false);
    yield* at(["breaks", index, "to"], to, false);
  }
}
