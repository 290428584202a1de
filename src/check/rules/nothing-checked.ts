import type { Rule } from "../rule.js";

/** Reported by the command, which knows what it was asked to check. */
export const nothingChecked: Rule = {
  code: "nothing-checked",
  severity: "error",
  fixed: true,
  what: "There was nothing to check.",
  why: "A check that looked at nothing and says that all is well hides a wrong path for months.",
  mend: "Check the folder. A framework has at least one competency, in a folder named after its pillar.",
  example: {
    folder: "",
    wrong: ["framework.yaml", "sources.yaml"],
    right: [
      "framework.yaml",
      "sources.yaml",
      "professional-practice/core/PP-C-01-keep-within-your-scope.md",
    ],
  },
};
