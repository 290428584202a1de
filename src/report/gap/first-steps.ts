import type { RootContent } from "mdast";
import { capital } from "../../words/capital.js";
import { bullets } from "../blocks.js";
import { code, heading, item, onTerminal, paragraph } from "../document.js";
import { count } from "../words.js";
import type { GapContext } from "./context.js";

/** Nothing in the file says how the person stands: no rating, no agreed level, no evidence by as-of that counts. */
export const isUnrated = ({ analysis }: GapContext): boolean =>
  [...analysis.states.values()].every(
    ({ state, evidence, rating }) =>
      state === "gap" &&
      evidence.length === 0 &&
      rating.self === null &&
      rating.supervisor === null,
  );

/** For a file in which nothing is rated yet: the shortest way in, in place of a list of everything. */
export function firstSteps(context: GapContext): RootContent[] {
  const { framework, analysis, level, pillar, named, competency } = context;
  const { manifest } = framework;
  const own = analysis.person.level;
  const [first] = analysis.pillars;
  const key = [...analysis.states.values()].filter((one) => one.key && one.band === own);
  const chosen =
    key.length > 0 ? key : [...analysis.states.values()].filter(({ band }) => band === own);
  return [
    heading(2, "Nothing is rated yet"),
    paragraph(
      `${count(analysis.competencies.length, "competency", "competencies")} lie between the start and your target. You do not have to rate them one by one: begin in one of two ways.`,
    ),
    heading(3, "If a level was agreed at an appraisal"),
    paragraph(
      "Write the level that was agreed in each pillar, with its date. Everything up to that level then counts as met, unless you rate it otherwise.",
    ),
    code(
      `agreed:\n  - {pillar: ${first?.pillar ?? ""}, band: ${analysis.person.band}, date: ${analysis.asOf}, with: ${manifest.words.manager}}`,
      "yaml",
    ),
    heading(3, "Or rate the key competencies of your own level"),
    paragraph(
      `${capital(level(own))} has ${count(chosen.length, key.length > 0 ? "key competency" : "competency", key.length > 0 ? "key competencies" : "competencies")}. Rate each of them met, developing, not-yet or no-opportunity:`,
    ),
    ...bullets(
      chosen
        .slice(0, 20)
        .map(({ id }) =>
          item([...named(id), ` (${pillar(competency(id)?.pillar ?? "").toLowerCase()})`]),
        ),
    ),
    code(`ratings:\n  ${chosen[0]?.id ?? ""}: developing`, "yaml"),
    onTerminal("`--all` shows the whole list all the same."),
  ];
}
