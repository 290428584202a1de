import type { Rule } from "../rule.js";

/** Reported by the gap analysis. */
export const idRetired: Rule = {
  code: "id-retired",
  severity: "warning",
  what: "A retired competency is named.",
  why: "The record is not lost: it counts towards the competency that took its place, where there is one.",
  mend: "Write the id of the replacement when you next edit the file.",
  example: {
    file: "me.yaml",
    wrong: "supports: [RS-5-03]",
    right: "supports: [RS-5-01]",
    given: "RS-5-03 is retired and replaced by RS-5-01.",
  },
};
