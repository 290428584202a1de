import type { Io } from "../io.js";
import type { CsvValue } from "../render/csv-table.js";
import type { ReportDocument } from "../render/document.js";
import type { CommonOptions } from "./options.js";
import { emit, type OutputOptions } from "./output.js";

/** One report: its data as a document, as JSON and, where there is one, as a table. */
interface Report<D> {
  readonly document: (data: D) => ReportDocument;
  readonly json: (data: D) => unknown;
  readonly table?: (data: D) => {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly CsvValue[])[];
  };
}

/** Writes a report in the format that was chosen, to stdout or where `--output` says. */
export async function writeReport<D>(
  io: Io,
  options: CommonOptions & OutputOptions,
  format: string,
  report: Report<D>,
  data: D,
): Promise<void> {
  if (format === "json") {
    const { printableJson } = await import("../render/printable.js");
    emit(io, options, printableJson(report.json(data)));
  } else if (format === "csv" && report.table !== undefined) {
    const { csvTable } = await import("../render/csv-table.js");
    const { columns, rows } = report.table(data);
    emit(io, options, csvTable([columns, ...rows]));
  } else {
    const { renderReport } = await import("./render-report.js");
    emit(io, options, await renderReport(io, format, report.document(data), options));
  }
}
