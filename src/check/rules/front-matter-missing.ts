import type { Rule } from "../rule.js";

/** Reported by the parser. */
export const frontMatterMissing: Rule = {
  code: "front-matter-missing",
  severity: "error",
  fixed: true,
  what: "A Markdown file does not start with front matter.",
  why: "Without its fields nobody can tell which competency the file is, so it would be left out of every list.",
  mend: "Start the file with a line of three hyphens, then the fields, then another line of three hyphens.",
  example: {
    file: "resources/audit-handbook.md",
    wrong: "id: audit-handbook",
    right: "---\nid: audit-handbook",
  },
};
