import { isText } from "../../parse/fields.js";
import { sentencesOf } from "../../words/sentences.js";
import { placeInField } from "../prose.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** Words that no sentence of command begins with. */
const noVerb =
  /^(?:an?|the|this|that|these|those|my|your|his|her|its|our|their|some|any|all|every|each|no|both|many|more|most|other|and|or|but|as|at|by|for|from|in|into|of|on|over|to|under|upon|with|within|without|about|across|after|against|before|between|during|through|towards?|what|how|why|which|who|whose|where|when|if|i|you|he|she|it|we|they|is|are|was|were|has|had|can|could|may|might|must|should|will|would|able|good|new|safe)$/;
/** Endings that nouns, adjectives, adverbs and other forms of a verb have. */
const ending =
  /(?:ing|[st]ion|ment|ity|ness|[a-z]ship|ology|cy|ism|ical|ional|[st]ive|ous|[a-z]ful|[^p]ly|[^e]ed|[^su]s)$/;
/** Base forms that end in the same way. */
const baseForms =
  /^(?:re|un|en|de|over|pre|self)?(?:(?:br|s|r|p|w|str|spr|sw|st|sl|fl|cl|wr)ing|witness|harness|ship|worship|pity|fancy|fly|rely|rally|ally|tally|bully|sully|dally|embed|shed|wed|bed|shred|bias|gas|canvas|(?:ques|men|posi|sec|cau|func|peti|condi|transi|sanc|mo|rac|ra|auc|audi|por|propor|sta|parti|requisi)tion|(?:mis|commis|vi|provi|pen)sion|(?:imple|docu|supple|com|comple|compli|experi|aug|ce|seg|tor|la|fer|frag|orna|instru)ment)$/;

function isNoVerb(title: string): boolean {
  const first = /[\p{L}'’-]+/u.exec(title)?.[0] ?? "";
  // Of an abbreviation nobody can tell.
  if (/^\p{Lu}{2}/u.test(first)) return false;
  const word = first.toLowerCase();
  // Of `evidence-based` and `co-produce` the last part is what bends.
  const last = word.slice(word.lastIndexOf("-") + 1);
  return noVerb.test(word) || (ending.test(last) && !baseForms.test(last));
}

const how =
  "(?:(?:an?|the|some|good|clear|sound|basic|deep|broad|strong|full|[\\p{L}-]+(?:ed|al|ive|ful|ly|ing|ough)) ){0,3}";
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
    const title = isText(document.data["title"]) ? document.data["title"] : "";
    const [first = ""] = title.trim().split(/\s/);
    const titlePlace = placeInField(document.file.text, "title", first) ?? { path: ["title"] };
    const sentences = sentencesOf(statement);
    const practice = sections.find(({ id }) => id === "in-practice");
    const told = (where: Found["where"], message: string, hint: string) => ({
      file,
      where,
      message,
      hint,
    });
    if (isNoVerb(title))
      yield told(
        titlePlace,
        `The title does not start with a verb: "${first}"`,
        "Say what the person does, as in `Plan an audit`.",
      );
    if (sentences.length > 2)
      yield told(
        place,
        `The statement has ${sentences.length} sentences, and 1 or 2 are wanted`,
        "What a colleague could see belongs under `## In practice`.",
      );
    for (const [text, where = place] of [
      [title, titlePlace] as const,
      ...sentences.map((one) => [one, place] as const),
      ...(practice?.items ?? []).map((item, at) => [item, practice?.itemPlaces[at]] as const),
    ]) {
      const [words] = stem.exec(text) ?? [];
      if (words !== undefined)
        yield told(
          where,
          `"${words.trim()}" says nothing that a colleague could see`,
          "Say what the person does with it: explains, chooses, checks, writes.",
        );
    }
  }
}

export const competencyWording: Rule = {
  code: "competency-wording",
  severity: "warning",
  what: "A title does not start with a verb, a statement has more than two sentences, or a text begins with what nobody can see done.",
  why: "People rate themselves against what a competency says is done. A topic, a long list or `Is aware of …` means something else to each of them.",
  mend: "Begin the title with the plain form of a verb. Keep the statement to one or two sentences. Say what is done: explains, chooses, checks, writes.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "- Demonstrates knowledge of the audit cycle.",
    right: "- Fills in the form for every case.",
  },
  framework,
};
