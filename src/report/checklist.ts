import type { BlockContent, DefinitionContent, ListItem, RootContent } from "mdast";
import type { Checklist, ChecklistEntry } from "../analyse/checklist.js";
import { resolveBand } from "../model/band.js";
import type { EvidenceFile, RatingValue } from "../model/evidence.js";
import type { Competency, Framework, Level, Setting } from "../model/framework.js";
import type { CompetencyResult } from "../model/gap.js";
import { workSetting } from "../model/setting.js";
import type { Body } from "../parse/body.js";
import { capital } from "../words/capital.js";
import { inFolder } from "./blocks.js";
import { heading, item, list, mark, paragraph, report, ruled, strong, text } from "./document.js";
import { foreign } from "./foreign.js";
import type { Report } from "./report.js";
import { levelName, longDate, placeWords, ratingValues, ratingWords, stateWords } from "./words.js";

/** A checklist with what it was made from. */
export interface ChecklistData {
  readonly framework: Framework;
  /** Null on a blank checklist. */
  readonly file: EvidenceFile | null;
  readonly checklist: Checklist;
  readonly setting: Setting;
  readonly asOf: string;
  readonly bodyOf: (competency: Competency) => Body;
  /** Empty lines to write on below each competency. */
  readonly space: number;
}

type Rated = CompetencyResult["rating"];

/** Whose rating fills in the boxes, where it is one rating: of one of the two, or the same of both. */
function ratedBy({ self, supervisor }: Rated): readonly [by: string, rating: RatingValue] | null {
  if (self !== null && supervisor !== null)
    return self === supervisor ? ["you and your supervisor", self] : null;
  if (self !== null) return ["you", self];
  return supervisor === null ? null : ["your supervisor", supervisor];
}

/** A box for each of the rating words, and whose tick it is. Two rows where the two ratings differ. */
function ratingBoxes({ result }: ChecklistEntry, { manifest }: Framework): BlockContent[] {
  const row = (label: string, ticked: RatingValue | null): BlockContent =>
    paragraph(
      ...(label === "" ? [] : [`${label}: `]),
      ...ratingValues.flatMap((word, at) => [
        word === ticked ? mark("☒", "ticked,") : mark("☐", "not ticked,"),
        text(
          `\u00a0${(manifest.ratings[word]?.title ?? ratingWords[word]).toLowerCase().replaceAll(" ", "\u00a0")}${at === ratingValues.length - 1 ? "" : "  "}`,
        ),
      ]),
    );
  const rating = result?.rating;
  if (rating === undefined || (rating.self === null && rating.supervisor === null))
    return [row("", null)];
  const one = ratedBy(rating);
  return one === null
    ? [row("You", rating.self), row("Your supervisor", rating.supervisor)]
    : [row(`Rated by ${one[0]}`, one[1])];
}

/** What the person's file already says: the state, and the entries that support it. */
function filledIn({ result }: ChecklistEntry, file: EvidenceFile | null): BlockContent[] {
  if (result === null) return [];
  const entries = result.evidence.flatMap((index) => file?.evidence?.[index] ?? []);
  return [
    paragraph("So far: ", text(stateWords[result.state].word, stateWords[result.state].tone), "."),
    ...(entries.length === 0
      ? []
      : [list(entries.map(({ title, date }) => item([`${title}, ${longDate(date)}`])))]),
  ];
}

function entryItem(entry: ChecklistEntry, data: ChecklistData): ListItem {
  const { framework, file, bodyOf, setting, space } = data;
  const { competency, result } = entry;
  const { lead, sections } = bodyOf(competency);
  const practice = sections.find(({ id }) => id === "in-practice")?.content ?? [];
  // What is different where the person works.
  const there =
    setting === "" ? [] : (sections.find(({ id }) => id.endsWith(`-${setting}`))?.content ?? []);
  return {
    type: "listItem",
    spread: true,
    checked: result !== null && ratedBy(result.rating)?.[1] === "met",
    data: { entry: true },
    children: [
      paragraph(
        strong(`${competency.id} ${competency.title}`),
        competency.key ? " (key)" : "",
        ...(competency.supplement === null
          ? []
          : [` (${placeWords(framework.manifest, competency)})`]),
      ),
      ...(foreign([...lead, ...practice]) as (BlockContent | DefinitionContent)[]),
      ...(there.length === 0 ? [] : (foreign(there) as (BlockContent | DefinitionContent)[])),
      ...filledIn(entry, file),
      ...ratingBoxes(entry, framework),
      ruled("Evidence:", "Date:"),
      ...Array.from({ length: space }, () => ruled("")),
    ],
  };
}

