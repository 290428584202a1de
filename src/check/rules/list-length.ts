import type { Rule } from "../rule.js";

/** Reported by the schema check. */
export const listLength: Rule = {
  code: "list-length",
  severity: "error",
  fixed: true,
  what: "A list is shorter or longer than it should be, or an item of it is empty.",
  why: "One indicator is a wish and eight are a chore: two to five indicators, two to four examples and one to three questions are read and used.",
  mend: "Merge or split items until the number fits. A list also looks short when the line above it is missing or a hyphen has no space after it.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "- Writes the question down first.\nSays who the sample leaves out.",
    right: "- Writes the question down first.\n- Says who the sample leaves out.",
  },
};
