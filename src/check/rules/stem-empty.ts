import { isText } from "../../parse/fields.js";
import { sentencesOf } from "../../words/sentences.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

const how =
  "(?:(?:an?|the|some|good|clear|sound|basic|deep|broad|strong|full|working|up-to-date|[\\p{L}-]+(?:ed|al|ive|ful|ly|ing|ough)) ){0,3}";
const state =
  "(?:knowledge|understanding|awareness|appreciation|insight|familiarity|commitment|competence|expertise|skills?)";
const trait = "(?:aware|familiar|knowledgeable|conversant|committed|competent|proficient|mindful)";

/** `Demonstrates a good understanding of …`, `Is aware of …`, `Understands …`. */
const stem = new RegExp(
  `^[^\\p{L}]*(?:(?:demonstrate|show|display|exhibit|possesse|have|ha)s? ${how}${state} (?:of|in|about|for|on|to|with|around|that|how)|(?:is|are|be|remains?) ${how}${trait} (?:of|with|about|in|to|that|at|how)|(?:understands?|appreciates?)|knows? (?:about|of))(?!\\p{L})`,
  "iu",
);

function* framework({ competencies, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const { status, file, document } of competencies) {
    if (status === "retired") continue;
    const { statement, place, sections } = bodyOf(document);
    const { title } = document.data;
    const practice = sections.find(({ id }) => id === "in-practice");
    const texts: readonly (readonly [text: string, where: Found["where"] | undefined])[] = [
      [isText(title) ? title : "", { path: ["title"] }],
      ...sentencesOf(statement).map((sentence) => [sentence, place] as const),
      ...(practice?.items ?? []).map((item, index) => [item, practice?.itemPlaces[index]] as const),
    ];
    for (const [text, where] of texts) {
      const [words] = stem.exec(text) ?? [];
      if (words === undefined || where === undefined) continue;
      yield {
        file,
        where,
        message: `"${words.trim()}" says nothing that a colleague could see`,
        hint: "Say what the person does with it: explains, chooses, checks, writes.",
      };
    }
  }
}

export const stemEmpty: Rule = {
  code: "stem-empty",
  severity: "warning",
  what: "A title, statement or indicator begins with words that nobody can see done.",
  why: "Knowledge and awareness show only in what is done with them. Two people who rate themselves would not mean the same.",
  mend: "Begin with what a colleague could see or read: explains, chooses, checks, writes.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "- Demonstrates knowledge of the audit cycle.",
    right: "- Fills in the form for every case.",
  },
  framework,
};
