import type { CellValue } from "../report/report.js";
import { officeText, repacked } from "./package-parts.js";
import type { Renderer } from "./renderer.js";

/** The longest text that a cell holds. */
const longest = 32_767;

const textOf = (value: CellValue): string => {
  const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
  // `_x0041_` would be read as the letter A.
  return officeText(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .slice(0, longest);
};

/** Numbers stay numbers; whatever else is text, which a spreadsheet never runs. */
const cell = (value: CellValue) =>
  typeof value === "number"
    ? { value, type: Number }
    : { value: textOf(value), type: String, wrap: true, alignVertical: "top" as const };

/** In characters: as wide as what stands in it, within reason. */
const widthOf = (values: readonly CellValue[]): number =>
  Math.min(60, Math.max(10, ...values.map((value) => textOf(value).length + 2)));

/** A workbook of one sheet: bold headings that stay in sight, columns wide enough, cells as text. */
export const xlsx = {
  name: "xlsx",
  endings: [".xlsx"],
  of: "table",
  binary: true,
  load: async () => {
    const { default: writeExcelFile } = await import("write-excel-file/universal");
    return async ({ columns, rows, title = "Table" }) => {
      const head = columns.map((value) => ({
        ...cell(value),
        fontWeight: "bold" as const,
      }));
      const data = [head, ...rows.map((row) => row.map(cell))];
      const widths = columns.map((name, at) => ({
        width: widthOf([name, ...rows.map((row) => row[at] ?? null)]),
      }));
      const blob = await writeExcelFile(
        data as never,
        {
          sheet: title.replace(/[[\]/\\:*?]/g, " ").slice(0, 31),
          columns: widths,
          stickyRowsCount: 1,
          fontFamily: "Arial",
          fontSize: 12,
        } as never,
      ).toBlob();
      return repacked(new Uint8Array(await blob.arrayBuffer()), title);
    };
  },
} satisfies Renderer;
