import { levelOrder } from "../../model/level.js";
import { competencies } from "../competencies.js";
import { fileId, settledLevel, settledPillar } from "../placement.js";
import type { FoundInField, FrameworkContext, Rule } from "../rule.js";

function* find(context: FrameworkContext): Iterable<FoundInField> {
  const { manifest } = context.framework;
  const all = [...competencies(context)].map(({ competency, document }) => ({
    competency,
    document,
    pillar: settledPillar(competency, document.path, manifest),
    level: settledLevel(competency, document.path),
  }));
  const byId = new Map<string, (typeof all)[number]>();
  for (const one of all) {
    const { id } = one.competency;
    // Where two files share an id, the one whose name says it too is meant.
    if (!byId.has(id) || fileId(one.document.path) === id) byId.set(id, one);
  }
  for (const { competency, document, pillar, level } of all) {
    for (const [index, id] of competency.buildsOn.entries()) {
      const below = byId.get(id);
      if (below === undefined) continue;
      const where = { path: ["builds-on", index] };
      const file = document.file.name;
      if (below.pillar !== pillar) {
        yield {
          file,
          where,
          message: `\`${id}\` is in another pillar`,
          hint: "A competency builds on lower levels of its own pillar. Mention others in its notes.",
        };
      } else if (levelOrder(below.level) >= levelOrder(level)) {
        yield {
          file,
          where,
          message:
            id === competency.id
              ? `\`${id}\` cannot build on itself`
              : `\`${id}\` is not at a lower level than \`${competency.id}\``,
          hint: "Name the competency of the same thread one level down.",
        };
      }
    }
  }
}

export const buildsOnOrder: Rule = {
  code: "builds-on-order",
  severity: "error",
  what: "A competency builds on one that is not below it in the same pillar.",
  why: "The chains show how practice grows from level to level. One that turns sideways, back or round in a circle leads nobody anywhere.",
  mend: "Point `builds-on` at a lower level of the same pillar, most often the same thread one level down.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "builds-on: [RS-7-01]",
    right: "builds-on: [RS-5-01]",
    given: "RS-5-01 is at a lower band, and RS-7-01 at a higher one.",
  },
  across: { reads: ["builds-on"], find },
};
