import { mostAlike, wordingOf } from "../likeness/most-alike.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

function* framework({ competencies, bodyOf }: FrameworkContext): Iterable<Found> {
  // A retired competency gave way to another that may say the same.
  const all = competencies
    .filter(({ status }) => status !== "retired")
    .map((one) => ({ ...one, body: bodyOf(one.document) }));
  const wordings = all.map(({ id, title, body }) => wordingOf(id, title, body.statement));
  for (const part of ["statement", "title"] as const) {
    for (const [index, first] of mostAlike(wordings, part).entries()) {
      const [one, other] = [all[index], all[first]];
      if (one === undefined || other === undefined) continue;
      yield {
        file: one.file,
        where: part === "title" ? { path: ["title"] } : one.body.place,
        message: `The ${part} is almost that of \`${other.id}\``,
        hint: `See ${other.file}. Say what is different at this level or in this thread, or keep one of the two.`,
      };
    }
  }
}

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
  framework,
};
