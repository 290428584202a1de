import type { Rule } from "./rule.js";

/** Reported by the parser. */
export const frontMatterUnclosed: Rule = {
  code: "front-matter-unclosed",
  severity: "error",
  what: "The front matter of a file is opened and never closed.",
  why: "The rest of the file would be read as fields, or not at all.",
  mend: "Add a line of three hyphens after the last field.",
};
