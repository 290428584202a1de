import type { Rule } from "../rule.js";

/** Reported by the reader. */
export const fileUnreadable: Rule = {
  code: "file-unreadable",
  severity: "error",
  fixed: true,
  what: "A file or folder cannot be read.",
  why: "A check that passes over what it cannot read would pass what is broken.",
  mend: "Check the path, the permissions and that it is plain text of at most 1 MB.",
  example: {
    file: "resources/audit-handbook.md",
    wrong: "kind: guide\u0000",
    right: "kind: guide",
  },
};
