import type { ListItem, RootContent } from "mdast";
import type { AffectedCompetency, AffectedFile } from "../../model/framework-diff.js";
import { bullets } from "../blocks.js";
import { heading, item, paragraph, strong, text } from "../document.js";
import { count, listed, stateWords } from "../words.js";
import { kindWords, subjectWords } from "./diff-words.js";

function sentences({ changes, rated, evidence, required, state }: AffectedCompetency): string {
  const held = [
    ...(rated ? ["a rating"] : []),
    ...(evidence.length > 0 ? [count(evidence.length, "evidence entry", "evidence entries")] : []),
  ];
  const { before, after } = state;
  return [
    changes.length > 0 && `It ${listed(changes.map((kind) => kindWords[kind][1]))}.`,
    required.before !== required.after &&
      (required.after ? "It is newly required." : "It is no longer required."),
    held.length > 0 && `The file has ${listed(held)} for it.`,
    before !== null &&
      after !== null &&
      before !== after &&
      `Was: ${stateWords[before].word}. Now: ${stateWords[after].word}.`,
  ]
    .filter((sentence) => sentence !== false)
    .join(" ");
}

const competencyItem = (one: AffectedCompetency): ListItem => {
  const lost = text(" — its record would be lost", "gap");
  return item(
    [strong(one.id), ` ${one.title}`, ...(one.changes.includes("removed") ? [lost] : [])],
    paragraph(sentences(one)),
  );
};

const termItem = ({ subject, id, title, kind }: AffectedFile["terms"][number]): ListItem =>
  item([
    strong(`${subjectWords(subject)} ${id}`),
    title === id ? "" : ` ${title}`,
    `: it ${kindWords[kind][1]}, and the file names it.`,
  ]);

/** Whose ratings and evidence the changes touch, file by file. */
export const affectedSections = (files: readonly AffectedFile[]): RootContent[] =>
  files.flatMap(({ file, competencies, terms }) => [
    heading(2, `What it means for ${file}`),
    ...(competencies.length + terms.length === 0
      ? [paragraph("Nothing in this file is affected.")]
      : []),
    ...bullets(terms.map(termItem)),
    ...bullets(competencies.map(competencyItem)),
  ]);
