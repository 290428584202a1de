import type { BlockContent, ListItem, RootContent } from "mdast";
import { nearRoles } from "../analyse/gap/roles-near.js";
import { addMonths } from "../model/date.js";
import type { EvidenceFile, Rating } from "../model/evidence.js";
import type { Competency, Framework, Level, Setting } from "../model/framework.js";
import type { CompetencyResult, GapReport, PillarResult, Priority } from "../model/gap.js";
import {
  heading,
  item,
  list,
  paragraph,
  type ReportDocument,
  report as reportOf,
  strong,
  table,
  text,
} from "./document.js";
import { profile } from "./gap-profile.js";
import { nearRolesSection } from "./near-roles.js";
import { recheckSection } from "./recheck-section.js";
import {
  actionBrief,
  actionWords,
  count,
  levelName,
  listed,
  longDate,
  monthAndYear,
  ratingWords,
  requirementWords,
  stateWords,
  statusWords,
} from "./words.js";

export interface GapDocumentOptions {
  /** How many priorities to show; all with `all`. */
  readonly top: number;
  /** Every priority, and the state of every required competency. */
  readonly all: boolean;
}

/** What every part of the report draws on. */
interface Context {
  readonly framework: Framework;
  readonly file: EvidenceFile;
  readonly report: GapReport;
  readonly options: GapDocumentOptions;
  readonly setting: Setting;
  readonly competency: (id: string) => Competency | undefined;
  readonly result: (id: string) => CompetencyResult | undefined;
  readonly level: (level: Level) => string;
  readonly pillar: (id: string) => string;
}

const shortestList = 5;

/** The gap analysis as a document: the profile first, then what to do about it. */
export function gapDocument(
  framework: Framework,
  file: EvidenceFile,
  report: GapReport,
  options: GapDocumentOptions,
): ReportDocument {
  const setting = file.person.setting ?? "nhs";
  const competencies = new Map(
    framework.competencies.map((competency) => [competency.id, competency]),
  );
  const context: Context = {
    framework,
    file,
    report,
    options,
    setting,
    competency: (id) => competencies.get(id),
    result: (id) => report.states.get(id),
    level: (level) => levelName(framework.manifest, setting, level),
    pillar: (id) => framework.manifest.pillars.find((pillar) => pillar.id === id)?.title ?? id,
  };
  const title = headline(context);
  const { manifest } = framework;
  return reportOf(title, `${manifest.title} ${manifest.version}, as of ${longDate(report.asOf)}`, [
    heading(1, title),
    paragraph(`${manifest.title} ${manifest.version}, as of ${longDate(report.asOf)}`),
    ...readiness(context),
    ...profile(framework, report),
    ...changes(context),
    ...nextLevels(context),
    ...priorities(context),
    ...(framework.manifest.pillars.length === report.pillars.length
      ? nearRolesSection(framework, setting, nearRoles(framework, file, report))
      : []),
    ...differences(context),
    ...expiring(context),
    ...recheckSection(report, file, context.competency),
    ...qualifications(context),
    ...(options.all ? everything(context) : []),
  ]);
}

/** `band 7`, or with pillars apart `band 7, with band 6 in research`. */
function levelsAimedFor(
  report: GapReport,
  level: Context["level"],
  pillar: Context["pillar"],
): string {
  const targets = Object.entries(report.target.pillars);
  const times = (wanted: number): number =>
    targets.filter(([, target]) => target === wanted).length;
  const [most = 0] = targets
    .map(([, target]) => target)
    .sort((a, b) => times(b) - times(a) || b - a);
  const apart = [...new Set(targets.map(([, target]) => target))]
    .filter((target) => target !== most)
    .sort((a, b) => b - a)
    .map((target) => {
      const pillars = targets
        .filter(([, one]) => one === target)
        .map(([id]) => pillar(id).toLowerCase());
      return `${level(target)} in ${listed(pillars)}`;
    });
  return apart.length === 0 ? level(most) : `${level(most)}, with ${listed(apart)}`;
}

function headline({ framework, file: { person }, report, level, pillar }: Context): string {
  const profession =
    framework.manifest.professions
      .find(({ id, also }) => id === person.profession || also.includes(person.profession))
      ?.title.toLowerCase() ?? person.profession;
  const now =
    person.setting === "local-authority"
      ? `${level(report.person.level)} in a council`
      : `NHS band ${person.band}`;
  const role = framework.roles.find(({ id }) => id === report.target.role)?.title;
  const aim =
    role === undefined
      ? levelsAimedFor(report, level, pillar)
      : `the role of ${role.toLowerCase()}`;
  const by = report.target.by === null ? "" : ` by ${monthAndYear(report.target.by)}`;
  const who =
    person.name === undefined
      ? profession[0]?.toUpperCase() + profession.slice(1)
      : `${person.name}, ${profession}`;
  return `${who}, ${now}, aiming for ${aim}${by}`;
}

