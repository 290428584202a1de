import type { Framework } from "../model/framework.js";
import { inlineValue } from "./yaml/write-value.js";

export interface NewView {
  /** Who rates: a role. */
  readonly by: string;
  /** ISO 8601 date. */
  readonly date: string;
  /** The lines of the list to rate. */
  readonly ratings: readonly string[];
  /** Path of the schema, as seen from the file. */
  readonly schema: string;
}

/** The text of a manager's own sheet: who rates and when, and the competencies with nothing behind them. */
export const newView = (
  { manifest }: Framework,
  { by, date, ratings, schema }: NewView,
): string => `# yaml-language-server: $schema=${schema}
# A view of one person's competencies, for the ${manifest.title.replace(/\s+/g, " ")}: how you see them, before you see how they do.
# It holds nothing of theirs but the ids. Write met, developing, not-yet, no-opportunity or not-applicable behind an id.
format: ahp-career/view@1
by: ${inlineValue(by)}   # a role, not a name
date: ${date}
ratings:
${ratings.map((line) => `  ${line}\n`).join("")}`;
