import { isFieldName } from "./field-names.js";
import { lineAt } from "./lines.js";
import { type Misfit, mergeMark, misfits } from "./misfit-words.js";
import { startsField } from "./yaml-line.js";

/** The row on which a value ends, or what is wrong with it. */
export type Scanned = { readonly row: number } | Misfit;

/** Rows and columns are counted from 0. */
interface Spot {
  readonly row: number;
  readonly column: number;
}

const blankOrComment = /^\s*(?:#.*)?$/;
const fieldOrItem = /^(?:- +)*[a-z][a-z-]*:(?: |$)|^- /;

/** A line that stands too far out to be part of the value above it. */
function isOut(line: string, indent: number): boolean {
  const rest = line.trimStart();
  return rest !== "" && line.length - rest.length <= indent;
}

/** What may follow a quoted text: nothing, a comment, or what goes on in brackets. */
const ends = /^\s*(?:#.*|[,\]}].*)?$/;

/** Where a quoted text ends that begins at a spot: before a field of these files, and before a line too far out to be in it. */
function closing(lines: readonly string[], start: Spot, indent: number): Spot | Misfit {
  const quote = lines[start.row]?.[start.column];
  const open = { ...start, words: misfits.openQuote() };
  /** A line looks like an item or a field: a text may hold such a line, if it ends as a text does. */
  let doubtful = false;
  let at = start.column + 1;
  for (let row = start.row; row < lines.length; row += 1) {
    const line = lineAt(lines, row);
    if (row > start.row) {
      const rest = line.trimStart();
      if (mergeMark.test(line)) return { row, column: 0, words: misfits.merge(line.slice(0, 7)) };
      if (isOut(line, indent) || startsField(rest.replace(/^(?:- +)+/, ""))) return open;
      doubtful ||= fieldOrItem.test(rest);
    }
    for (; at < line.length; at += 1) {
      if (quote === '"' && line[at] === "\\") at += 1;
      else if (line[at] === quote) {
        if (quote === '"' || line[at + 1] !== "'")
          return doubtful && !ends.test(line.slice(at + 1)) ? open : { row, column: at };
        at += 1;
      }
    }
    at = 0;
  }
  return open;
}

/** Text in quotes that begins at a column and belongs to a field with `indent` blanks before it. */
export function scanQuoted(
  lines: readonly string[],
  row: number,
  column: number,
  indent: number,
): Scanned {
  const end = closing(lines, { row, column }, indent);
  if ("words" in end) return end;
  const after = lineAt(lines, end.row).slice(end.column + 1);
  const rest = end.column + 1 + after.length - after.trimStart().length;
  return blankOrComment.test(after)
    ? { row: end.row }
    : { row: end.row, column: rest, words: misfits.afterQuote() };
}

/** A list or fields in brackets. */
export function scanFlow(
  lines: readonly string[],
  row: number,
  column: number,
  indent: number,
): Scanned {
  return new Flow(lines, { row, column }, indent).scan();
}

class Flow {
  private readonly brackets: (Spot & { readonly close: string })[] = [];
  /** Where the value begins that is being read; null at the start of an entry. */
  private value: Spot | null = null;
  /** The last character that was no blank. */
  private before = "";
  private at: Spot;

  private readonly lines: readonly string[];
  private readonly start: Spot;
  private readonly indent: number;

  constructor(lines: readonly string[], start: Spot, indent: number) {
    this.lines = lines;
    this.start = start;
    this.indent = indent;
    this.at = start;
  }

  scan(): Scanned {
    const { lines, start } = this;
    for (let row = start.row; row < lines.length; row = this.at.row + 1) {
      const line = lineAt(lines, row);
      if (row > start.row) {
        if (mergeMark.test(line)) return { row, column: 0, words: misfits.merge(line.slice(0, 7)) };
        const another = this.isAnother(line, row);
        if (another === "entry")
          return { row, column: line.search(/\S/), words: misfits.noComma() };
        if (another !== null) break;
        this.at = { row, column: 0 };
      }
      const ended = this.line();
      if (ended !== null) return ended;
    }
    const innermost = this.brackets.at(-1) ?? start;
    return { row: innermost.row, column: innermost.column, words: misfits.openBracket() };
  }

  /** What a line is that cannot go on with what is in the brackets: another entry of theirs, or something outside. */
  private isAnother(line: string, row: number): "entry" | "outside" | null {
    const rest = line.trimStart();
    if (/^[\]}]/.test(rest)) return null;
    if (isOut(line, this.indent)) return "outside";
    if (!fieldOrItem.test(rest) || (/[,[{]/.test(this.before) && !rest.startsWith("- ")))
      return null;
    const { close = "" } = this.brackets.at(-1) ?? {};
    const below = this.lines.slice(row);
    const end = below.findIndex(
      (one, at) => at > 0 && isOut(one, this.indent) && !/^\s*[\]}]/.test(one),
    );
    const ends = below.slice(0, end < 0 ? undefined : end).some((one) => one.includes(close));
    return ends && !rest.startsWith("- ") ? "entry" : "outside";
  }

  /** Reads to the end of a line, or of a quoted text on a later one; answers at the end of the whole value or at a mistake. */
  private line(): Scanned | null {
    for (;;) {
      const { row, column } = this.at;
      const line = lineAt(this.lines, row);
      const character = line[column];
      const blankBefore = /^\s?$/.test(line.charAt(column - 1));
      if (character === undefined || (character === "#" && blankBefore)) return null;
      const starts =
        /[,[{]/.test(this.before) ||
        (this.before === ":" && (blankBefore || /["']/.test(line.charAt(column - 2))));
      if ((character === '"' || character === "'") && starts) {
        const end = closing(this.lines, this.at, this.indent);
        if ("words" in end) return end;
        this.at = end;
        const next = lineAt(this.lines, end.row).slice(end.column + 1);
        if (/^\s*(?:["']|[\w-]+:)/.test(next))
          return {
            row: end.row,
            column: end.column + 1 + next.search(/\S/),
            words: misfits.noComma(),
          };
      } else {
        const ended = this.step(character, line.slice(column + 1));
        if (ended !== null) return ended;
      }
      if (character.trim() !== "") this.before = character;
      this.at = { row: this.at.row, column: this.at.column + 1 };
    }
  }

  private step(character: string, next: string): Scanned | null {
    const { row, column } = this.at;
    if (character === "[" || character === "{") {
      this.brackets.push({ row, column, close: character === "[" ? "]" : "}" });
      this.value = null;
    } else if (character === "]" || character === "}") {
      const { close = "" } = this.brackets.pop() ?? {};
      if (close !== character)
        return { row, column, words: misfits.otherBracket(character, close) };
      this.value = null;
      if (this.brackets.length === 0) return this.end(next);
    } else if (character === ",") this.value = null;
    else if (character === ":" && /^(?:\s|$)/.test(next)) {
      if (this.value !== null) return this.secondColon(this.value);
      this.value = { row, column: column + 1 + next.length - next.trimStart().length };
    }
    return null;
  }

  /** A field's name stands in a value where the comma before it is missing; any other word with a colon is part of the value. */
  private secondColon(value: Spot): Misfit {
    const { row, column } = this.at;
    const line = lineAt(this.lines, row);
    const name =
      /[\w-]+$/.exec(line.slice(value.row === row ? value.column : 0, column))?.[0] ?? "";
    const starts = column - name.length;
    return isFieldName(name) && (value.row !== row || starts > value.column)
      ? { row, column: starts, words: misfits.noComma() }
      : { ...value, words: misfits.colonInBrackets() };
  }

  /** What follows the last bracket. */
  private end(next: string): Scanned {
    if (blankOrComment.test(next)) return { row: this.at.row };
    if (/^\s*[\]}),;.]+\s*(?:\s#.*)?$/.test(next)) {
      const { row, column } = this.at;
      return { row, column: column + 1 + next.search(/\S/), words: misfits.afterBracket() };
    }
    const first = lineAt(this.lines, this.start.row).charAt(this.start.column);
    return { ...this.start, words: misfits.start(first) };
  }
}
