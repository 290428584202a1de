import type { Rule } from "../rule.js";

/** Reported by `diff`, which sees two versions. */
export const idRemoved: Rule = {
  code: "id-removed",
  severity: "error",
  what: "A competency that an earlier version had is gone.",
  why: "People's files name competencies by id, for years. An id that vanishes takes their ratings and evidence with it, and one that is used again gives them to something else.",
  mend: "Put the file back with `status: retired`, and with `replaced-by:` or a `reason:`. An id is never changed: a new one means a new competency.",
  example: {
    file: "professional-practice/core/PP-C-15-keep-learning-from-others.md",
    wrong: "id: PP-C-16",
    right: "id: PP-C-15",
    given: "The version before had PP-C-15.",
    compared: true,
  },
};
