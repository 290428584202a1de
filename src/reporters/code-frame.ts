import { Chalk } from "chalk";
import type { Place } from "../model/diagnostic.js";
import { isSimple } from "../render/measure.js";

/** One character as it is shown: where it starts in the line, its text and the columns it takes. */
export interface Cell {
  readonly at: number;
  readonly text: string;
  readonly width: number;
}

/** The characters of a line. */
export type Cells = (line: string) => readonly Cell[];

export interface CodeFrameOptions {
  /** Columns to fill, the line number included. */
  readonly width: number;
  readonly color: boolean;
  readonly ascii: boolean;
  /** Takes apart a line in any script; null where every line is simple. */
  readonly anyCells: Cells | null;
  /** Paints the caret. */
  readonly shade: (text: string) => string;
}

/** Of a line in which each character takes one column. */
const simpleCells: Cells = (line) => [...line].map((text, at) => ({ at, text, width: 1 }));

const widthOf = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { width }) => sum + width, 0);

/** The cells that fit into `room` columns with the one at `focus` among them, a third of the room before it. */
function cut(cells: readonly Cell[], focus: number, room: number): readonly [number, number] {
  let from = focus;
  let to = Math.min(focus + 1, cells.length);
  let used = widthOf(cells.slice(from, to));
  const take = (cell: Cell | undefined, limit: number): boolean => {
    if (cell === undefined || used + cell.width > limit) return false;
    used += cell.width;
    return true;
  };
  while (take(cells[from - 1], Math.floor(room / 3))) from -= 1;
  while (take(cells[to], room)) to += 1;
  while (take(cells[from - 1], room)) from -= 1;
  return [from, to];
}

const shortest = 20;

/** No more than this of a line is looked at on either side of the caret. */
const reach = 400;

/**
 * The line a diagnostic is about with its number, and a caret below the column: two lines, or none where the line is empty.
 * Columns count UTF-16 units from 1. Tabs become spaces, and a line too long for the width is cut around the caret.
 */
export function codeFrame(
  wholeLine: string,
  { line, column }: Place,
  { width, color, ascii, anyCells, shade }: CodeFrameOptions,
): string {
  const entire = wholeLine.trimEnd();
  if (entire.trim() === "") return "";
  const start = Math.max(0, column - 1 - reach);
  const source = entire.slice(start, column - 1 + reach);
  const wanted = column - 1 - start;
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const bar = ascii ? "|" : "│";
  const dots = ascii ? "..." : "…";
  const number = String(line).padStart(4);
  const cellsOf = anyCells === null || isSimple(source) ? simpleCells : anyCells;
  const cells = cellsOf(source);
  const found = cells.findIndex(({ at }, index) => {
    const next = cells[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return wanted >= at && wanted < next;
  });
  const past = wanted >= source.length;
  const focus = past ? cells.length : Math.max(0, found);
  const room = Math.max(shortest, width - number.length - 5);
  const whole = widthOf(cells) + (past ? 1 : 0) <= room;
  const [from, to] = whole ? [0, cells.length] : cut(cells, focus, room - 2 * dots.length);
  const before = start + from > 0 ? dots : "";
  const after = to < cells.length || column - 1 + reach < entire.length ? dots : "";
  const shown = cells.slice(from, to).map((cell) => cell.text);
  const indent = " ".repeat(before.length + widthOf(cells.slice(from, focus)));
  const gutter = (label: string): string => chalk.dim(`  ${label} ${bar}`);
  return [
    `${gutter(number)} ${chalk.dim(before)}${shown.join("")}${chalk.dim(after)}`,
    `${gutter(" ".repeat(number.length))} ${indent}${shade("^")}`,
    "",
  ].join("\n");
}
