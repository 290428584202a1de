import type { RootContent } from "mdast";
import {
  type AppraisalData,
  lines,
  plan,
  signing,
  talent,
  writable,
} from "./appraisal/to-write-on.js";
import { bullets, frameworkReport, jsonHead, section } from "./blocks.js";
import { heading, item, mark, paragraph, ruled, strong, text } from "./document.js";
import { gapContext } from "./gap/context.js";
import { headline } from "./gap/headline.js";
import { profile } from "./gap/profile.js";
import { everyCompetency } from "./gap/reference.js";
import { objectives } from "./gap/to-look-at.js";
import type { Report } from "./report.js";
import { actionWords, count, longDate, ratingWords, stateWords, titleIn } from "./words.js";

/** How much is shown where not all of it is asked for. */
const most = { changes: 3, differences: 3, cpd: 4, opportunities: 3 };

function shown<T>({ full }: AppraisalData, list: readonly T[], limit: number) {
  const kept = full ? list : list.slice(0, limit);
  const left = list.length - kept.length;
  const rest: RootContent[] = left === 0 ? [] : [paragraph(text(`and ${left} more.`, "muted"))];
  return { kept, rest };
}

const titleOf = ({ framework }: AppraisalData, id: string): string =>
  framework.competencies.find((one) => one.id === id)?.title ?? "";

function opening({ appraisal: { form } }: AppraisalData): RootContent[] {
  const tick = (words: string) => [mark("☐ ", "not ticked,"), `${words}   `];
  return [
    heading(2, "How you are"),
    paragraph("To talk about. Nothing of it is stored; do not write about anyone's health here."),
    ...form.wellbeing.flatMap((question) => [paragraph(question), ...lines(1)]),
    paragraph(
      "An adjustments passport: ",
      ...["up to date", "to be looked at", "would like one", "not needed"].flatMap(tick),
    ),
    ruled("Look at it again on:"),
  ];
}

function lookingBack({ appraisal: { form }, framework }: AppraisalData): RootContent[] {
  const rows = [...form.lookingBack, ...form.values.map((one) => `An example of: ${one}`)];
  const { manager } = framework.manifest.words;
  return [
    heading(2, "Looking back"),
    writable([
      [mark("", "To look back on"), "You", manager.charAt(0).toUpperCase() + manager.slice(1)],
      ...rows.map((one) => [one, "", ""]),
    ]),
  ];
}

/** The last objectives and what came of them; rows to fill in where the file has none. */
function lastObjectives(data: AppraisalData): RootContent[] {
  const context = contextOf(data);
  const found = objectives(context);
  return found.length > 0
    ? found
    : [
        heading(2, "Last objectives"),
        writable([
          ["Objective", "Outcome", "What shows it"],
          ["", "", ""],
          ["", "", ""],
        ]),
      ];
}

const contextOf = ({ framework, file, appraisal }: AppraisalData) =>
  gapContext({ framework, file, analysis: appraisal.gap, warnings: [], top: 5, all: false });

function changed(data: AppraisalData): RootContent[] {
  const { gap, since } = data.appraisal;
  const { kept, rest } = shown(data, gap.changes ?? [], most.changes);
  return section(`What changed since ${longDate(since)}`, [
    ...bullets(
      kept.map(({ id, from, to }) =>
        item([
          strong(id),
          ` ${titleOf(data, id)}`,
          text(` — was ${stateWords[from].word}; now ${stateWords[to].word}`, stateWords[to].tone),
        ]),
      ),
    ),
    ...rest,
  ]);
}

/** Where the two see it differently: a question, and never an average. */
function differing(data: AppraisalData): RootContent[] {
  const { gap } = data.appraisal;
  const { kept, rest } = shown(data, gap.differences, most.differences);
  return section("Where you see it differently", [
    ...(kept.length === 0
      ? []
      : [paragraph("What has each of you seen? A difference is a question, not an average.")]),
    ...bullets(
      kept.map((id) => {
        const { self, supervisor } = gap.states.get(id)?.rating ?? {};
        return item([
          strong(id),
          ` ${titleOf(data, id)} — ${ratingWords[self ?? "not-yet"]}, and ${ratingWords[supervisor ?? "not-yet"]}`,
        ]);
      }),
    ),
    ...rest,
  ]);
}

