import type { Rule } from "../rule.js";

/** Reported by `diff`, which sees two versions. */
export const versionStep: Rule = {
  code: "version-step",
  severity: "error",
  what: "The framework's version was moved, and not as far as its changes call for.",
  why: "The version tells people whether a new edition asks something new of them. One that steps too little hides it.",
  mend: "Raise `version` in framework.yaml: the first number when something is newly required or an id goes, the second when something optional is added, the third for wording. `ahp-career diff` says which, and why. With `--require-step` a version that was not moved at all is an error too.",
  example: {
    file: "framework.yaml",
    wrong: "version: 1.0.0",
    right: "version: 1.1.0",
    given: "The version before was 1.1.0.",
    compared: true,
  },
};