/** Said only when it is so; otherwise the rest of the report says what is missing. */
function readiness({ report }: Context): RootContent[] {
  if (!report.ready) return [];
  return [
    paragraph(
      strong(text("Everything that the framework asks for at this target is met.", "met")),
      " That is a good reason for a conversation. It does not by itself change a post or a pay band.",
    ),
  ];
}

const line = ({ result, competency }: Context, id: string, action: string): ListItem =>
  item([
    strong(id),
    ` ${competency(id)?.title ?? ""}`,
    text(` — ${action}`, result(id)?.countsAs === "partial" ? "partial" : "gap"),
  ]);

function nextLevels(context: Context): RootContent[] {
  const { report, level, pillar, options, result } = context;
  const action = new Map(
    report.priorities.map((priority) => [priority.id, actionBrief[priority.action]]),
  );
  const part = ({ pillar: id, reached, target, next }: PillarResult): RootContent[] => {
    const open = report.competencies.some(
      (one) => one.pillar === id && (one.countsAs === "partial" || one.countsAs === "gap"),
    );
    const there = typeof reached === "number" && reached >= target && !open;
    if (next.level === null)
      return [heading(3, pillar(id)), paragraph("At the highest level of the framework.")];
    if (there) {
      const beyond =
        next.remaining.length === 0
          ? ""
          : ` Beyond it, ${next.remaining.length} to go for ${level(next.level)}.`;
      return [
        heading(3, pillar(id)),
        paragraph(text(`Target met: ${level(target)}.`, "met"), beyond),
      ];
    }
    const shown = options.all ? next.remaining : next.remaining.slice(0, shortestList);
    const more = next.remaining.length - shown.length;
    return [
      heading(3, `${pillar(id)}, ${level(next.level)}: ${next.remaining.length} to go`),
      ...(shown.length === 0
        ? [paragraph("This framework has no competencies at that level.")]
        : []),
      list(
        shown.map((one) =>
          line(context, one, action.get(one) ?? stateWords[result(one)?.state ?? "gap"].word),
        ),
      ),
      ...(more > 0 ? [paragraph(`and ${more} more: \`--all\` shows every one.`)] : []),
    ].filter((node) => node.type !== "list" || node.children.length > 0);
  };
  return [heading(2, "Between you and the next level"), ...report.pillars.flatMap(part)];
}

/** Why it stands where it stands. */
function reason({ level, pillar }: Context, { band, key, pillar: id }: CompetencyResult): string {
  const where =
    band === "core" ? "core, which every registered AHP is expected to meet" : level(band);
  return `${pillar(id)}, ${where}${key ? "; one of the key competencies at this level" : ""}`;
}

function help({ framework, competency }: Context, id: string): BlockContent[] {
  const types = (competency(id)?.evidenceTypes ?? []).map(
    (type) =>
      framework.manifest.evidenceTypes.find((known) => known.id === type)?.title.toLowerCase() ??
      type,
  );
  const resources = framework.resources
    .filter(({ competencies }) => competencies.includes(id))
    .slice(0, 2);
  const stories = framework.stories
    .filter(({ competencies }) => competencies.includes(id))
    .slice(0, 1);
  const parts = [
    ...(types.length > 0 ? [`You could bring: ${types.join("; ")}.`] : []),
    ...resources.map(
      ({ title, publisher }) =>
        `Help: ${title}${publisher === null || title.includes(publisher) ? "" : ` (${publisher})`}.`,
    ),
    ...stories.map(({ title }) => `Somebody who did it: ${title}.`),
  ];
  return parts.map((part) => paragraph(part));
}

function priorities(context: Context): RootContent[] {
  const { report, options, competency, result } = context;
  if (report.priorities.length === 0) return [];
  const shown = options.all ? report.priorities : report.priorities.slice(0, options.top);
  const entry = ({ id, action }: Priority): ListItem => {
    const found = result(id);
    return item(
      [strong(`${id} ${competency(id)?.title ?? ""}`)],
      ...(found ? [paragraph(`${reason(context, found)}.`)] : []),
      paragraph(`${actionWords[action]}.`),
      ...help(context, id),
    );
  };
  const rest = report.priorities.length - shown.length;
  return [
    heading(2, "Where to start"),
    ...(shown.length > 0 ? [list(shown.map(entry), true)] : []),
    ...(rest > 0
      ? [
          paragraph(
            `${shown.length === 1 ? "This is the first" : `These are the first ${shown.length}`} of ${report.priorities.length}: \`--all\` shows every one.`,
          ),
        ]
      : []),
  ];
}

