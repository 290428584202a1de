import { addMonths, type IsoDate } from "../model/date.js";
import type { EvidenceEntry, EvidenceFile } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { Renewal } from "../model/manifest.js";

export interface CpdWindow {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** One activity of the window. */
export interface CpdEntry {
  /** Its index in the file's `evidence`. */
  readonly index: number;
  readonly title: string;
  readonly date: IsoDate;
  readonly end: IsoDate | null;
  readonly type: string | null;
  /** The kind of learning; null where the file does not say what type it is. */
  readonly kind: string | null;
  /** The standards that it speaks to, by number. */
  readonly standards: readonly (number | string)[];
}

/** A time without activities, from the end of one to the start of the next. */
export interface CpdGap extends CpdWindow {
  /** Indexes of the breaks that explain it; null where none does. */
  readonly explainedBy: readonly number[] | null;
}

export interface WordCount {
  readonly count: number;
  /** Null where the framework names none. */
  readonly limit: number | null;
}

export interface CpdProfile {
  readonly window: CpdWindow;
  readonly entries: readonly CpdEntry[];
  readonly gaps: readonly CpdGap[];
  /** How many entries of each kind of learning. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Activities worth writing about, and what is not said of each yet. */
  readonly candidates: readonly { readonly index: number; readonly missing: readonly string[] }[];
  readonly words: { readonly practice: WordCount; readonly statement: WordCount };
}

const day = 86_400_000;
const dayOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / day;
const dateOfDay = (number: number): IsoDate => new Date(number * day).toISOString().slice(0, 10);
const nextDay = (date: IsoDate): IsoDate => dateOfDay(dayOf(date) + 1);

/** The last day of the renewal that opens in a year. One that ends before it begins ends in the next year. */
const closeOf = ({ from, to }: Renewal, year: number): IsoDate =>
  `${to < from ? year + 1 : year}-${to}`;

/**
 * From the day after the last close to the next close on or after as-of; renewals open every other year, and parity is that
 * of the opening year. Null for a profession without renewal dates.
 */
export function renewalWindow(renewal: Renewal | undefined, asOf: IsoDate): CpdWindow | null {
  if (renewal === undefined) return null;
  const year = Number(asOf.slice(0, 4));
  const years = [-3, -2, -1, 0, 1, 2, 3]
    .map((apart) => year + apart)
    .filter((one) => one % 2 === (renewal.years === "odd" ? 1 : 0));
  const closes = years.map((one) => closeOf(renewal, one));
  const next = closes.findIndex((close) => close >= asOf);
  const [last, to] = [closes[next - 1], closes[next]];
  return last === undefined || to === undefined ? null : { from: nextDay(last), to };
}

/** Days of a time that lie outside the breaks. Breaks include their last day. */
function daysOutside(
  { from, to }: CpdWindow,
  breaks: NonNullable<EvidenceFile["breaks"]>,
  asOf: IsoDate,
): number {
  const inBreak = (one: number): boolean =>
    breaks.some((each) => dayOf(each.from) <= one && one <= dayOf(each.to ?? asOf));
  let count = 0;
  for (let one = dayOf(from); one < dayOf(to); one += 1) if (!inBreak(one)) count += 1;
  return count;
}

/** Times of so many calendar months or more without an activity (14 January to 14 April is one of three). */
function gapsIn(
  window: CpdWindow,
  entries: readonly CpdEntry[],
  { breaks = [] }: EvidenceFile,
  { asOf, months }: { readonly asOf: IsoDate; readonly months: number },
): readonly CpdGap[] {
  const last = window.to < asOf ? window.to : asOf;
  const gaps: CpdGap[] = [];
  let reached = window.from;
  for (const { date, end } of [...entries, { date: last, end: null }]) {
    if (addMonths(reached, months) <= date) {
      const gap = { from: reached, to: date };
      const enough = dayOf(addMonths(reached, months)) - dayOf(reached);
      const inside = breaks.flatMap((one, index) =>
        one.from < date && (one.to ?? asOf) >= reached ? [index] : [],
      );
      const explained = inside.length > 0 && daysOutside(gap, breaks, asOf) < enough;
      gaps.push({ ...gap, explainedBy: explained ? inside : null });
    }
    const until = end ?? date;
    if (until > reached) reached = until;
  }
  return gaps;
}

/** What a profile says of an activity. */
const told = ["learned", "benefit", "reflection"] as const;

const isSaid = (entry: EvidenceEntry, field: string): boolean =>
  String(entry[field as keyof EvidenceEntry] ?? "").trim() !== "";

/** The most activities to write about. */
const most = 6;

/** Words as `wc -w` counts them: what stands between white space. */
const wordsIn = (text: string | undefined): number => (text ?? "").match(/\S+/g)?.length ?? 0;

/** Two years, for a profession whose renewal dates are not known: up to as-of. */
const lastTwoYears = (asOf: IsoDate): CpdWindow => ({
  from: nextDay(addMonths(asOf, -24)),
  to: asOf,
});

/**
 * A person's activities as a profile of continuing professional development shows them: those in the window and by as-of, the
 * earliest first. Parts, limits and dates are the manifest's, each with its source.
 */
export function analyseCpd(
  { manifest }: Framework,
  file: EvidenceFile,
  { asOf, from, to }: { readonly asOf: IsoDate; readonly from?: IsoDate; readonly to?: IsoDate },
): CpdProfile {
  const { cpd, evidenceTypes, professions } = manifest;
  const id = professions.find(
    (one) => one.id === file.person.profession || one.also.includes(file.person.profession ?? ""),
  )?.id;
  const renewal = cpd.renewal.find((one) => one.professions.includes(id ?? ""));
  const usual = renewalWindow(renewal, asOf) ?? lastTwoYears(asOf);
  const window = { from: from ?? usual.from, to: to ?? usual.to };
  const { evidence = [] } = file;
  const entries = evidence
    .flatMap((entry, index): CpdEntry[] => {
      const { title, date, end = null, type = null } = entry;
      if (date > asOf || date > window.to || (end ?? date) < window.from) return [];
      const kind = evidenceTypes.find((one) => one.id === type)?.cpd ?? null;
      const standards = cpd.standards
        .filter(({ shownBy }) => shownBy.some((field) => isSaid(entry, field)))
        .map((one) => (/^\d+$/.test(one.id) ? Number(one.id) : one.id));
      return [{ index, title, date, end, type, kind, standards }];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.index - b.index));
  const part = (name: string) => cpd.parts.find((one) => one.id === name);
  const months = cpd.parts.find(({ gapMonths }) => gapMonths !== null)?.gapMonths ?? null;
  const candidates = entries
    .map(({ index, date }) => {
      const entry = evidence[index] as EvidenceEntry;
      return { index, date, entry, missing: told.filter((field) => !isSaid(entry, field)) };
    })
    .sort(
      (a, b) =>
        a.missing.length - b.missing.length ||
        Number(b.entry.confirmed !== undefined) - Number(a.entry.confirmed !== undefined) ||
        (b.entry.supports?.length ?? 0) - (a.entry.supports?.length ?? 0) ||
        (a.date > b.date ? -1 : a.date < b.date ? 1 : a.index - b.index),
    )
    .slice(0, most);
  return {
    window,
    entries,
    gaps: months === null ? [] : gapsIn(window, entries, file, { asOf, months }),
    kinds: Object.fromEntries(
      cpd.kinds.map((kind) => [kind.id, entries.filter((one) => one.kind === kind.id).length]),
    ),
    candidates: candidates.map(({ index, missing }) => ({ index, missing })),
    words: {
      practice: {
        count: wordsIn(file.cpd?.["practice-history"]),
        limit: part("practice-history")?.words ?? null,
      },
      statement: { count: wordsIn(file.cpd?.statement), limit: part("statement")?.words ?? null },
    },
  };
}
