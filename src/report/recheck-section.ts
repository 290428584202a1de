import type { RootContent } from "mdast";
import type { EvidenceFile } from "../model/evidence.js";
import type { Competency } from "../model/framework.js";
import type { CompetencyResult, GapReport } from "../model/gap.js";
import { heading, item, list, paragraph, strong } from "./document.js";
import { longDate } from "./words.js";

/** What the person holds that is older than the wording. */
function held({ evidence, rating }: CompetencyResult, file: EvidenceFile): string {
  const newest = evidence
    .map((index) => file.evidence?.[index]?.date ?? "")
    .sort()
    .at(-1);
  if (newest !== undefined) return `Your newest evidence for it is of ${longDate(newest)}.`;
  if (rating.supervisor !== null) return "Your supervisor's rating is older, or has no date.";
  return rating.self !== null
    ? "Your rating has no evidence since then."
    : "It counts as met because the level was agreed before then.";
}

/** Competencies whose meaning changed after all that the person holds for them (`revised-on`). */
export function recheckSection(
  report: GapReport,
  file: EvidenceFile,
  competency: (id: string) => Competency | undefined,
): RootContent[] {
  const concerned = report.competencies.filter(({ recheck }) => recheck === true);
  if (concerned.length === 0) return [];
  return [
    heading(2, "Reworded since your evidence"),
    paragraph(
      "Read these again: what they ask for has changed. Nothing is taken away; new evidence, or your supervisor's rating with a date, takes them off this list.",
    ),
    list(
      concerned.map((result) => {
        const found = competency(result.id);
        return item(
          [strong(result.id), ` ${result.title}`],
          paragraph(`Reworded on ${longDate(found?.revisedOn ?? "")}. ${held(result, file)}`),
        );
      }),
    ),
  ];
}
