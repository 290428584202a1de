import { datesIn } from "./evidence-dates.js";
import type { EvidenceContext, Found, Rule } from "./rule.js";

function* evidence({ file, data, today }: EvidenceContext): Iterable<Found> {
  for (const { path, date, happened } of datesIn(data)) {
    // A year or a month alone comes before its days: this one is not later than today.
    if (happened && /^\d{4}(-\d{2}){0,2}$/.test(date) && date > today) {
      yield {
        file: file.name,
        where: { path },
        message: `${date} is later than today, ${today}`,
        hint: "Evidence is dated on the day it was finished. Correct the date, or add the entry when it has happened.",
      };
    }
  }
}

export const dateInFuture: Rule = {
  code: "date-in-future",
  severity: "error",
  fixed: true,
  what: "Something is dated later than today.",
  why: "What has not happened cannot be evidence. Most often the year is mistyped, and the entry would stay current for too long.",
  mend: "Correct the date. A date you are aiming for belongs in `target: by`.",
  example: {
    file: "me.yaml",
    wrong: "date: 2062-03-14",
    right: "date: 2026-03-14",
  },
  evidence,
};
