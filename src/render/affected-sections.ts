import type { ListItem, RootContent } from "mdast";
import type { AffectedCompetency, AffectedFile, ChangeKind } from "../model/framework-diff.js";
import { heading, item, list, paragraph, strong, text } from "../report/document.js";
import { count, listed, stateWords } from "../report/words.js";
import { subjectWords } from "./diff-words.js";

const kindWords: Readonly<Record<ChangeKind, string>> = {
  added: "is new",
  removed: "is gone",
  retired: "is retired",
  status: "has another status",
  requirement: "is asked differently",
  moved: "has moved",
  revised: "has changed in meaning",
  reworded: "is reworded",
  reference: "points elsewhere",
};

function lines({ changes, rated, evidence, required, state }: AffectedCompetency): string {
  const held = [
    ...(rated ? ["a rating"] : []),
    ...(evidence.length > 0 ? [count(evidence.length, "evidence entry", "evidence entries")] : []),
  ];
  const asked =
    required.before === required.after
      ? []
      : [required.after ? "It is newly required." : "It is no longer required."];
  const states =
    state.before === state.after || state.before === null || state.after === null
      ? []
      : [`Was: ${stateWords[state.before].word}. Now: ${stateWords[state.after].word}.`];
  return [
    ...(changes.length > 0 ? [`It ${listed(changes.map((kind) => kindWords[kind]))}.`] : []),
    ...asked,
    ...(held.length > 0 ? [`The file has ${listed(held)} for it.`] : []),
    ...states,
  ].join(" ");
}

const entry = (one: AffectedCompetency): ListItem =>
  item(
    [
      strong(one.id),
      ` ${one.title}`,
      ...(one.changes.includes("removed") ? [text(" — its record would be lost", "gap")] : []),
    ],
    paragraph(lines(one)),
  );

/** Whose ratings and evidence the changes touch, file by file. */
export const affectedSections = (files: readonly AffectedFile[]): RootContent[] =>
  files.flatMap(({ file, competencies, terms }) => [
    heading(2, `What it means for ${file}`),
    ...(competencies.length + terms.length === 0
      ? [paragraph("Nothing in this file is affected.")]
      : []),
    ...(terms.length === 0
      ? []
      : [
          list(
            terms.map(({ subject, id, title, kind }) =>
              item([
                strong(`${subjectWords[subject]} ${id}`),
                title === id ? "" : ` ${title}`,
                `: it ${kindWords[kind]}, and the file names it.`,
              ]),
            ),
          ),
        ]),
    ...(competencies.length === 0 ? [] : [list(competencies.map(entry))]),
  ]);
