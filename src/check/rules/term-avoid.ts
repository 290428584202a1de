import { quoted } from "../../words/quoted.js";
import { findInProse, ownWords } from "../prose.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";
import { type FoundTerm, termFinder } from "../term-finder.js";
import { texts } from "../texts.js";

/** The parts of the manifest whose titles people read. */
const namedParts = ["pillars", "bands", "themes", "evidence-types", "supplements"];

const report = (file: string, where: Found["where"], { words, term }: FoundTerm): Found => ({
  file,
  where,
  message: `${quoted(words.replace(/[*_]/g, ""))} is a term this framework avoids`,
  hint: `Prefer: ${term.prefer}.${term.why === null ? "" : ` ${term.why}`}`,
});

function* framework({ framework: { manifest }, documents }: FrameworkContext): Iterable<Found> {
  const find = termFinder(manifest.terms);
  if (find === null) return;
  for (const { data, file } of documents.filter(({ kind }) => kind === "manifest")) {
    for (const part of namedParts) {
      for (const [path, text] of texts(data[part], [part])) {
        for (const found of find(text)) yield report(file.name, { path }, found);
      }
    }
  }
  const shown = (text: string): string => ownWords(text, manifest.properNouns);
  for (const found of findInProse(documents, find, shown)) yield report(...found);
}

export const termAvoid: Rule = {
  code: "term-avoid",
  severity: "warning",
  what: "A word is used that this framework avoids.",
  why: "Plain words are read faster, and the words for people are the ones they use for themselves.",
  mend: "Write what the hint prefers. The list is `terms:` in the manifest. To write about the word itself, put it between backticks.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "- Asks which service users the figures leave out.",
    right: "- Asks which people the figures leave out.",
    given: "The manifest has `terms: [{avoid: [service user, service users], prefer: people}]`.",
  },
  framework,
};
