import type { RootContent } from "mdast";
import type { Progress, ProgressPoint } from "../analyse/progress.js";
import type { Objective } from "../model/evidence.js";
import type { Framework, Level } from "../model/framework.js";
import { levelOrder } from "../model/level.js";
import { bullets, frameworkReport, jsonHead, section } from "./blocks.js";
import { type Cell, heading, item, mark, paragraph, strong, table, text } from "./document.js";
import type { Report } from "./report.js";
import { stepChart } from "./step-chart.js";
import { count, levelWords, listed, longDate, monthAndYear, stateWords, titleIn } from "./words.js";

export interface ProgressData {
  readonly framework: Framework;
  readonly progress: Progress;
  /** What the person calls themselves, or nothing. */
  readonly name: string | null;
}

const reachedWords = (level: Level | null): string =>
  level === null ? "none yet" : levelWords(level);

const order = (level: Level | null): number => (level === null ? -2 : levelOrder(level));

/** The points at which a level became another, with the first and the last. */
function turning(points: readonly ProgressPoint[]): readonly ProgressPoint[] {
  return points.filter((point, at) => {
    const before = points[at - 1];
    return (
      before === undefined ||
      at === points.length - 1 ||
      point.pillars.some(({ reached }, index) => reached !== before.pillars[index]?.reached)
    );
  });
}

/** Level by pillar at every turning point: in words, with a mark where it went up or down. */
function levels({ framework, progress }: ProgressData): RootContent[] {
  const { pillars } = framework.manifest;
  const points = turning(progress.points);
  const rows = points.map((point, at): readonly Cell[] => [
    longDate(point.date),
    ...point.pillars.map(({ reached, counts }, index): Cell => {
      const before = points[at - 1]?.pillars[index]?.reached;
      const step = before === undefined ? 0 : order(reached) - order(before);
      const facts = `${reachedWords(reached)}, ${counts.met} of ${counts.required - counts.excluded} met`;
      if (step === 0) return facts;
      return [step > 0 ? mark("▲ ", "up:", "met") : mark("▼ ", "down:", "gap"), facts];
    }),
  ]);
  return [
    heading(2, "The level reached in each pillar"),
    ...pillars.map(({ id, title }) =>
      stepChart(
        title,
        framework.manifest.bands.map(({ band }) => band),
        progress.points.map(({ date, pillars: all }) => ({
          date,
          level: all.find(({ pillar }) => pillar === id)?.reached ?? null,
        })),
      ),
    ),
    table([["Date", ...pillars.map(({ title }) => title)], ...rows]),
    ...(progress.undated.length === 0
      ? []
      : [
          paragraph(
            `${count(progress.undated.length, "rating")} of yours ${progress.undated.length === 1 ? "has" : "have"} no date and no evidence, so every date above shows ${progress.undated.length === 1 ? "it" : "them"} as now. The past is what dated things say.`,
          ),
        ]),
  ];
}

const named = ({ framework }: ProgressData, id: string): string =>
  framework.competencies.find((one) => one.id === id)?.title ?? "";

/** What changed from one point to the next, the newest first. */
function changes(data: ProgressData): RootContent[] {
  const items = data.progress.points
    .filter((point) => point.changes.length > 0)
    .toReversed()
    .map((point) =>
      item(
        [strong(longDate(point.date))],
        ...bullets(
          point.changes.map(({ id, from, to }) =>
            item([
              strong(id),
              ` ${named(data, id)}`,
              text(
                ` — was ${stateWords[from].word}; now ${stateWords[to].word}`,
                stateWords[to].tone,
              ),
            ]),
          ),
        ),
      ),
    );
  return section("What changed", bullets(items));
}

/** What goes out of date, month by month. */
function expiring(data: ProgressData): RootContent[] {
  const months = [...new Set(data.progress.expiring.map(({ date }) => date.slice(0, 7)))];
  const items = months.map((month) =>
    item(
      [strong(monthAndYear(`${month}-01`))],
      ...bullets(
        data.progress.expiring
          .filter(({ date }) => date.startsWith(month))
          .map(({ id, date }) =>
            item([strong(id), ` ${named(data, id)}`, text(` — ${longDate(date)}`, "partial")]),
          ),
      ),
    ),
  );
  return section("Going out of date in the next 12 months", bullets(items));
}

const objectiveState = ({
  status = "open",
  by,
  closed,
  overdue,
}: Objective & { overdue?: true }) => {
  if (status !== "open")
    return text(
      ` — ${status}${closed === undefined ? "" : ` on ${longDate(closed)}`}`,
      status === "done" ? "met" : "muted",
    );
  const until = by === undefined ? "open" : `open, by ${longDate(by)}`;
  return text(` — ${until}${overdue ? ", overdue" : ""}`, overdue ? "gap" : "muted");
};

function objectives({ progress }: ProgressData): RootContent[] {
  const items = progress.objectives.map((one) => {
    const { competencies = [], outcome } = one;
    return item(
      [
        strong(one.aim),
        competencies.length === 0 ? "" : ` (${listed(competencies)})`,
        objectiveState(one),
      ],
      ...(outcome === undefined ? [] : [paragraph(outcome)]),
    );
  });
  return section("Objectives", bullets(items));
}

/** How one person's profile grew. */
export const progressReport: Report<ProgressData> = {
  name: "progress",
  document: (data) => {
    const { framework, progress, name } = data;
    const title = name === null ? "How your profile grew" : `How ${name}'s profile grew`;
    const [first] = progress.points;
    return frameworkReport(framework, title, [
      heading(1, title),
      paragraph(`From ${longDate(first?.date ?? progress.asOf)} to ${longDate(progress.asOf)}.`),
      ...levels(data),
      ...changes(data),
      ...expiring(data),
      ...objectives(data),
    ]);
  },
  json: ({ framework, progress }) => ({ ...jsonHead("progress@1", framework), ...progress }),
  table: ({ framework, progress }) => ({
    columns: ["date", "pillar", "reached", "required", "met", "partial", "gap", "excluded"],
    rows: progress.points.flatMap(({ date, pillars }) =>
      pillars.map(({ pillar, reached, counts }) => [
        date,
        titleIn(framework.manifest.pillars, pillar),
        reached === null ? "" : String(reached),
        ...[counts.required, counts.met, counts.partial, counts.gap, counts.excluded],
      ]),
    ),
  }),
};