/** What it is a checklist of: a role, a level, or the person's target where that is several levels. */
function subject(
  { framework, checklist, setting }: ChecklistData,
  level: (of: Level) => string,
): string {
  const role = framework.roles.find(({ id }) => id === checklist.role);
  const levels = workSetting(framework.manifest, setting)?.levels ?? "";
  if (role !== undefined) return role.titles[levels] ?? role.title;
  const [only, ...others] = new Set(checklist.parts.map((part) => part.level));
  return only === undefined || others.length > 0 ? "Your target" : capital(level(only));
}

function document(data: ChecklistData) {
  const { framework, file, checklist, setting, asOf } = data;
  const { manifest } = framework;
  const level = (one: Level): string => levelName(manifest, setting, one);
  const who = file?.person.name;
  const title = `${subject(data, level)}: checklist${who === undefined ? "" : ` for ${who}`}`;
  const source = `${manifest.title} ${manifest.version}`;
  const severalLevels =
    checklist.role !== null || new Set(checklist.parts.map((part) => part.level)).size > 1;
  const parts = checklist.parts.flatMap((part): RootContent[] => [
    heading(
      2,
      manifest.pillars.find(({ id }) => id === part.pillar)?.title ?? part.pillar,
      severalLevels ? `, ${level(part.level)}` : "",
    ),
    part.entries.length === 0
      ? paragraph("The framework has no competencies here.")
      : list(part.entries.map((entry) => entryItem(entry, data))),
  ]);
  const footer = [
    ...(who === undefined ? [] : [who]),
    file === null ? subject(data, level) : level(resolveBand(manifest, file.person.band) ?? "core"),
    file === null ? source : `${source}, as of ${longDate(asOf)}`,
  ].join(", ");
  return report(title, footer, [
    heading(1, title),
    paragraph(
      source,
      inFolder(framework),
      file === null ? "." : `. Filled in as of ${longDate(asOf)}.`,
    ),
    paragraph(
      "Tick how you rate each, and the box in front where you both agree that it is met; note what shows it. A level is about the framework, not about pay. What does not apply to the role stays blank, with the reason beside it.",
    ),
    ...(who === undefined ? [ruled("Name:")] : []),
    ...(file === null
      ? [ruled(manifest.professions.length > 0 ? "Profession and team:" : "Team:")]
      : []),
    ...parts,
    heading(2, "Agreed"),
    ruled(`Signed (${manifest.words.person ?? "you"}):`, "Date:"),
    ruled(`Signed (${manifest.words.manager}):`, "Date:"),
    ruled("To look at again by:"),
  ]);
}

/** A level's or a role's competencies to print: a box, space for evidence and date, and lines to sign. */
export const checklistReport: Report<ChecklistData> = {
  name: "checklist",
  document,
  json: ({ framework: { manifest }, file, checklist: { role, parts }, setting, asOf }) => ({
    format: "ahp-career/checklist@1",
    framework: { id: manifest.id, version: manifest.version },
    asOf,
    setting,
    role,
    filledIn: file !== null,
    pillars: parts.map(({ pillar, level, entries }) => ({
      pillar,
      level,
      competencies: entries.map(({ competency: { id, title, band, key }, result }) => ({
        id,
        title,
        band,
        key,
        state: result?.state ?? null,
        countsAs: result?.countsAs ?? null,
        rating: result?.rating ?? null,
        evidence: result?.evidence ?? [],
      })),
    })),
  }),
};
