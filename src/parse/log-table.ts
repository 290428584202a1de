import { isDate } from "../model/date.js";
import type { Manifest } from "../model/framework.js";
import { fold } from "../words/fold.js";
import { namedId } from "../words/named-id.js";

/** A cell as text, however a table has it. */
export type Row = readonly string[];

/** The fields of an entry that a log of continuing professional development (CPD) may hold, with the words that stand over them. */
const headings = {
  date: "date, activity date, date of activity, date completed, completion date, start date, date from, from",
  end: "end date, date to, to, finish date, end",
  title:
    "title, name, activity, activity name, activity title, event, event name, description, course, course name",
  type: "type, activity type, category, learning type, cpd type, type of activity, type of learning",
  hours: "hours, time spent, duration, points, credits, cpd hours, cpd points, hours spent",
  reflection:
    "reflection, reflective statement, what i learnt, what i learned, learning outcome, learning outcomes, learning, reflective notes",
  benefit: "benefit, impact, impact on practice, outcome, benefit to service users, benefits",
  link: "link, evidence, attachment, attachments, file, url, certificate, documents",
} as const;

export type LogField = keyof typeof headings;

export const logFields = Object.keys(headings) as readonly LogField[];

const words = (text: string): string =>
  fold(text)
    .replace(/\(.*?\)|[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The first field that a heading means, the plainest names of a field first. */
const fieldOf = (heading: string): LogField | null =>
  logFields.find((field) => headings[field].split(", ").includes(words(heading))) ?? null;

export interface Mapping {
  /** The index of the row of headings. */
  readonly head: number;
  readonly columns: Readonly<Partial<Record<LogField, number>>>;
}

/** Rows above the headings that exports write: who, when, from where. */
const deepest = 20;

/** Which column holds which field, by the words over it. `given` are headings that a person named. Null where no row has a date and a title. */
export function mappingOf(
  rows: readonly Row[],
  given: Readonly<Partial<Record<LogField, string>>>,
): Mapping | null {
  for (const [head, row] of rows.slice(0, deepest).entries()) {
    const columns: Partial<Record<LogField, number>> = {};
    for (const field of logFields) {
      const named = given[field];
      const names = named === undefined ? headings[field].split(", ") : [words(named)];
      const found = names.map((name) => row.findIndex((cell) => words(cell) === name));
      const column = found.find(
        (at) =>
          at >= 0 &&
          (named !== undefined || fieldOf(row[at] ?? "") === field) &&
          !Object.values(columns).includes(at),
      );
      if (column !== undefined) columns[field] = column;
    }
    if (columns.date !== undefined && columns.title !== undefined) return { head, columns };
  }
  return null;
}

export interface LogEntry {
  readonly title: string;
  readonly type?: string;
  readonly date: string;
  readonly end?: string;
  readonly hours?: number;
  readonly link?: string;
  readonly reflection?: string;
  readonly benefit?: string;
}

export interface LogTable {
  readonly entries: readonly LogEntry[];
  /** Rows that cannot be taken, counted from 1 as a spreadsheet does, and why. */
  readonly bad: readonly { readonly row: number; readonly why: string }[];
  /** Names of kinds that the framework has none for: those entries have no type. */
  readonly unmapped: readonly string[];
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const iso = (year: string, month: string | number, day: string): string =>
  `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
const dayFirst = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T].*)?$/;

const dayNamed = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})$/;

/** Day and month are the other way round: `03/25/2026`. */
const isAmerican = (text: string): boolean => {
  const [, day = "0", , month = "0"] = dayFirst.exec(text.trim()) ?? [];
  return Number(month) > 12 && Number(day) <= 12;
};

/**
 * A date as people in Britain write it: ISO 8601, `14/3/2026`, `14 March 2026`. Otherwise why it is none: with two figures for
 * the year, or in a column where days and months stand the other way round, nobody can tell.
 */
function readDate(
  text: string,
  american: boolean,
): { readonly date: string } | { readonly why: string } {
  const value = text.trim();
  if (value === "") return { why: "it has no date" };
  if (dayFirst.test(value) && (american || isAmerican(value)))
    return {
      why: `\`${value}\` is in a column with the month before the day; write 2026-03-14 or 14/03/2026`,
    };
  const found = value
    .replace(/^(\d{4}-\d{2}-\d{2})[ T].*$/, "$1")
    .replace(dayFirst, (_all, day: string, _sign, month: string, year: string) =>
      iso(year, month, day),
    )
    .replace(dayNamed, (_all, day: string, name: string, year: string) =>
      iso(year, months.indexOf(name.slice(0, 3).toLowerCase()) + 1, day),
    );
  return isDate(found)
    ? { date: found }
    : { why: `\`${value}\` is not a date that can be read; write 2026-03-14 or 14/03/2026` };
}

/** `2`, `1.5 hours`, `90 min`, `1:30`, `1h 30m`; null where it is none. */
function readHours(text: string): number | null {
  const value = text.trim().toLowerCase();
  const [, whole, minutes] =
    /^(\d+):(\d{2})(?::\d{2})?$/.exec(value) ??
    /^(\d+) ?h(?:ours?|rs?)?(?: ?(\d+) ?m\w*)?$/.exec(value) ??
    [];
  if (whole !== undefined)
    return Math.round((Number(whole) + Number(minutes ?? 0) / 60) * 100) / 100;
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?) ?([a-z]*)\.?$/.exec(value) ?? [];
  if (number === undefined) return null;
  if (/^(?:m|mins?|minutes?)$/.test(unit)) return Math.round((Number(number) / 60) * 100) / 100;
  return /^(?:|h|hrs?|hours?|points?|credits?)$/.test(unit) ? Number(number) : null;
}

