import type { Rule } from "./rule.js";

/** Reported by the schema check. */
export const sectionMissing: Rule = {
  code: "section-missing",
  severity: "error",
  what: "A competency lacks one of its three required sections.",
  why: "The sections are what people use: what others can see, what to bring, what to talk about.",
  mend: "Add the heading with its list.",
};
