/** A calendar date, ISO 8601, such as `2026-03-14`. Two of them compare as text. */
export type IsoDate = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** True for a date that the calendar has: `2026-02-30` is not one. */
export function isDate(value: unknown): value is IsoDate {
  const [, year, month, day] = (typeof value === "string" && pattern.exec(value)) || [];
  if (year === undefined) return false;
  const [m, d] = [Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(Number(year), m);
}

/** The same day so many calendar months on; a day that does not exist becomes the last of its month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)].map(Number) as [
    number,
    number,
    number,
  ];
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(Math.min(day, daysIn(y, m)), 2)}`;
}

/** The local calendar date of a moment. */
export function dateOf(moment: Date): IsoDate {
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
}
