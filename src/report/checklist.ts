import type { BlockContent, DefinitionContent, ListItem, RootContent } from "mdast";
import type { Checklist, ChecklistEntry } from "../analyse/checklist.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Competency, Framework, Level, Setting } from "../model/framework.js";
import type { Body } from "../parse/body.js";
import { heading, item, list, paragraph, report, ruled, strong, text } from "./document.js";
import { foreign } from "./foreign.js";
import type { Report } from "./report.js";
import { levelName, longDate, placeWords, stateWords } from "./words.js";

/** A checklist with what it was made from. */
export interface ChecklistData {
  readonly framework: Framework;
  /** Null on a blank checklist. */
  readonly file: EvidenceFile | null;
  readonly checklist: Checklist;
  readonly setting: Setting;
  readonly asOf: string;
  readonly bodyOf: (competency: Competency) => Body;
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

function entryItem(entry: ChecklistEntry, { framework, file, bodyOf }: ChecklistData): ListItem {
  const { competency, result } = entry;
  const { lead, sections } = bodyOf(competency);
  const practice = sections.find(({ id }) => id === "in-practice")?.content ?? [];
  return {
    type: "listItem",
    spread: true,
    checked: result?.countsAs === "met",
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
      ...filledIn(entry, file),
      ruled("Evidence:", "Date:"),
    ],
  };
}

const capital = (word: string): string => (word[0] ?? "").toUpperCase() + word.slice(1);

/** What it is a checklist of: a role, a level, or the person's target where that is several levels. */
function subject({ framework, checklist }: ChecklistData, level: (of: Level) => string): string {
  const role = framework.roles.find(({ id }) => id === checklist.role)?.title;
  if (role !== undefined) return role;
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
  return report(title, file === null ? source : `${source}, as of ${longDate(asOf)}`, [
    heading(1, title),
    paragraph(source, file === null ? "." : `. Filled in as of ${longDate(asOf)}.`),
    paragraph(
      "Tick what you both agree is met, and note what shows it. A level is about the framework, not about pay. What does not apply to the role stays blank, with the reason beside it.",
    ),
    ...(who === undefined ? [ruled("Name:")] : []),
    ...(file === null ? [ruled("Profession and team:")] : []),
    ...parts,
    heading(2, "Agreed"),
    ruled("Signed (AHP):", "Date:"),
    ruled("Signed (manager or supervisor):", "Date:"),
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
        evidence: result?.evidence ?? [],
      })),
    })),
  }),
};
