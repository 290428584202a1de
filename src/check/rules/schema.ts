import type { Rule } from "../rule.js";

/** Reported by the schema check. */
export const schema: Rule = {
  code: "schema",
  severity: "error",
  fixed: true,
  what: "A field is missing, not known, or holds something it may not.",
  why: "Every list, checklist and report relies on the fields being as described.",
  mend: "Follow the hint. The descriptions of all fields are in schemas/ and in docs/.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "since: 1.0",
    right: "since: 1.0.0",
  },
  evidenceExample: {
    file: "me.yaml",
    wrong: "date: 14 March 2026",
    right: "date: 2026-03-14",
  },
};
