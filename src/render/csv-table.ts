import { printable } from "../words/printable.js";

/** What a cell of a table may hold. */
export type CsvValue = string | number | boolean | null | readonly string[];

/** How a spreadsheet tells a formula from text; a tab or a carriage return before it hides it from people only. */
const formula = /^[=+\-@\t\r]/;

const written = (value: CsvValue): string => {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? value.join("; ") : String(value);
};

/** A cell as RFC 4180 has it. Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers. */
function cell(value: CsvValue): string {
  const raw = written(value);
  const guarded = typeof value !== "number" && formula.test(raw) ? `'${raw}` : raw;
  const safe = guarded.split(/\r?\n/).map(printable).join("\n");
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV: UTF-8, one line a row, lines ended as RFC 4180 asks. */
export const csvTable = (rows: readonly (readonly CsvValue[])[]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
