import type { Rule } from "../rule.js";

/** Reported by the parser. */
export const yamlSyntax: Rule = {
  code: "yaml-syntax",
  severity: "error",
  fixed: true,
  what: "The fields are not written as YAML can read them.",
  why: "One wrong space or quote can change what a field means, so nothing of the file is used until it is clear.",
  mend: "Look at the line that is named and the one above: indentation in spaces, closed quotes, a space after each colon.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "themes: [digital",
    right: "themes: [digital]",
  },
};
