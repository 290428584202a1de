/** How text is measured and wrapped for a terminal. */
export interface Measure {
  /** Columns that the text takes up. */
  readonly width: (text: string) => number;
  /** Wraps at words to so many columns; a word that is longer is broken. */
  readonly wrap: (text: string, columns: number) => string;
}

/** Letters, digits, punctuation and the marks of our own reports: one column each, and nothing that joins or turns round. */
const simple =
  /^[\n -~\u00a0-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u203a\u2192\u2500\u2550\u25cb\u25cf\u25d0\u2610\u2612]*$/;

/** Each character of the text takes one column, whatever the terminal. */
export const isSimple = (text: string): boolean => simple.test(text);

/** Text of which each character takes one column. */
const simpleMeasure: Measure = {
  width: (text) => text.length,
  wrap: (text, columns) =>
    text
      .split("\n")
      .map((line) => wrapLine(line, columns))
      .join("\n"),
};

function wrapLine(line: string, columns: number): string {
  const rows: string[] = [];
  let row = "";
  for (let word of line.trim().split(" ")) {
    if (row !== "" && row.length + 1 + word.length > columns) {
      rows.push(row.trimEnd());
      row = "";
    } else if (row !== "") row += " ";
    for (; word.length > columns; word = word.slice(columns)) {
      if (row !== "") rows.push(row.trimEnd());
      row = "";
      rows.push(word.slice(0, columns));
    }
    row += word;
  }
  return [...rows, row.trimEnd()].join("\n");
}

/** The measure for some text. The libraries that know every script, emoji and escape sequence are loaded where it needs them. */
export async function measureFor(text: string, styled: boolean): Promise<Measure> {
  if (!styled && isSimple(text)) return simpleMeasure;
  const [{ default: stringWidth }, { default: wrapAnsi }] = await Promise.all([
    import("string-width"),
    import("wrap-ansi"),
  ]);
  return {
    width: (value) => stringWidth(value),
    wrap: (value, columns) => wrapAnsi(value, columns, { hard: true, trim: true }),
  };
}