function priorities(data: AppraisalData): RootContent[] {
  const { framework, appraisal } = data;
  return section(
    "Priorities",
    bullets(
      appraisal.priorities.map(({ id, title, action, good, story }) =>
        item(
          [strong(`${id} ${title}`)],
          paragraph(`${actionWords[action]}.`),
          ...(good.length === 0
            ? []
            : [paragraph(strong("What good looks like"), `: ${good.join("; ")}.`)]),
          ...(story === null
            ? []
            : [paragraph(`Somebody who did it: ${titleIn(framework.stories, story)}.`)]),
        ),
      ),
      true,
    ),
  );
}

function opportunities(data: AppraisalData): RootContent[] {
  const { kept, rest } = shown(data, data.appraisal.opportunities, most.opportunities);
  return section("Chances to ask for", [
    ...bullets(kept.map((id) => item([strong(id), ` ${titleOf(data, id)}`]))),
    ...rest,
  ]);
}

function activities(data: AppraisalData): RootContent[] {
  const { appraisal, file } = data;
  const { kept, rest } = shown(data, appraisal.cpd, most.cpd);
  return [
    heading(2, "What you have done since then"),
    paragraph(
      `${count(appraisal.cpd.length, "entry", "entries")} since ${longDate(appraisal.since)}.`,
    ),
    ...bullets(
      kept.flatMap((index) => {
        const entry = file.evidence?.[index];
        return entry === undefined
          ? []
          : [
              item([
                `${longDate(entry.date)}: ${entry.title}${entry.confirmed ? ", confirmed" : ""}`,
              ]),
            ];
      }),
    ),
    ...rest,
  ];
}

/** In an order that makes a good hour. */
const sections: readonly ((data: AppraisalData) => readonly RootContent[])[] = [
  opening,
  lookingBack,
  lastObjectives,
  (data) => [heading(2, "Where you are"), ...profile(contextOf(data))],
  changed,
  differing,
  priorities,
  opportunities,
  activities,
  plan,
  talent,
  signing,
  (data) => (data.full ? everyCompetency({ ...contextOf(data), all: true }) : []),
];

/** The pack for an appraisal, or for what a setting has in its place. */
export const appraisalReport: Report<AppraisalData> = {
  name: "appraisal",
  document: (data) => {
    const { framework, appraisal, audience } = data;
    const title = `${appraisal.form.title}: ${headline(contextOf(data))}`;
    const whom = audience === "manager" ? " For the manager: nothing private is in it." : "";
    return frameworkReport(framework, title, [
      heading(1, title),
      paragraph(`As of ${longDate(appraisal.gap.asOf)}. File ${appraisal.gap.fingerprint}.${whom}`),
      ruled("With:", "Date:"),
      ...sections.flatMap((one) => one(data)),
    ]);
  },
  json: ({ framework, file, appraisal, audience, without }) => {
    const {
      gap,
      form,
      since,
      priorities: few,
      opportunities: chances,
      plan: rows,
      cpd,
    } = appraisal;
    const { changes = [], differences, pillars, person, target, asOf, fingerprint } = gap;
    return {
      ...jsonHead("appraisal@1", framework),
      ...{ asOf, for: audience, fingerprint, since, person, target },
      meeting: form.meeting,
      wellbeing: form.wellbeing,
      lookingBack: form.lookingBack,
      objectives: appraisal.objectives,
      pillars,
      ...{ changes, differences, priorities: few, opportunities: chances },
      developmentPlan: rows,
      objectiveFields: form.objectiveFields,
      talent: without.includes("talent") ? [] : form.talent,
      cpd: cpd.flatMap((index) => {
        const entry = file.evidence?.[index];
        return entry === undefined ? [] : [{ index, title: entry.title, date: entry.date }];
      }),
      recordIn: form.recordIn,
      payStep: without.includes("pay-step") ? [] : form.payStep,
    };
  },
};
