import type { Place } from "../../model/diagnostic.js";
import { isText } from "../../parse/fields.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { lineAt } from "../../parse/lines.js";
import { isHeading } from "../headings.js";
import { headingWords, placeInField } from "../prose.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";
import { caseProblems } from "../sentence-case.js";

interface Line {
  readonly text: string;
  /** Where a word is, by where in the text it begins. */
  readonly place: (word: string, index: number) => Found["where"];
  readonly what: string;
}

/** The title and the headings of a file. A resource is called what its publisher calls it. */
function* linesOf(document: ParsedDocument, { bodyOf }: FrameworkContext): Iterable<Line> {
  const { kind, data, file } = document;
  if (kind === "manifest" || kind === "sources") return;
  const { title } = data;
  if (kind !== "resource" && isText(title)) {
    const place = (word: string, index: number): Found["where"] => {
      const before = placeInField(file.text, "title", title.slice(0, index + word.length));
      return before === null
        ? (placeInField(file.text, "title", word) ?? { path: ["title"] })
        : { ...before, column: before.column + index };
    };
    yield { text: title, place, what: "title" };
  }
  // Parsing Markdown is most of the work, and most of these files have no headings.
  if (kind !== "competency" && !/^ {0,3}(?:#{1,6}\s|=+\s*$|-+\s*$)/m.test(document.body)) return;
  const lines = document.body.split("\n");
  for (const { id, heading, place } of bodyOf(document).sections) {
    // Any other heading of a competency is `section-unknown`'s to report.
    if (kind === "competency" && !isHeading(id)) continue;
    const raw = lineAt(lines, place.line - document.bodyLine);
    const at = (word: string, index: number): Place => {
      const whole = raw.indexOf(heading.slice(0, index + word.length), place.column - 1);
      const column = whole < 0 ? raw.indexOf(word, place.column - 1) : whole + index;
      return { line: place.line, column: column < 0 ? place.column : column + 1 };
    };
    // What is between backticks, a tag or an address has whatever capitals it has.
    const marked = /[`<@]|:\/\/|www\./.test(raw) ? headingWords(raw) : null;
    const text = marked?.length === heading.length ? marked : heading;
    yield { text, place: at, what: "heading" };
  }
}

function* framework(context: FrameworkContext): Iterable<Found> {
  const names = [...context.framework.manifest.properNouns].sort((a, b) => b.length - a.length);
  for (const document of context.documents) {
    for (const { text, place, what } of linesOf(document, context)) {
      const [first] = caseProblems(text, names);
      if (first === undefined) continue;
      const { index, word, wanted } = first;
      const small = /^\p{Ll}/u.test(word);
      yield {
        file: document.file.name,
        where: place(word, index),
        message: small
          ? `The ${what} starts with a small letter: \`${word}\``
          : `The ${what} is not in sentence case: \`${word}\``,
        hint:
          small || /\s/.test(word)
            ? `Write \`${wanted}\`.`
            : `Write \`${wanted}\`. If it is a name, add it to \`proper-nouns\` in framework.yaml.`,
      };
    }
  }
}

export const headingCase: Rule = {
  code: "heading-case",
  severity: "warning",
  what: "A heading or title is not in sentence case.",
  why: "Sentence case is easier to read, and names stand out in it. Capitals at every word slow readers with dyslexia.",
  mend: "Use a capital for the first word and for names. Names that the framework uses are listed in the manifest, under `proper-nouns`.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "title: Take Part in an Audit",
    right: "title: Take part in an audit",
  },
  framework,
};
