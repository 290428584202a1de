import type { BlockContent, ListItem, RootContent } from "mdast";
import type { CompetencyResult, PillarResult, Priority } from "../../model/gap.js";
import { competenciesById, currentIds } from "../../model/replacement.js";
import { heading, item, linked, list, paragraph, strong, text, typedHint } from "../document.js";
import { actionBrief, actionWords, coreWords, stateWords } from "../words.js";
import type { GapContext } from "./context.js";
import { evidenceLine } from "./evidence-line.js";

const shortestList = 5;

function nextLevel(
  context: GapContext,
  { pillar: id, reached, target, counts, next }: PillarResult,
) {
  const { analysis, level, pillar, all, named, result } = context;
  if (next.level === null)
    return [
      heading(3, pillar(id)),
      paragraph(
        reached === null
          ? "This framework has no competencies here for you."
          : "At the highest level of the framework.",
      ),
    ];
  const open = analysis.competencies.some(
    (one) => one.pillar === id && (one.countsAs === "partial" || one.countsAs === "gap"),
  );
  const left = next.remaining.length;
  // The level reached may lie below the target: where the pillar has none there, or its threads ask for less.
  if (counts.required > 0 && !open) {
    return [
      heading(3, pillar(id)),
      paragraph(
        text(`Target met: ${level(target)}.`, "met"),
        ` Beyond it, ${left} to go for ${level(next.level)}.`,
      ),
    ];
  }
  const action = new Map(analysis.priorities.map((one) => [one.id, actionBrief[one.action]]));
  const shown = all ? next.remaining : next.remaining.slice(0, shortestList);
  const line = (one: string): ListItem => {
    const found = result(one);
    const words = next.notAsked.includes(one)
      ? "your target does not ask this"
      : (action.get(one) ?? stateWords[found?.state ?? "gap"].word);
    return item([
      ...named(one),
      text(` — ${words}`, found?.countsAs === "partial" ? "partial" : "gap"),
    ]);
  };
  return [
    heading(3, `${pillar(id)}, ${level(next.level)}: ${left} to go`),
    list(shown.map(line)),
    ...(left > shown.length
      ? [paragraph(`and ${left - shown.length} more`, typedHint(": `--all` shows every one"), ".")]
      : []),
  ];
}

/** Pillar by pillar, what stands between the person and the level after the one reached. */
export const nextLevels = (context: GapContext): RootContent[] => [
  heading(2, "Between you and the next level"),
  ...context.analysis.pillars.flatMap((one) => nextLevel(context, one)),
];

/** Why it stands where it stands. */
function reason(
  { framework, level, pillar }: GapContext,
  { band, key, pillar: id }: CompetencyResult,
): string {
  const where = band === "core" ? coreWords(framework.manifest) : level(band);
  return `${pillar(id)}, ${where}${key ? "; one of the key competencies at this level" : ""}.`;
}

/** What to bring, where to learn it, and somebody who did it. */
function help({ framework, competency }: GapContext, id: string): BlockContent[] {
  const { manifest, resources, stories } = framework;
  const byId = competenciesById(framework);
  const names = ({ competencies }: { readonly competencies: readonly string[] }): boolean =>
    currentIds(byId, competencies).includes(id);
  const types = (competency(id)?.evidenceTypes ?? []).map(
    (type) => manifest.evidenceTypes.find((one) => one.id === type)?.title.toLowerCase() ?? type,
  );
  return [
    ...(types.length > 0 ? [[`You could bring: ${types.join("; ")}.`]] : []),
    ...resources
      .filter(names)
      .slice(0, 2)
      .map(({ title, publisher, url }) => [
        "Help: ",
        url === null ? title : linked(url, title),
        `${publisher === null || title.includes(publisher) ? "" : ` (${publisher})`}.`,
      ]),
    ...stories
      .filter(names)
      .slice(0, 1)
      .map(({ title }) => [`Somebody who did it: ${title}.`]),
  ].map((line) => paragraph(...line));
}

/** The first of the priorities, or all of them, each with why it is there and what would help. */
export function priorities(context: GapContext): RootContent[] {
  const { analysis, all, top, competency, result } = context;
  const total = analysis.priorities.length;
  if (total === 0 || (top === 0 && !all)) return [];
  const shown = all ? analysis.priorities : analysis.priorities.slice(0, top);
  const entry = ({ id, action }: Priority): ListItem => {
    const found = result(id);
    const entryItem = item(
      [strong(`${id} ${competency(id)?.title ?? ""}`)],
      ...(found ? [paragraph(reason(context, found))] : []),
      paragraph(`${actionWords[action]}.`),
      ...evidenceLine(context, id),
      ...help(context, id),
    );
    return { ...entryItem, data: { hProperties: { id } } };
  };
  const first = shown.length === 1 ? "This is the first" : `These are the first ${shown.length}`;
  return [
    heading(2, "Where to start"),
    ...(shown.length > 0 ? [list(shown.map(entry), true)] : []),
    ...(total > shown.length
      ? [paragraph(`${first} of ${total}`, typedHint(": `--all` shows every one"), ".")]
      : []),
  ];
}
