import type { Source } from "../../model/framework.js";
import { listHasErrors } from "../list-has-errors.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** The document that stands at the end of a chain of successors; null where none is known. */
function currentOf(source: Source, byId: ReadonlyMap<string, Source>): Source | null {
  const passed = new Set<Source>();
  let here: Source | undefined = source;
  while (here !== undefined && here.supersededBy !== null && !passed.has(here)) {
    passed.add(here);
    here = byId.get(here.supersededBy);
  }
  return here === undefined || passed.has(here) || here === source ? null : here;
}

const old: readonly Source["status"][] = ["superseded", "expired"];

function* framework(context: FrameworkContext): Iterable<Found> {
  const { sources } = context.framework;
  const byId = new Map(sources.map((source) => [source.id, source]));
  for (const { status, file, sources: citations } of context.competencies) {
    if (status === "retired") continue;
    for (const [index, citation] of citations.entries()) {
      const source = byId.get(citation.source);
      if (source === undefined || !old.includes(source.status) || source.stillCited !== null)
        continue;
      if (listHasErrors(context, "sources", sources.indexOf(source))) continue;
      const current = currentOf(source, byId);
      yield {
        file,
        where: { path: ["sources", index, "source"] },
        message: `\`${source.id}\` ${source.status === "expired" ? "has expired" : "is superseded"}${current === null ? "" : `; the current document is \`${current.id}\`, ${current.title}`}`,
        hint: `${current === null ? "Cite what took its place" : `Cite \`${current.id}\``}, or say in sources.yaml under \`still-cited\` why the older one still is.`,
      };
    }
  }
}

export const sourceSuperseded: Rule = {
  code: "source-superseded",
  severity: "warning",
  what: "A competency cites a document that has been replaced or has expired.",
  why: "A reader who follows the reference should find what holds today.",
  mend: "Look the point up in the current document and cite that. Where the older one is cited for a reason, give the reason in sources.yaml, under `still-cited`.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: '{source: audit-guide-2015, ref: "1"}',
    right: '{source: audit-guide-2024, ref: "1"}',
    given:
      "In sources.yaml, audit-guide-2015 is superseded by audit-guide-2024 and has no `still-cited`.",
  },
  framework,
};
