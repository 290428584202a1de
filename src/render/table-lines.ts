import type { Measure } from "./measure.js";

export interface TableOptions {
  readonly width: number;
  readonly measure: Measure;
  readonly bold: (text: string) => string;
  /** No cell may wrap: short marks that only read well side by side. */
  readonly whole: boolean;
  /** All columns are equally wide, with a line between rows. */
  readonly even: boolean;
}

type Rows = readonly (readonly string[])[];

const gap = "  ";
const narrowest = 12;
/** A text that is read side by side with another needs more. */
const narrowestText = 24;

/** Column widths that fit, the widest giving way first; null where the table cannot be set side by side. */
function columnWidths(
  rows: Rows,
  { width, measure, whole }: TableOptions,
): readonly number[] | null {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => measure.width(row[column] ?? ""))),
  );
  const over = (): number =>
    widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1)) - width;
  if (whole) return over() > 0 ? null : widths;
  while (over() > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) return null;
    const second = Math.max(narrowest, ...widths.filter((each) => each < widest));
    // Those that are equally wide give way together.
    const share = Math.ceil(over() / widths.filter((each) => each === widest).length);
    const narrower = Math.max(second, widest - share);
    widths.forEach((each, column) => {
      if (each === widest) widths[column] = narrower;
    });
  }
  return widths;
}

const hardBlank = "\u00a0";

/** Each row by itself, its cells after their headings. */
function stacked([head = [], ...body]: Rows, { width, measure, bold }: TableOptions): string {
  return body
    .map(([first = "", ...rest]) => {
      // Blanks inside a cell must not break, so that a heading stays with its mark.
      const pairs = rest
        .map((cell, index) => `${head[index + 1] ?? ""} ${cell}`.trim().replaceAll(" ", hardBlank))
        .join(gap);
      const below = measure.wrap(pairs, Math.max(8, width - gap.length)).split("\n");
      return [bold(measure.wrap(first, width)), ...below.map((line) => gap + line)].join("\n");
    })
    .join("\n")
    .replaceAll(hardBlank, " ");
}

/** The cells of each row one below the other, each after its heading. */
const inTurn = ([head = [], ...body]: Rows, { width, measure, bold }: TableOptions): string =>
  body
    .map((row) =>
      row
        .flatMap((cell, column) => (cell === "" ? [] : [`${bold(`${head[column]}:`)} ${cell}`]))
        .map((cell) => measure.wrap(cell, width))
        .join("\n"),
    )
    .join("\n\n");

/** A table for a terminal, the first row its headings: side by side where it fits, else row by row. */
export function tableLines(rows: Rows, options: TableOptions): string {
  const { measure, bold } = options;
  const columns = rows[0]?.length ?? 1;
  const equal = Math.floor((options.width - gap.length * (columns - 1)) / columns);
  if (options.even && equal < narrowestText) return inTurn(rows, options);
  const widths = options.even ? Array(columns).fill(equal) : columnWidths(rows, options);
  if (widths === null) return stacked(rows, options);
  const pad = (text: string, width: number): string =>
    text + " ".repeat(Math.max(0, width - measure.width(text)));
  const set = (row: readonly string[]): string => {
    const cells = row.map((cell, column) => measure.wrap(cell, widths[column] ?? 1).split("\n"));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, column) => pad(lines[line] ?? "", widths[column] ?? 0))
        .join(gap)
        .trimEnd(),
    ).join("\n");
  };
  const [head = [], ...body] = rows;
  return [
    set(head.map((cell) => bold(cell))),
    body.map(set).join(options.even ? "\n\n" : "\n"),
  ].join("\n");
}
