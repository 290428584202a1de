import type { Paragraph } from "mdast";
import type { IsoDate } from "../model/date.js";
import type { Level } from "../model/framework.js";
import { printable } from "../words/printable.js";
import { paragraph } from "./document.js";
import { levelWords, longDate } from "./words.js";

export interface Step {
  readonly date: IsoDate;
  /** Null where not even the lowest level is reached. */
  readonly level: Level | null;
}

const [width, rowHeight, left, right] = [640, 22, 72, 16];

const dayOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const element = (
  tagName: string,
  properties: Readonly<Record<string, string | number>>,
  ...children: readonly object[]
) => ({ type: "element", tagName, properties, children });

const label = (x: number, y: number, value: string, anchor = "start") =>
  element(
    "text",
    { x, y, fontSize: 12, fill: "currentColor", textAnchor: anchor },
    { type: "text", value: printable(value) },
  );

/** `Research: none yet, core from 3 May 2024, band 5 from 12 June 2025`. */
function inWords(title: string, steps: readonly Step[]): string {
  const words = steps.flatMap(({ date, level }, at) => {
    const before = steps[at - 1];
    if (before !== undefined && before.level === level) return [];
    const name = level === null ? "none yet" : levelWords(level);
    return [before === undefined ? name : `${name} from ${longDate(date)}`];
  });
  return `${title}: ${words.join(", ")}.`;
}

/** One pillar's level over time: words everywhere, and in HTML a step chart below them. */
export function stepChart(
  title: string,
  bands: readonly number[],
  steps: readonly Step[],
): Paragraph {
  const words = inWords(title, steps);
  const rows: readonly (Level | null)[] = [null, "core", ...bands];
  const height = rows.length * rowHeight + 44;
  const days = steps.map(({ date }) => dayOf(date));
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const x = (day: number): number =>
    Math.round(left + ((width - left - right) * (day - first)) / Math.max(1, last - first));
  const y = (level: Level | null): number =>
    20 + (rows.length - 1 - Math.max(0, rows.indexOf(level))) * rowHeight;
  const path = steps
    .map(
      ({ level }, at) =>
        `${at === 0 ? "M" : "H"}${x(days[at] ?? 0)}${at === 0 ? ` ${y(level)}` : `V${y(level)}`}`,
    )
    .join("");
  const grid = rows.flatMap((level) => [
    element("line", {
      ...{ x1: left, x2: width - right, y1: y(level), y2: y(level) },
      ...{ stroke: "#aeb7bd", strokeWidth: 1 },
    }),
    label(left - 8, y(level) + 4, level === null ? "none yet" : String(level), "end"),
  ]);
  const dots = steps.flatMap(({ level }, at) =>
    at > 0 && steps[at - 1]?.level === level
      ? []
      : [element("circle", { cx: x(days[at] ?? 0), cy: y(level), r: 4, fill: "#005eb8" })],
  );
  const chart = element(
    "svg",
    {
      // Its words stand in the caption.
      ...{ viewBox: `0 0 ${width} ${height}`, width: "100%", ariaHidden: "true" },
    },
    ...grid,
    element("path", {
      ...{ d: `${path}H${width - right}`, fill: "none", stroke: "#005eb8", strokeWidth: 3 },
    }),
    ...dots,
    label(left, height - 6, longDate(steps[0]?.date ?? "")),
    label(width - right, height - 6, longDate(steps.at(-1)?.date ?? ""), "end"),
  );
  return {
    ...paragraph(words),
    data: {
      hName: "figure",
      hChildren: [
        element("figcaption", {}, { type: "text", value: printable(words) }),
        chart,
      ] as never,
    },
  };
}
