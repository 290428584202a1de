import { isDate } from "../../model/date.js";
import { datesIn } from "../dates.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

const hints: Readonly<Record<string, string>> = {
  evidence:
    "Evidence is dated on the day it was finished. Correct the date, or add the entry when it has happened.",
  agreed: "A level is agreed on the day of the appraisal. What you hope for belongs in `target`.",
  qualifications:
    "Leave `completed` out while you are working towards it, and write `in-progress: true`.",
  objectives: "Something is closed on the day it was done or dropped. Correct the date.",
  ratings: "A supervisor's rating is dated on the day it was given. Correct the date.",
};

function* evidence({ file, data, today }: EvidenceContext): Iterable<Found> {
  for (const { path, date, happened } of datesIn(data)) {
    // A year or a month alone comes before its days: this one is not later than today.
    const first = `${date}${"-01-01".slice(date.length - 4)}`;
    if (happened && isDate(first) && date > today) {
      yield {
        file: file.name,
        where: { path },
        message: `${date} is later than today, ${today}`,
        hint: hints[String(path[0])] ?? "Correct the date.",
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
