import type { Rule } from "../rule.js";

/** Reported by the reader. */
export const fileEncoding: Rule = {
  code: "file-encoding",
  severity: "error",
  fixed: true,
  what: "A file is not in UTF-8.",
  why: "Read in the wrong encoding, names and quotation marks turn into other characters without anybody noticing.",
  mend: "Save the file again and choose UTF-8 as its encoding.",
  example: {
    file: "resources/audit-handbook.md",
    wrong: "A short résumé of each step.",
    right: "A short résumé of each step.",
    encoding: "latin1",
  },
};
