import { levelOrder } from "../../model/level.js";
import { fileId, settledPlace } from "../placement.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

function* framework({ framework, competencies }: FrameworkContext): Iterable<Found> {
  const all = competencies.map((one) => ({ ...one, place: settledPlace(one, framework.manifest) }));
  const byId = new Map<string, (typeof all)[number]>();
  for (const one of all) {
    // Where two files share an id, the one whose name says it too is meant.
    if (!byId.has(one.id) || fileId(one.document.path) === one.id) byId.set(one.id, one);
  }
  for (const { id, file, buildsOn, place } of all) {
    for (const [index, lower] of buildsOn.entries()) {
      const below = byId.get(lower)?.place;
      if (below === undefined) continue;
      const at = { file, where: { path: ["builds-on", index] } };
      if (below.pillar !== place.pillar) {
        yield {
          ...at,
          message: `\`${lower}\` is in another pillar`,
          hint: "A competency builds on lower levels of its own pillar. Mention others in its notes.",
        };
      } else if (levelOrder(below.level) >= levelOrder(place.level)) {
        yield {
          ...at,
          message:
            lower === id
              ? `\`${id}\` cannot build on itself`
              : `\`${lower}\` is not at a lower level than \`${id}\``,
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
  framework,
};
