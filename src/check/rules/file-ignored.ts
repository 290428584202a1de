import type { Rule } from "../rule.js";

/** Reported by the reader. */
export const fileIgnored: Rule = {
  code: "file-ignored",
  severity: "warning",
  what: "A program left a backup of a competency beside it. It is not read.",
  why: "Whoever changes the backup, and not the competency, would wonder why nothing happens.",
  mend: "Take the backup away, or keep such files out of the folder. Where it is the one to keep, put it in the place of the other.",
  example: {
    folder: "research/band-6",
    wrong: ["RS-6-01-run-a-small-audit.md", "RS-6-01-run-a-small-audit.md~"],
    right: ["RS-6-01-run-a-small-audit.md"],
  },
};
