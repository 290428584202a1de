import type { Rule } from "../rule.js";

/** Reported by the schema check. */
export const sectionMissing: Rule = {
  code: "section-missing",
  severity: "error",
  fixed: true,
  what: "A competency lacks one of its three required sections.",
  why: "The sections are what people use: what others can see, what to bring, what to talk about.",
  mend: "Add the heading with its list.",
  example: {
    file: "research/band-7/RS-7-01-lead-a-programme-of-audits.md",
    wrong: "- The plan of audits for the year",
    right: "- The plan of audits for the year\n\n## To talk about\n- Which audit would you stop?",
  },
};
