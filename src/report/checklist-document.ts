import type { BlockContent, DefinitionContent, ListItem, RootContent } from "mdast";
import type { Checklist, ChecklistEntry } from "../analyse/checklist.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Competency, Framework, Setting } from "../model/framework.js";
import type { Body } from "../parse/body.js";
import {
  heading,
  item,
  list,
  paragraph,
  type ReportDocument,
  report,
  ruled,
  strong,
  text,
} from "./document.js";
import { foreign } from "./foreign.js";
import { levelName, longDate, stateWords } from "./words.js";

export interface ChecklistDocumentOptions {
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

function entryItem(
  entry: ChecklistEntry,
  file: EvidenceFile | null,
  { bodyOf }: ChecklistDocumentOptions,
): ListItem {
  const { competency, result } = entry;
  const body = bodyOf(competency);
  const practice = body.sections.find(({ id }) => id === "in-practice");
  return {
    type: "listItem",
    spread: true,
    checked: result?.countsAs === "met",
    data: { entry: true },
    children: [
      paragraph(strong(`${competency.id} ${competency.title}`), competency.key ? " (key)" : ""),
      ...(foreign(body.lead) as (BlockContent | DefinitionContent)[]),
      ...(foreign(practice?.content ?? []) as (BlockContent | DefinitionContent)[]),
      ...filledIn(entry, file),
      ruled("Evidence:", "Date:"),
    ],
  };
}

/** A checklist for a level or a role as pages to print: a box, space for evidence and date, and lines to sign. */
export function checklistDocument(
  framework: Framework,
  file: EvidenceFile | null,
  checklist: Checklist,
  options: ChecklistDocumentOptions,
): ReportDocument {
  const { manifest } = framework;
  const role = framework.roles.find(({ id }) => id === checklist.role)?.title;
  const level = (one: Checklist["parts"][number]["level"]): string =>
    levelName(manifest, options.setting, one);
  const levels = new Set(checklist.parts.map((part) => part.level));
  const [only] = levels;
  const what =
    role ?? (levels.size === 1 && only !== undefined ? capital(level(only)) : "Your target");
  const who = file?.person.name;
  const title = `${what}: checklist${who === undefined ? "" : ` for ${who}`}`;
  const source = `${manifest.title} ${manifest.version}`;
  const parts = checklist.parts.flatMap((part): RootContent[] => [
    heading(
      2,
      pillarTitle(framework, part.pillar),
      levels.size > 1 || role ? `, ${level(part.level)}` : "",
    ),
    ...(part.entries.length === 0
      ? [paragraph("The framework has no competencies here.")]
      : [list(part.entries.map((entry) => entryItem(entry, file, options)))]),
  ]);
  return report(title, file === null ? source : `${source}, as of ${longDate(options.asOf)}`, [
    heading(1, title),
    paragraph(source, file === null ? "." : `. Filled in as of ${longDate(options.asOf)}.`),
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

const capital = (word: string): string => (word[0] ?? "").toUpperCase() + word.slice(1);

const pillarTitle = (framework: Framework, id: string): string =>
  framework.manifest.pillars.find((pillar) => pillar.id === id)?.title ?? id;
