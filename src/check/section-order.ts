import { headings } from "./competency-schema.js";
import type { Found, FrameworkContext, Rule } from "./rule.js";

function* framework({ documents, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const document of documents) {
    if (document.kind !== "competency") continue;
    let furthest = -1;
    const seen = new Set<string>();
    for (const { id, heading, place } of bodyOf(document).sections) {
      const position = headings.findIndex((known) => known.id === id);
      if (position < 0) continue;
      if (seen.has(id)) {
        yield {
          file: document.file.name,
          where: place,
          message: `The section \`## ${heading}\` stands here for a second time`,
          hint: "Join the two lists under the first heading.",
        };
      } else if (position < furthest) {
        yield {
          file: document.file.name,
          where: place,
          message: `\`## ${heading}\` belongs above \`## ${headings[furthest]?.title}\``,
          hint: `The order is ${headings.map(({ title }) => title).join(", ")}.`,
        };
      }
      seen.add(id);
      furthest = Math.max(furthest, position);
    }
  }
}

export const sectionOrder: Rule = {
  code: "section-order",
  severity: "error",
  what: "The sections of a competency are not in their order, or one is there twice.",
  why: "People learn where to look on a page. Every competency has the same order.",
  mend: "Move the section with its list.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong:
      "## To talk about\n- What did you leave out to keep it small?\n\n## Evidence you could bring\n- The plan with the changes that were asked for\n- A chart of the first month",
    right:
      "## Evidence you could bring\n- The plan with the changes that were asked for\n- A chart of the first month\n\n## To talk about\n- What did you leave out to keep it small?",
  },
  framework,
};
