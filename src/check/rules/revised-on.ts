import { isDate } from "../../model/date.js";
import { notInCalendar } from "../dates.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

function* framework({ competencies, today }: FrameworkContext): Iterable<Found> {
  for (const { id, file, revisedOn: date } of competencies) {
    // What does not look like a date at all is the schema's to report.
    if (date === null || !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date)) continue;
    const place = { file, where: { path: ["revised-on"] } };
    if (!isDate(date)) {
      yield { ...place, ...notInCalendar(date) };
    } else if (today !== undefined && date > today) {
      yield {
        ...place,
        message: `\`${id}\` is revised on ${date}, which is later than today, ${today}`,
        hint: "Give the day on which the new wording was agreed.",
      };
    }
  }
}

export const revisedOn: Rule = {
  code: "revised-on",
  severity: "error",
  what: "The day on which a competency's meaning changed lies in the future, or is not in the calendar.",
  why: "Ratings and evidence older than that day are marked to be looked at again. A wrong year would mark everyone's, or nobody's.",
  mend: "Correct `revised-on`. It is the day on which the new meaning was agreed; wording that means the same needs none.",
  example: {
    file: "professional-practice/core/PP-C-15-keep-learning-from-others.md",
    wrong: "revised-on: 2999-01-31\npillar: professional-practice",
    right: "pillar: professional-practice",
  },
  framework,
};
