import { type ListItem, type ListKind, listFields } from "../analyse/list.js";
import type { Framework } from "../model/framework.js";
import type { CellValue } from "../report/report.js";
import { printableJson } from "../words/printable.js";
import { csvTable } from "./csv.js";

/** `ahp-career/list@1` (schemas/list.schema.json). */
export const listJson = (
  { manifest }: Framework,
  kind: ListKind,
  items: readonly ListItem[],
): string =>
  printableJson({
    format: "ahp-career/list@1",
    framework: { id: manifest.id, version: manifest.version },
    kind,
    items,
  });

const flat = (value: ListItem[string] | undefined): CellValue =>
  value === null || value === undefined
    ? null
    : typeof value === "object" && !Array.isArray(value)
      ? Object.entries(value).map(([name, level]) => `${name} ${level}`)
      : (value as CellValue);

/** The same as CSV: the fields are the columns, and the entries of a list stand in one cell. */
export const listCsv = (kind: ListKind, items: readonly ListItem[]): string =>
  csvTable([
    listFields[kind],
    ...items.map((item) => listFields[kind].map((name) => flat(item[name]))),
  ]);
