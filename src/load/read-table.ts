import { extname, resolve } from "node:path";
import { InputError } from "../exit.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import type { Row } from "../parse/log-table.js";
import { displayName } from "./text-file.js";

/** The largest table that is read, in bytes. */
const largest = 5 * 1024 * 1024;

/** Text of a table, in UTF-8, or in what spreadsheets on Windows write. */
function decoded(bytes: Buffer): string {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return new TextDecoder("utf-16le").decode(bytes);
  if (mark === 0xfeff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** What stands between the cells: the sign that the first lines have most of. */
function separatorOf(text: string): string {
  const start = text
    .split(/\r?\n/, 20)
    .join("\n")
    .replace(/"[^"]*"/g, "");
  const count = (sign: string): number => start.split(sign).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

/** A day as a spreadsheet has it, without a time of its own. */
const cellText = (cell: unknown): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ""
      : String(cell);

async function rowsOf(bytes: Buffer, isSheet: boolean): Promise<readonly Row[]> {
  if (isSheet) {
    const { readSheet } = await import("read-excel-file/node");
    return (await readSheet(bytes)).map((row) => row.map(cellText));
  }
  const { parse } = await import("csv-parse/sync");
  const text = decoded(bytes);
  return parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    skip_empty_lines: false,
  }) as string[][];
}

/** The rows of a CSV or XLSX file, its first sheet. Throws InputError where it cannot be read as one. */
export async function readTable(io: Io, path: string): Promise<readonly Row[]> {
  const name = displayName(io, path);
  let bytes: Buffer;
  try {
    bytes = io.read(resolve(io.cwd, path), largest);
  } catch (error) {
    throw new InputError(
      `${name} cannot be read: ${reasonFor(error)}`,
      "Check the path and try again.",
    );
  }
  const isPacked = bytes.toString("latin1", 0, 4) === "PK\u0003\u0004";
  if (/^\.(?:xls|ods|docx?|pdf)$/i.test(extname(path)) || (isPacked && !/\.xlsx$/i.test(path)))
    throw new InputError(
      `${name} is neither CSV nor XLSX`,
      "Open it in the program that made it, and save it as CSV (UTF-8) or as an Excel workbook (.xlsx).",
    );
  try {
    return await rowsOf(bytes, isPacked);
  } catch (error) {
    throw new InputError(
      `${name} is no table that can be read: ${(error as Error).message}`,
      "Open it in a spreadsheet and save it again as CSV (UTF-8).",
    );
  }
}
