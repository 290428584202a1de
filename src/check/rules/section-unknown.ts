import type { Body } from "../../parse/body.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { lineAt } from "../../parse/lines.js";
import { quoted } from "../../words/quoted.js";
import { nearest } from "../../words/suggest.js";
import { knownHeadings, unknownSections } from "../headings.js";
import { almostHeading } from "../missing-sections.js";
import { bodyLines } from "../odd-line.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

const titles = () => knownHeadings().map(({ title }) => title);

/** A line with marks of its own, or with nothing above it. */
const standsApart = (lines: readonly string[], index: number): boolean =>
  /^\s*(?:#|\*\*|__)/.test(lineAt(lines, index)) || lineAt(lines, index - 1).trim() === "";

/** Lines with the words of a heading that a competency may have, and that are none. */
function* almostHeadings(document: ParsedDocument, { sections }: Body): Iterable<Found> {
  const { lines, placeOf } = bodyLines(document);
  for (const { id, title, required } of knownHeadings()) {
    if (required || sections.some((section) => section.id === id)) continue;
    const odd = almostHeading(lines, title);
    // The words alone may be part of a sentence or of a list; as a heading they stand by themselves.
    if (odd === null || !standsApart(lines, odd.index)) continue;
    const { index, message, hint } = odd;
    yield { file: document.file.name, where: placeOf(index), message, hint };
  }
}

function* framework({ documents, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const document of documents) {
    if (document.kind !== "competency") continue;
    const body = bodyOf(document);
    yield* almostHeadings(document, body);
    for (const [{ heading, place }, meant] of unknownSections(body)) {
      const near = meant?.title ?? nearest(heading, titles());
      yield {
        file: document.file.name,
        where: place,
        message: `${quoted(heading)} is not a heading that a competency has`,
        hint:
          near === null
            ? `Its headings are ${titles()
                .map((title) => `\`## ${title}\``)
                .join(", ")}. Other text belongs under \`## Notes\`.`
            : `Did you mean \`## ${near}\`?`,
      };
    }
  }
}

export const sectionUnknown: Rule = {
  code: "section-unknown",
  severity: "error",
  what: "A heading is not one that a competency has.",
  why: "Checklists and appraisal packs take their text from the known headings. What stands under another heading is never shown.",
  mend: "Correct the heading, or move the text under `## Notes`.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "## Remarks",
    right: "## Notes",
  },
  framework,
};
