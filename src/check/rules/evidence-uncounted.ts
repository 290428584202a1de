import { fieldsOf } from "../../parse/fields.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

/** Ratings that are left empty are not made yet; what counts towards nothing, the gap analysis reports. */
function* evidence({ file, data }: EvidenceContext): Iterable<Found> {
  const ratings = Object.values(fieldsOf(data["ratings"]));
  const empty = ratings.filter((one) => one === null).length;
  if (empty === 0) return;
  yield {
    file: file.name,
    where: { path: ["ratings"], at: "key" },
    message: `Not rated yet: ${empty} of the ${ratings.length} that are listed to rate`,
    hint: "One that is left empty counts as if it were not there.",
  };
}

export const evidenceUncounted: Rule = {
  code: "evidence-uncounted",
  severity: "info",
  what: "Some entries of the log count towards nothing, or there is nothing in the file that could count.",
  why: "Evidence counts for the competencies that its `supports` names. Without them it is only a diary.",
  mend: "Add `supports:` with the ids of competencies. `ahp-career search` finds them by what you did.",
  example: {
    file: "me.yaml",
    wrong: "reflection: It went well",
    right: "supports: [RS-5-01]",
  },
  evidence,
};
