import { sentencesOf } from "../../words/sentences.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

const auxiliary =
  "(?:do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|may|might|must|ca|wo|sha)(?:n['’]t)?(?!\\p{L})";
const opening = "(?:what|how|why|which|who|whom|whose|where|when)(?!\\p{L})";

/** Begins with a verb that yes or no answers, or does so after a clause: `In your last audit, did you …` */
const closed = new RegExp(
  `^[^\\p{L}]*(?:(?:and|but|so|or|then|also)[\\s,]+)?(?:(?![^,?]{0,120}(?<!\\p{L})${opening})[^,?]{1,120},\\s*)?${auxiliary}`,
  "iu",
);
/** Goes on to what has no such answer: `Did it help, and how do you know?` */
const goesOn = new RegExp(
  `(?:[,;:–—]|\\s(?:and|or|-))\\s*(?:and |or |if (?:so|not),? )?${opening}`,
  "iu",
);
/** Asks for an account in the form of a yes: `Would you talk me through …` */
const invitation =
  /(?:can|could|will|would) you (?:please )?(?:talk|tell|walk|take|describe|explain|show|give|share|say)(?!\p{L})/iu;
const request =
  /^[^\p{L}]*(?:please )?(?:(?:tell|talk|walk|take|show|give|think|say|describe|explain) (?:me|us|your|about|of|back|through|how|what|why|which|who|when|where|an?|the|one) )/iu;

/** Why an item starts no conversation; null where it may. */
function closedness(item: string): string | null {
  const questions = sentencesOf(item).filter((sentence) => sentence.includes("?"));
  if (questions.length === 0) return request.test(item) ? null : "is no question";
  const open = (one: string): boolean =>
    !closed.test(one) || goesOn.test(one) || invitation.test(one);
  return questions.some(open) ? null : "can be answered with yes or no";
}

function* framework({ competencies, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const { status, file, document } of competencies) {
    if (status === "retired") continue;
    for (const { id, items, itemPlaces } of bodyOf(document).sections) {
      if (id !== "to-talk-about") continue;
      for (const [index, item] of items.entries()) {
        const where = itemPlaces[index];
        const why = item.trim() === "" ? null : closedness(item);
        if (why === null || where === undefined) continue;
        yield {
          file,
          where,
          message: `This item under "To talk about" ${why}`,
          hint: "Ask what, how, why or which, and end with a question mark.",
        };
      }
    }
  }
}

export const questionClosed: Rule = {
  code: "question-closed",
  severity: "warning",
  what: 'An item under "To talk about" is no open question.',
  why: "An open question starts a conversation. One that yes or no answers ends it, and feels like a test.",
  mend: "Begin with what, how, why or which. A closed question may stay where an open one follows it in the same item.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "- Did you finish the audit?",
    right: "- What did you leave out to keep it small?",
  },
  framework,
};
