import { addMonths, type IsoDate } from "../model/date.js";
import type { EvidenceFile, Objective } from "../model/evidence.js";
import type { Competency, Framework } from "../model/framework.js";
import type { Action, GapReport } from "../model/gap.js";
import type { AppraisalForm } from "../model/manifest.js";
import { competenciesById, currentIds } from "../model/replacement.js";
import { settingOf } from "../model/setting.js";
import type { Body } from "../parse/body.js";
import { analyseGap } from "./gap/analyse-gap.js";

/** One of the few things to go for. */
export interface AppraisalPriority {
  readonly id: string;
  readonly title: string;
  readonly action: Action;
  /** What can be seen of somebody who does it. */
  readonly good: readonly string[];
  /** The id of a story of somebody who did it. */
  readonly story: string | null;
}

/** A row of a development plan, drafted from a priority. */
export interface PlanRow {
  readonly id: string;
  readonly need: string;
  readonly activity: string;
  readonly support: string;
  readonly measure: string;
}

export interface Appraisal {
  readonly form: AppraisalForm;
  readonly gap: GapReport;
  /** The day on which a level was last agreed, else a year before as-of. */
  readonly since: IsoDate;
  readonly objectives: readonly (Objective & { readonly overdue?: true })[];
  readonly priorities: readonly AppraisalPriority[];
  /** Ids of what the post has not offered the chance for. */
  readonly opportunities: readonly string[];
  readonly plan: readonly PlanRow[];
  /** Indexes of entries since that day, the newest first. */
  readonly cpd: readonly number[];
}

/** Where the framework says nothing of the meeting. */
const plainForm: AppraisalForm = {
  title: "Review",
  meeting: "review",
  wellbeing: ["How are you, and what is work like at the moment?"],
  lookingBack: ["What went well", "What was hard", "What would help"],
  values: [],
  objectiveFields: ["Name", "Detail", "Measure of success", "Start", "Target date", "Next review"],
  talent: [],
  recordIn: null,
  payStep: [],
};

/** How many priorities make a good hour. */
const most = 4;

const verbs: Readonly<Record<Action, string>> = {
  refresh: "Do it again, and bring something recent",
  log: "Write down what shows it",
  continue: "Go on with it",
  ask: "Ask for the chance",
  start: "Start it",
};

function planRow(
  { resources, manifest }: Framework,
  competency: Competency,
  { good, action }: AppraisalPriority,
): PlanRow {
  const types = competency.evidenceTypes.flatMap(
    (id) => manifest.evidenceTypes.find((one) => one.id === id)?.title.toLowerCase() ?? [],
  );
  const resource = resources.find(({ competencies }) => competencies.includes(competency.id));
  return {
    id: competency.id,
    need: competency.title,
    activity: [verbs[action], types.slice(0, 2).join(" or ")]
      .filter((one) => one !== "")
      .join(": "),
    support: resource?.title ?? "",
    measure: good[0] ?? "",
  };
}

/** Everything that an appraisal pack holds, from one person's file (CAPABILITIES of the field, section 1.2). */
export function analyseAppraisal(
  framework: Framework,
  file: EvidenceFile,
  bodyOf: (competency: Competency) => Body,
  { asOf, since: wanted }: { readonly asOf: IsoDate; readonly since?: IsoDate },
): Appraisal {
  const { manifest, competencies, stories } = framework;
  const agreed = (file.agreed ?? []).map(({ date }) => date).filter((date) => date < asOf);
  const since = wanted ?? agreed.sort().at(-1) ?? addMonths(asOf, -12);
  const gap = analyseGap(framework, file, { asOf, since });
  const byId = competenciesById(framework);
  const priorities = gap.priorities
    .slice(0, most)
    .flatMap(({ id, action }): AppraisalPriority[] => {
      const competency = byId.get(id);
      if (competency === undefined) return [];
      const practice = bodyOf(competency).sections.find((one) => one.id === "in-practice");
      const story = stories.find((one) => currentIds(byId, one.competencies).includes(id));
      return [
        {
          ...{ id, title: competency.title, action },
          good: (practice?.items ?? []).slice(0, 1),
          story: story?.id ?? null,
        },
      ];
    });
  const entries = (file.evidence ?? []).flatMap(({ date }, index) =>
    date > since && date <= asOf ? [{ date, index }] : [],
  );
  return {
    form: manifest.appraisal[settingOf(manifest, file.person)] ?? plainForm,
    gap,
    since,
    objectives: gap.objectives,
    priorities,
    opportunities: gap.competencies
      .filter(({ state }) => state === "no-opportunity")
      .map(({ id }) => id),
    plan: priorities.slice(0, 3).flatMap((one) => {
      const competency = competencies.find(({ id }) => id === one.id);
      return competency === undefined ? [] : [planRow(framework, competency, one)];
    }),
    cpd: entries
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.index - b.index))
      .map(({ index }) => index),
  };
}
