import type { Section } from "../../parse/body.js";
import { knownHeadings, titleOf } from "../headings.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

const positionOf = ({ id }: Section): number =>
  knownHeadings().findIndex((known) => known.id === id);

/** The most sections that are in their order among themselves; of several such sets the one that stands first. */
function inOrder([first, ...rest]: readonly Section[], above = -1): readonly Section[] {
  if (first === undefined) return [];
  const without = inOrder(rest, above);
  if (positionOf(first) <= above) return without;
  const kept = [first, ...inOrder(rest, positionOf(first))];
  return kept.length >= without.length ? kept : without;
}

/** Where a section belongs, beside those that are in their order. */
function placeFor(section: Section, kept: readonly Section[]): string {
  const next = kept.find((one) => positionOf(one) > positionOf(section));
  const previous = kept.findLast((one) => positionOf(one) < positionOf(section));
  return next !== undefined && next.place.line < section.place.line
    ? `above \`## ${titleOf(next.id)}\``
    : `below \`## ${titleOf(previous?.id ?? "")}\``;
}

function* framework({ documents, bodyOf }: FrameworkContext): Iterable<Found> {
  for (const document of documents) {
    if (document.kind !== "competency") continue;
    const known = bodyOf(document).sections.filter((one) => positionOf(one) >= 0);
    const firsts = known.filter((one, at) => known.findIndex(({ id }) => id === one.id) === at);
    const kept = inOrder(firsts);
    for (const section of known) {
      if (kept.includes(section)) continue;
      const isFirst = firsts.includes(section);
      yield {
        file: document.file.name,
        where: section.place,
        message: isFirst
          ? `\`## ${section.heading}\` belongs ${placeFor(section, kept)}`
          : `The section \`## ${section.heading}\` stands here for a second time`,
        hint: isFirst
          ? `The order is ${knownHeadings()
              .map(({ title }) => title)
              .join(", ")}.`
          : "Join the two lists under the first heading.",
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
