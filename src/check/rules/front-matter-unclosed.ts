import type { Rule } from "../rule.js";

/** Reported by the parser. */
export const frontMatterUnclosed: Rule = {
  code: "front-matter-unclosed",
  severity: "error",
  fixed: true,
  what: "The front matter of a file is opened and never closed.",
  why: "The rest of the file would be read as fields, or not at all.",
  mend: "Add a line of three hyphens after the last field.",
  example: {
    file: "resources/audit-handbook.md",
    wrong: "cost: free to staff",
    right: "cost: free to staff\n---",
  },
};
