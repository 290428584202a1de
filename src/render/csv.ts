import type { CellValue } from "../report/report.js";
import { printable } from "../words/printable.js";
import { type Renderer, utf8 } from "./renderer.js";

/** How a spreadsheet tells a formula from text; a tab or a carriage return before it hides it from people only. */
const formula = /^[=+\-@\t\r]/;

const written = (value: CellValue): string => {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? value.join("; ") : String(value);
};

/** A cell as RFC 4180 has it. Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers. */
function cell(value: CellValue): string {
  const raw = written(value);
  const guarded = typeof value !== "number" && formula.test(raw) ? `'${raw}` : raw;
  const safe = guarded.split(/\r?\n/).map(printable).join("\n");
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV: UTF-8, one line a row, lines ended as RFC 4180 asks. */
export const csvTable = (rows: readonly (readonly CellValue[])[]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

/** By this spreadsheets know that a file is UTF-8; a program that reads stdout would take it for text. */
const byteOrderMark = "\ufeff";

/** One line a row, the first its headings. */
export const csv = {
  name: "csv",
  endings: [".csv"],
  of: "table",
  load:
    async () =>
    async ({ columns, rows }, { toFile = false }) =>
      utf8(`${toFile ? byteOrderMark : ""}${csvTable([columns, ...rows])}`),
} satisfies Renderer;
