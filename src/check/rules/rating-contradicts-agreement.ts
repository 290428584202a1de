import type { Rule } from "../rule.js";

/** Reported by the gap analysis. */
export const ratingContradictsAgreement: Rule = {
  code: "rating-contradicts-agreement",
  severity: "warning",
  what: "A competency is rated below `met` although its level was agreed at an appraisal.",
  why: "Both may be true: practice moves on, and so do roles. The person and the manager should know before they meet.",
  mend: "Nothing needs to be changed. Talk about it, then correct the rating or the agreed level.",
  example: {
    file: "me.yaml",
    wrong:
      "agreed: [{pillar: research, band: 5, date: 2026-04-02}]\nratings:\n  RS-5-01: developing",
    right: "agreed: [{pillar: research, band: 5, date: 2026-04-02}]\nratings:\n  RS-5-01: met",
  },
};
