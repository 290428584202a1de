import type { ListItem, RootContent } from "mdast";
import type { Level } from "../../model/framework.js";
import type { RequirementResult } from "../../model/gap.js";
import { heading, item, list, paragraph, table, text } from "../document.js";
import { count, listed, placeWords, requirementWords, stateWords, statusWords } from "../words.js";
import type { GapContext } from "./context.js";

/** What each level aimed for asks for in awards and registration. */
export function qualifications({ framework, analysis, level, pillar }: GapContext): RootContent[] {
  const lines = (kind: string, results: readonly RequirementResult[]): ListItem[] =>
    results.map(({ requirement, status }) =>
      item([
        `${requirementWords(framework, requirement)} (${kind}): `,
        text(statusWords[status].word, statusWords[status].tone),
      ]),
    );
  return analysis.qualifications.flatMap(({ band, pillars, minimum, expected }) => {
    if (minimum.length + expected.length === 0) return [];
    const policy = framework.qualifications.find((one) => one.band === band)?.localPolicy === true;
    const scope =
      analysis.qualifications.length > 1
        ? ` (for ${listed(pillars.map((id) => pillar(id).toLowerCase()))})`
        : "";
    return [
      heading(2, `Qualifications for ${level(band)}${scope}`),
      list([...lines("minimum", minimum), ...lines("expected", expected)]),
      ...(policy
        ? [paragraph(text("Local policy, to be confirmed with your manager.", "muted"))]
        : []),
    ];
  });
}

/** The state of every required competency, where all of them were asked for. */
export function everyCompetency(context: GapContext): RootContent[] {
  const { analysis, all, competency, framework, level, pillar } = context;
  if (!all) return [];
  const place = (id: string, band: Level): string => {
    const supplement = competency(id)?.supplement ?? null;
    return supplement === null ? level(band) : placeWords(framework.manifest, { band, supplement });
  };
  return analysis.pillars.flatMap(({ pillar: id, counts }): RootContent[] => {
    const own = analysis.competencies.filter((one) => one.pillar === id);
    if (own.length === 0) return [];
    return [
      heading(2, `Every competency: ${pillar(id).toLowerCase()}`),
      paragraph(
        `${count(counts.required, "competency", "competencies")} required: ${counts.met} met, ${counts.partial} in part, ${counts.gap} not yet, ${counts.excluded} not applicable.`,
      ),
      table([
        ["Id", "Level", "Competency", "State"],
        ...own.map(({ id: one, band, title, state }) => [
          one,
          place(one, band),
          title,
          text(stateWords[state].word, stateWords[state].tone),
        ]),
      ]),
    ];
  });
}
