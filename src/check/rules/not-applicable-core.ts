import { fieldsAt } from "../fields-at.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";

/** Where a rating stands: in one word, or in its long form. */
const ratingPatterns = ["ratings.{}", "ratings.{}.self", "ratings.{}.supervisor.rating"];

function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  const byId = new Map(framework.competencies.map((one) => [one.id, one]));
  /** A rating under a retired id counts for what took its place. */
  const isCore = (id: string, seen: readonly string[] = []): boolean => {
    const one = byId.get(id);
    if (one === undefined || seen.includes(id)) return false;
    return one.status === "retired" && one.replacedBy !== null
      ? isCore(one.replacedBy, [...seen, id])
      : one.band === "core";
  };
  for (const { path, value } of ratingPatterns.flatMap((one) => [...fieldsAt(data, one)])) {
    const id = String(path[1]);
    if (value !== "not-applicable" || !isCore(id)) continue;
    yield {
      file: file.name,
      where: { path },
      message: `\`${id}\` is a core competency, which applies to ${framework.manifest.words.people === null ? "everybody" : `all ${framework.manifest.words.people}`}`,
      hint: "Use `not-yet`, or `no-opportunity` where the role has not offered the chance.",
    };
  }
}

export const notApplicableCore: Rule = {
  code: "not-applicable-core",
  severity: "error",
  fixed: true,
  what: "A core competency is rated `not-applicable`.",
  why: "The core is what everybody in the framework is expected to meet, whatever the role or band.",
  mend: "Rate it `not-yet` or `no-opportunity`, and talk about it at the appraisal.",
  example: {
    file: "me.yaml",
    wrong: "PP-C-01: {self: not-applicable, reason: Not in my role}",
    right: "PP-C-01: met",
  },
  evidence,
};
