import type { Rule } from "./rule.js";

/** Reported by the command, which knows what it was asked to check. */
export const nothingChecked: Rule = {
  code: "nothing-checked",
  severity: "error",
  what: "There was nothing to check.",
  why: "A check that looked at nothing and says that all is well hides a wrong path for months.",
  mend: "Check the folder. A framework has at least one competency, in a folder named after its pillar.",
};
