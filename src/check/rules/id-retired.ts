import type { Competency } from "../../model/framework.js";
import { levelOrder } from "../../model/level.js";
import { competenciesById, replacement } from "../../model/replacement.js";
import type { ParsedDocument } from "../../parse/kind.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";
import { isBlank } from "./reason-missing.js";

/** Where a file of the framework names competencies that are there today; what has retired itself may name its own past. */
function namingField({ kind, data }: ParsedDocument): string | null {
  if (kind === "resource" || kind === "story") return "competencies";
  return kind === "competency" && data["status"] !== "retired" ? "builds-on" : null;
}

/** Whether one can build on the other: what takes a competency's place may stand elsewhere. */
const isBelow = (lower: Competency | undefined, upper: Competency | undefined): boolean =>
  lower !== undefined &&
  upper !== undefined &&
  lower.pillar === upper.pillar &&
  levelOrder(lower.band) < levelOrder(upper.band);

function* framework({ framework, documents, competencies }: FrameworkContext): Iterable<Found> {
  const byId = competenciesById(framework);
  const reasons = new Map(competencies.map(({ id, document }) => [id, document.data["reason"]]));
  for (const document of documents) {
    const field = namingField(document);
    if (field === null || !Array.isArray(document.data[field])) continue;
    const ids: readonly unknown[] = document.data[field];
    // A retired competency that does not say what takes its place or why it went is told in its own file.
    const isSettled = (id: string): boolean =>
      replacement(byId, id) !== null || !isBlank(reasons.get(id));
    const isLost = (id: unknown): boolean => replacement(byId, String(id)) === null;
    // Of a resource that helps with nothing any more, `resource-orphan` speaks.
    if (document.kind === "resource" && ids.every(isLost)) continue;
    for (const [index, id] of ids.entries()) {
      if (typeof id !== "string" || byId.get(id)?.status !== "retired" || !isSettled(id)) continue;
      const next = replacement(byId, id)?.id;
      const fits =
        next !== undefined &&
        !ids.includes(next) &&
        (field !== "builds-on" || isBelow(byId.get(next), byId.get(String(document.data["id"]))));
      yield {
        file: document.file.name,
        where: { path: [field, index] },
        message: `\`${id}\` is retired${next === undefined ? ", and nothing takes its place" : `; \`${next}\` takes its place`}`,
        hint: fits ? `Write \`${next}\` here.` : "Take it out of this list.",
      };
    }
  }
}

/** In evidence files the gap analysis reports it. */
export const idRetired: Rule = {
  code: "id-retired",
  severity: "warning",
  what: "A retired competency is named.",
  why: "Nothing is lost: a rating, evidence, a resource or a story counts towards the competency that took its place, where there is one. Whoever reads the file should find the one that is asked for today.",
  mend: "Write the id of the replacement when you next edit the file.",
  example: {
    file: "me.yaml",
    wrong: "supports: [RS-5-03]",
    right: "supports: [RS-5-01]",
    given: "RS-5-03 is retired and replaced by RS-5-01.",
  },
  framework,
};
