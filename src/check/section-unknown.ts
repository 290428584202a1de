import { headings, lackingHeadings, unknownSections } from "./headings.js";
import { meantHeading } from "./missing-sections.js";
import { quoted } from "./quoted.js";
import type { Found, FrameworkContext, Rule } from "./rule.js";
import { nearest } from "./suggest.js";

function* framework({ documents, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const document of documents) {
    if (document.kind !== "competency") continue;
    const body = bodyOf(document);
    const unknown = unknownSections(body);
    for (const { heading, place } of unknown) {
      const meant = meantHeading(heading, unknown, lackingHeadings(body))?.title;
      const near =
        meant ??
        nearest(
          heading,
          headings.map(({ title }) => title),
        );
      yield {
        file: document.file.name,
        where: place,
        message: `${quoted(heading)} is not a heading that a competency has`,
        hint:
          near === null
            ? `Its headings are ${headings.map(({ title }) => `\`## ${title}\``).join(", ")}. Other text belongs under \`## Notes\`.`
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
