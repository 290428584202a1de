import { competenciesById, currentIds } from "../../model/replacement.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

function* framework({ framework }: FrameworkContext): Iterable<Found> {
  const byId = competenciesById(framework);
  for (const { competencies: named, file } of framework.resources) {
    // A name that is not known is for `reference-unknown` to report.
    const known = currentIds(byId, named).map((id) => byId.get(id)?.status);
    if (known.length === 0 || known.some((status) => status === undefined || status === "active"))
      continue;
    yield {
      file,
      where: { path: ["competencies"] },
      message: `None of the competencies that this resource helps with is active`,
      hint: "Name the ones that took their place, or remove the resource.",
    };
  }
}

export const resourceOrphan: Rule = {
  code: "resource-orphan",
  severity: "warning",
  what: "A resource helps only with competencies that are retired or still drafts.",
  why: "Resources are found through the competencies they help with. Nobody will come across this one.",
  mend: "Name an active competency that it helps with. If there is none, the resource can go.",
  example: {
    file: "resources/audit-handbook.md",
    wrong: "competencies: [RS-7-02]",
    right: "competencies: [RS-7-02, RS-7-01]",
    given: "RS-7-02 is a draft, and RS-7-01 is active.",
  },
  framework,
};
