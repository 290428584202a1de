import { sentencesOf } from "../../words/sentences.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

const most = 2;

function* framework({ competencies, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const { status, file, document } of competencies) {
    if (status === "retired") continue;
    const { statement, place } = bodyOf(document);
    const { length } = sentencesOf(statement);
    if (length <= most) continue;
    yield {
      file,
      where: place,
      message: `The statement has ${length} sentences, and 1 or 2 are wanted`,
      hint: "Keep what is done, how independently and for whom. What a colleague could see belongs under `## In practice`.",
    };
  }
}

export const statementLength: Rule = {
  code: "statement-length",
  severity: "warning",
  what: "A competency statement has more than two sentences.",
  why: "A person rates the whole statement with one word. The more it says, the less that word means.",
  mend: "Keep one or two sentences, and move the rest to the indicators or the notes.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "Agrees the question first. Plans the audit. Acts on the answer.",
    right: "Plans and runs a small audit, agrees the question first, and acts on the answer.",
  },
  framework,
};
