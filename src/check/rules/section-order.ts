import type { Section } from "../../parse/body.js";
import { headings, titleOf } from "../headings.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

const positionOf = ({ id }: Section): number => headings.findIndex((known) => known.id === id);

/** The most sections that are in their order among themselves; of several such sets the one that stands first. */
function inOrder(sections: readonly Section[]): ReadonlySet<Section> {
  const reach: number[] = [];
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const here = positionOf(sections[index] as Section);
    const later = sections.map((one, at) =>
      at > index && positionOf(one) > here ? (reach[at] ?? 0) : 0,
    );
    reach[index] = 1 + Math.max(0, ...later);
  }
  const kept = new Set<Section>();
  let left = Math.max(0, ...reach);
  let last = -1;
  for (const [index, section] of sections.entries()) {
    if (reach[index] !== left || positionOf(section) <= last) continue;
    kept.add(section);
    last = positionOf(section);
    left -= 1;
  }
  return kept;
}

function* framework({ documents, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const document of documents) {
    if (document.kind !== "competency") continue;
    const known = bodyOf(document).sections.filter((one) => positionOf(one) >= 0);
    const first = known.filter((one, at) => known.findIndex(({ id }) => id === one.id) === at);
    const kept = inOrder(first);
    for (const section of known) {
      const { heading, place } = section;
      if (kept.has(section)) continue;
      if (!first.includes(section)) {
        yield {
          file: document.file.name,
          where: place,
          message: `The section \`## ${heading}\` stands here for a second time`,
          hint: "Join the two lists under the first heading.",
        };
        continue;
      }
      const above = [...kept].find((one) => positionOf(one) > positionOf(section));
      const isBelow = above !== undefined && above.place.line < place.line;
      const below = [...kept].findLast((one) => positionOf(one) < positionOf(section));
      yield {
        file: document.file.name,
        where: place,
        message: isBelow
          ? `\`## ${heading}\` belongs above \`## ${titleOf(above.id)}\``
          : `\`## ${heading}\` belongs below \`## ${titleOf(below?.id ?? "")}\``,
        hint: `The order is ${headings.map(({ title }) => title).join(", ")}.`,
      };
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
