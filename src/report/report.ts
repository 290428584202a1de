import type { ReportDocument } from "./document.js";

/** What a cell of a table may hold. */
export type CellValue = string | number | boolean | null | readonly string[];

/** Rows of cells under their headings, for a spreadsheet. */
export interface Table {
  /** What it is called; the report's name where it has none of its own. */
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** One kind of report: the same data as a document, as JSON and where there is one as a table. Nothing is computed here that the JSON does not have. */
export interface Report<D> {
  readonly name: string;
  readonly document: (data: D) => ReportDocument;
  /** Plain data, with its `format`. */
  readonly json: (data: D) => unknown;
  readonly table?: (data: D) => Table;
}
