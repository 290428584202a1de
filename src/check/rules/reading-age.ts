import type { Found, FrameworkContext, Rule } from "../rule.js";
import { smog } from "../smog.js";

const shownWords = 6;

function* framework({ framework, competencies, bodyOf }: FrameworkContext): Iterable<Found> {
  const most = framework.manifest.readingAge;
  for (const { status, file, document } of competencies) {
    if (status === "retired") continue;
    const { statement, place } = bodyOf(document);
    const { grade, longWords } = smog(statement);
    if (grade <= most) continue;
    const shown = longWords.slice(0, shownWords).map((word) => `"${word}"`);
    yield {
      file,
      where: place,
      message: `The statement needs a reading level of SMOG ${grade.toFixed(1)}, and at most ${most} is wanted`,
      hint: `Shorter sentences or shorter words would help. The long ones are ${shown.join(", ")}${longWords.length > shownWords ? " …" : "."}`,
    };
  }
}

export const readingAge: Rule = {
  code: "reading-age",
  severity: "warning",
  what: "A competency statement is hard to read.",
  why: "Above SMOG 14 most adults struggle, and everybody reads more slowly. People rate themselves against these words, often after a shift.",
  mend: "Split the sentence, say who does what, and put a plain word in place of a long one. The limit is `reading-age: {statement: …}` in the manifest.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong:
      "Participates in multidisciplinary evaluation activities, demonstrating understanding of organisational accountability for continuous quality improvement.",
    right:
      "Takes part in an audit of the team with help from a supervisor, and says what the figures show.",
  },
  framework,
};
