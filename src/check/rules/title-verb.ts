import { isText } from "../../parse/fields.js";
import { quoted } from "../../words/quoted.js";
import { placeInField } from "../prose.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** Words that no sentence of command begins with. */
const noVerb =
  /^(?:an?|the|this|that|these|those|my|your|his|her|its|our|their|some|any|all|every|each|no|both|many|more|most|other|and|or|but|as|at|by|for|from|in|into|of|on|over|to|under|upon|with|within|without|about|across|after|against|before|between|during|through|towards?|what|how|why|which|who|whose|where|when|if|i|you|he|she|it|we|they|is|are|was|were|has|had|can|could|may|might|must|should|will|would|able|good|new|safe|effective)$/;

/** Endings that nouns, adjectives, adverbs and other forms of a verb have. */
const ending =
  /(?:ing|[st]ion|ment|ity|ness|[a-z]ship|ology|cy|ism|ical|ional|[st]ive|ous|[a-z]ful|[^p]ly|[^e]ed|[^su]s)$/;
/** Base forms that end in the same way. */
const baseForms =
  /^(?:re|un|en|de|over|pre|self)?(?:(?:br|s|r|p|w|str|spr|sw|st|sl|fl|cl|wr)ing|witness|harness|ship|worship|pity|fancy|fly|rely|rally|ally|tally|bully|sully|dally|embed|shed|wed|bed|shred|bias|gas|canvas|(?:ques|men|posi|sec|cau|func|peti|condi|transi|sanc|mo|rac|ra|auc|audi|por|propor|sta|parti|requisi)tion|(?:mis|commis|vi|provi|pen)sion|(?:imple|docu|supple|com|comple|compli|experi|aug|ce|seg|tor|la|fer|frag|orna|instru)ment)$/;

function isNoVerb(title: string): boolean {
  const [first = ""] = /[\p{L}'’-]+/u.exec(title) ?? [];
  const word = first.toLowerCase();
  // Of `evidence-based` and `co-produce` the last part is what bends.
  const last = word.slice(word.lastIndexOf("-") + 1);
  return noVerb.test(word) || (ending.test(last) && !baseForms.test(last));
}

function* framework({ competencies }: FrameworkContext): Iterable<Found> {
  for (const { status, file, document } of competencies) {
    const { title } = document.data;
    if (status === "retired" || !isText(title) || !isNoVerb(title)) continue;
    const [first = ""] = title.trim().split(/\s/);
    yield {
      file,
      where: placeInField(document.file.text, "title", first) ?? { path: ["title"] },
      message: `The title does not start with a verb: ${quoted(first)}`,
      hint: "Say what the person does, as in `Plan an audit`.",
    };
  }
}

export const titleVerb: Rule = {
  code: "title-verb",
  severity: "warning",
  what: "The title of a competency does not start with a verb.",
  why: "A title that says what somebody does can be rated and talked about. A topic can only be read about.",
  mend: "Begin with the plain form of a verb: plan, ask, lead, teach. Words that might be one are passed.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "title: Participation in an audit",
    right: "title: Take part in an audit",
  },
  framework,
};
