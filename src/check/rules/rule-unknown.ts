import type { Rule } from "../rule.js";

/** Reported by the run itself, which knows every rule. */
export const ruleUnknown: Rule = {
  code: "rule-unknown",
  severity: "error",
  fixed: true,
  what: "The manifest sets a rule that does not exist, or one that cannot be changed.",
  why: "A mistyped name would leave the rule as it is while everybody believes that it is off.",
  mend: "Correct the name: `ahp-career explain` lists them all. Rules about reading files, YAML and fields always stay on.",
  example: {
    file: "framework.yaml",
    wrong: "rules: {reading-ages: warning}",
    right: "rules: {reading-age: warning}",
  },
};