/** What a spreadsheet would run. */
const isFormula = (text: string): boolean => /^=|^[@+-][^\s]*[(|!]/.test(text.trim());

/** The framework's kind of evidence for a name of another recorder's: its id or title, or the only title with all of its words. */
export function kindOf({ evidenceTypes }: Manifest, name: string): string | null {
  const exact = namedId(evidenceTypes, name);
  if (exact !== null) return exact;
  const wanted = words(name)
    .split(" ")
    .map((word) => word.replace(/s$/, ""));
  const [one, other] = evidenceTypes.filter(({ title }) => {
    const own = words(title)
      .split(" ")
      .map((word) => word.replace(/s$/, ""));
    return wanted.every((word) => own.includes(word));
  });
  return other === undefined ? (one?.id ?? null) : null;
}

/** The entries of a log, and what stands in the way of the others. `today` is the last day that has been. */
export function readLogTable(
  manifest: Manifest,
  rows: readonly Row[],
  { head, columns }: Mapping,
  today: string,
): LogTable {
  const cell = (row: Row, field: LogField): string => (row[columns[field] ?? -1] ?? "").trim();
  const body = rows
    .map((row, index) => ({ row, number: index + 1 }))
    .slice(head + 1)
    .filter(({ row }) => row.some((text) => text.trim() !== ""));
  const american = body.some(
    ({ row }) => isAmerican(cell(row, "date")) || isAmerican(cell(row, "end")),
  );
  const unmapped = new Set<string>();
  const bad: { row: number; why: string }[] = [];
  const entries = body.flatMap(({ row, number }): LogEntry[] => {
    const spoilt = (why: string): LogEntry[] => {
      bad.push({ row: number, why });
      return [];
    };
    const formula = logFields.find((field) => isFormula(cell(row, field)));
    if (formula !== undefined)
      return spoilt(`its ${formula} is a formula; a spreadsheet would run it`);
    const title = cell(row, "title").replace(/\s+/g, " ");
    const date = readDate(cell(row, "date"), american);
    const end = cell(row, "end") === "" ? null : readDate(cell(row, "end"), american);
    const hours = cell(row, "hours") === "" ? undefined : readHours(cell(row, "hours"));
    if (title === "") return spoilt("it has no title");
    if ("why" in date) return spoilt(date.why);
    if (end !== null && "why" in end) return spoilt(end.why);
    for (const one of [date.date, end?.date])
      if (one !== undefined && one > today) return spoilt(`${one} is later than today, ${today}`);
    if (end !== null && end.date < date.date)
      return spoilt(`it ends on ${end.date}, before it begins on ${date.date}`);
    if (hours === null) return spoilt(`\`${cell(row, "hours")}\` is not a number of hours`);
    const name = cell(row, "type");
    const type = name === "" ? null : kindOf(manifest, name);
    if (name !== "" && type === null) unmapped.add(name);
    const texts = {
      link: cell(row, "link"),
      reflection: cell(row, "reflection"),
      benefit: cell(row, "benefit"),
    };
    return [
      {
        title,
        ...(type === null ? {} : { type }),
        date: date.date,
        ...(end === null || end.date === date.date ? {} : { end: end.date }),
        ...(hours === undefined ? {} : { hours }),
        ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")),
      },
    ];
  });
  return { entries, bad, unmapped: [...unmapped] };
}
