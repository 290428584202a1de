import { addMonths, type IsoDate, isDate } from "../../model/date.js";
import type { Path } from "../../model/diagnostic.js";
import { type Fields, fieldsOf, isFields, listOf } from "../../parse/fields.js";
import { datesIn } from "../dates.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

/** A date of the field, where it is one that the calendar has. */
function dateAt(fields: Fields, name: string): IsoDate | null {
  const value = fields[name];
  return typeof value === "string" && isDate(value) ? value : null;
}

/** In entries of these lists, the later field cannot come before the earlier one. */
const orders: readonly (readonly [list: string, earlier: string, later: string, says: string])[] = [
  ["evidence", "date", "end", "It ends before it begins"],
  ["breaks", "from", "to", "The break ends before it begins"],
  ["objectives", "start", "by", "It is to be done before it begins"],
  ["objectives", "start", "closed", "It was closed before it began"],
  ["objectives", "start", "review", "It is looked at again before it begins"],
];

function* inOrder(data: Fields): Iterable<readonly [Path, string]> {
  for (const [list, earlier, later, says] of orders) {
    for (const [index, item] of listOf(data[list]).entries()) {
      const [first, last] = [dateAt(fieldsOf(item), earlier), dateAt(fieldsOf(item), later)];
      if (first !== null && last !== null && last < first) yield [[list, index, later], says];
    }
  }
  for (const [index, item] of listOf(data["evidence"]).entries()) {
    const done = dateAt(fieldsOf(item), "date");
    const { confirmed } = fieldsOf(item);
    const seen = isFields(confirmed) ? dateAt(confirmed, "date") : null;
    if (done !== null && seen !== null && seen < done)
      yield [["evidence", index, "confirmed", "date"], "It was confirmed before it was done"];
  }
}

/** Nobody who is at work today was trained before this year. */
const earliest = "1950";

function* evidence({ file, data, today }: EvidenceContext): Iterable<Found> {
  const found = (path: Path, message: string): Found => ({
    file: file.name,
    where: { path },
    message,
    hint: "Check the year and the month: one of the two dates is not right.",
  });
  for (const [path, says] of inOrder(data)) yield found(path, says);
  for (const { path, date } of datesIn(data)) {
    if (date < earliest)
      yield { ...found(path, `${date} is before ${earliest}`), hint: "Check the year." };
  }
  const by = dateAt(fieldsOf(data["target"]), "by");
  if (by !== null && by >= earliest && addMonths(by, 12) < today) {
    yield {
      ...found(["target", "by"], `${by} is more than a year ago`),
      hint: "Set a new date for your target, or take it out.",
    };
  }
}

export const datesContradict: Rule = {
  code: "dates-contradict",
  severity: "warning",
  what: "Two dates do not go together, or one is so long ago that it is most likely mistyped.",
  why: "A mistyped year can let evidence count for too long, or not at all.",
  mend: "Correct the date that is wrong.",
  example: {
    file: "me.yaml",
    wrong: "date: 1926-03-14",
    right: "date: 2026-03-14",
  },
  evidence,
};