const longForm = (file: EvidenceFile, id: string): Rating => {
  const rating = file.ratings?.[id];
  return typeof rating === "object" ? rating : {};
};

function differences({ report, file, competency }: Context): RootContent[] {
  const differing = report.competencies.filter(({ differs }) => differs);
  if (differing.length === 0) return [];
  return [
    heading(2, "Where you and your supervisor see it differently"),
    paragraph("To talk about, not to average."),
    list(
      differing.map(({ id, rating }) => {
        const { supervisor, note } = longForm(file, id);
        const by = supervisor?.by ?? "your supervisor";
        const when = supervisor?.date === undefined ? "" : ` on ${longDate(supervisor.date)}`;
        return item(
          [strong(id), ` ${competency(id)?.title ?? ""}`],
          paragraph(
            `You say ${ratingWords[rating.self ?? "not-yet"]}; ${by} said ${ratingWords[rating.supervisor ?? "not-yet"]}${when}.`,
          ),
          ...(note === undefined || note.trim() === ""
            ? []
            : [paragraph(`Your note: ${note.trim()}`)]),
        );
      }),
    ),
  ];
}

/** Months ahead that "soon" means (MODEL.md section 3). */
const soon = 3;

function expiring({ report, competency }: Context): RootContent[] {
  const until = addMonths(report.asOf, soon);
  const ending = report.competencies
    .filter(
      ({ countsAs, expiresOn }) => countsAs === "met" && expiresOn !== null && expiresOn <= until,
    )
    .sort((a, b) => ((a.expiresOn ?? "") < (b.expiresOn ?? "") ? -1 : 1));
  if (ending.length === 0) return [];
  return [
    heading(2, `Going out of date by ${longDate(until)}`),
    list(
      ending.map(({ id, expiresOn }) =>
        item([
          strong(id),
          ` ${competency(id)?.title ?? ""}`,
          text(` — ${longDate(expiresOn ?? "")}`, "partial"),
        ]),
      ),
    ),
  ];
}

function changes({ report, result, competency }: Context): RootContent[] {
  if (report.changes === undefined) return [];
  if (report.changes.length === 0) {
    return [
      heading(2, "What has changed"),
      paragraph("Nothing has changed between the two dates."),
    ];
  }
  return [
    heading(2, `What has changed: ${count(report.changes.length, "competency", "competencies")}`),
    list(
      report.changes.map(({ id, from, to }) =>
        item([
          strong(id),
          ` ${competency(id)?.title ?? ""}`,
          text(
            ` — was ${stateWords[from].word}; now ${stateWords[to].word}`,
            result(id) ? stateWords[to].tone : "muted",
          ),
        ]),
      ),
    ),
  ];
}

function qualifications({ framework, report, level, pillar }: Context): RootContent[] {
  return report.qualifications.flatMap(({ band, pillars, minimum, expected }) => {
    if (minimum.length + expected.length === 0) return [];
    const policy = framework.qualifications.find((one) => one.band === band)?.localPolicy === true;
    const scope =
      report.qualifications.length > 1
        ? ` (for ${listed(pillars.map((id) => pillar(id).toLowerCase()))})`
        : "";
    const lines = (kind: string, results: typeof minimum): ListItem[] =>
      results.map(({ requirement, status }) =>
        item([
          `${requirementWords(framework, requirement)} (${kind}): `,
          text(statusWords[status].word, statusWords[status].tone),
        ]),
      );
    return [
      heading(2, `Qualifications for ${level(band)}${scope}`),
      list([...lines("minimum", minimum), ...lines("expected", expected)]),
      ...(policy
        ? [paragraph(text("Local policy, to be confirmed with your manager.", "muted"))]
        : []),
    ];
  });
}

function everything({ report, level, pillar }: Context): RootContent[] {
  return report.pillars.flatMap(({ pillar: id, counts }): RootContent[] => {
    const own = report.competencies.filter((one) => one.pillar === id);
    if (own.length === 0) return [];
    return [
      heading(2, `Every competency: ${pillar(id).toLowerCase()}`),
      paragraph(
        `${count(counts.required, "competency", "competencies")} required: ${counts.met} met, ${counts.partial} in part, ${counts.gap} not yet, ${counts.excluded} not applicable.`,
      ),
      table([
        ["Id", "Level", "Competency", "State"],
        ...own.map(({ id: one, band, title, state }) => [
          one,
          level(band),
          title,
          text(stateWords[state].word, stateWords[state].tone),
        ]),
      ]),
    ];
  });
}
