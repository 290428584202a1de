import type { Found, LikePair, Rule } from "../rule.js";

const wording = ({ what, file, where, other }: LikePair): Found => ({
  file,
  where,
  message: `The ${what} is almost that of \`${other.id}\``,
  hint: `See ${other.file}. Say what is different at this level or in this thread, or keep one of the two.`,
});

export const statementSimilar: Rule = {
  code: "statement-similar",
  severity: "warning",
  what: "A competency says almost the same as another one.",
  why: "Two statements that read alike leave a person guessing which of them her evidence is for. At a higher level it hides what has to grow.",
  mend: "Say what is really different: who supervises whom, how complex the work is, whose work it covers. If nothing is, retire one of the two.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong:
      "Takes part in an audit of the team with help from a supervisor, and says what the figures show.",
    right:
      "Plans a small audit in own area and agrees the method with a senior colleague. Shares the result, whatever it is.",
    given:
      "The statement of RS-5-01 is “Takes part in an audit of the team with help from a supervisor, and says what the figures show.”",
  },
  wording,
};
