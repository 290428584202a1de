import { isDate } from "../../model/date.js";
import { datesIn, notInCalendar } from "../dates.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

function* evidence({ file, data }: EvidenceContext): Iterable<Found> {
  for (const { path, date } of datesIn(data)) {
    // A year and a month alone are as good as their first day.
    const day = /^\d{4}-\d{2}$/.test(date) ? `${date}-01` : date;
    if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !isDate(day)) {
      yield { file: file.name, where: { path }, ...notInCalendar(date) };
    }
  }
}

export const dateInvalid: Rule = {
  code: "date-invalid",
  severity: "error",
  fixed: true,
  what: "A date is one that the calendar does not have.",
  why: "Whether evidence is current is counted from its date.",
  mend: "Correct the day, the month or the year. 29 February is there only in leap years.",
  example: {
    file: "me.yaml",
    wrong: "completed: 2019-02-29",
    right: "completed: 2019-02-28",
  },
  evidence,
};
