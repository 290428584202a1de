import type { RootContent } from "mdast";
import type { Appraisal } from "../../analyse/appraisal.js";
import type { Audience } from "../../analyse/for-audience.js";
import type { EvidenceFile } from "../../model/evidence.js";
import type { Framework } from "../../model/framework.js";
import { section } from "../blocks.js";
import { type Cell, heading, mark, paragraph, ruled, table } from "../document.js";

/** Parts that can be left out. */
export const optionalParts = ["talent", "pay-step"] as const;

export interface AppraisalData {
  readonly framework: Framework;
  /** As the audience may see it. */
  readonly file: EvidenceFile;
  readonly appraisal: Appraisal;
  readonly audience: Audience;
  readonly full: boolean;
  readonly without: readonly string[];
}

/** Lines to write on. */
export const lines = (number: number): RootContent[] =>
  Array.from({ length: number }, () => ruled(""));

/** A table to write in: its columns are equally wide. */
export const writable = (rows: readonly (readonly Cell[])[]): RootContent => ({
  ...table(rows),
  data: { even: true, hProperties: { className: ["even"] } },
});

const blank = (columns: readonly string[], rows: number): RootContent =>
  writable([columns, ...Array.from({ length: rows }, () => columns.map(() => ""))]);

export function plan({ appraisal }: AppraisalData): RootContent[] {
  const rows = appraisal.plan.map(({ id, need, activity, support, measure }) => [
    `${id} ${need}`,
    activity,
    support,
    "",
    measure,
    "",
  ]);
  return [
    heading(2, "New objectives"),
    blank(appraisal.form.objectiveFields, 3),
    heading(2, "Development plan"),
    table([
      [
        "What to learn",
        "How",
        "Support, cost, time",
        "Who, by when",
        "How we shall know",
        "Outcome",
      ],
      ...rows,
      ["", "", "", "", "", ""],
    ]),
  ];
}

export function talent({ appraisal: { form }, without }: AppraisalData): RootContent[] {
  if (without.includes("talent")) return [];
  return section(
    "Where next",
    form.talent.flatMap((question) => [paragraph(question), ...lines(1)]),
  );
}

export function signing({
  framework,
  appraisal: { form: asked },
  without,
}: AppraisalData): RootContent[] {
  const { words } = framework.manifest;
  const ticks = (all: readonly string[]) =>
    paragraph(...all.flatMap((line) => [mark("☐\u00a0", "not ticked,"), `${line}   `]));
  const payStep = without.includes("pay-step") ? [] : asked.payStep;
  return [
    heading(2, "Agreed"),
    ruled("Levels agreed, with the date:"),
    ruled(`Signed (${words.person ?? "you"}):`, "Date:"),
    ruled(`Signed (${words.manager}):`, "Date:"),
    ruled("We look at it again on:"),
    ...(asked.recordIn === null
      ? []
      : [heading(2, `Enter in ${asked.recordIn.title}`), ticks(asked.recordIn.fields)]),
    ...(payStep.length === 0
      ? []
      : [
          heading(2, "Pay step"),
          paragraph("For the manager; not decided by this report."),
          ticks(payStep),
        ]),
  ];
}
