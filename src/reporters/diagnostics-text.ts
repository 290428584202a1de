import { Chalk, type ChalkInstance } from "chalk";
import type { InputError } from "../exit.js";
import type { Diagnostic, Severity } from "../model/diagnostic.js";
import { printable } from "../words/printable.js";

/** How each severity is painted. */
export const severityShade = (
  chalk: ChalkInstance,
): Readonly<Record<Severity, (word: string) => string>> => ({
  error: chalk.red,
  warning: chalk.yellow,
  info: chalk.cyan,
});

/** Puts text into lines of the terminal's width. */
export type Wrap = (text: string) => string;

/** Wraps at words for a terminal; what goes elsewhere is left for other programs to read line by line. */
export function wrapTo(columns: number | null): Wrap {
  if (columns === null) return (text) => text;
  return (text) => {
    const [indent = ""] = /^ */.exec(text) ?? [];
    const lines: string[] = [];
    let row = indent;
    // What stands between backticks is to be copied: it stays on one line, as a long path does.
    for (const word of text.match(/(?:`[^`]*`|[^\s`])+|`/g) ?? []) {
      const isFirst = row.trim() === "";
      if (!isFirst && row.length + 1 + word.length > columns) {
        lines.push(row);
        row = `${indent}  ${word}`;
      } else row += `${isFirst ? "" : " "}${word}`;
    }
    return [...lines, row].join("\n");
  };
}

/** `file:line:column severity code message` (CLI.md), without a line end. */
export function diagnosticLine(
  { file, line, column, severity, code, message }: Diagnostic,
  chalk: ChalkInstance,
  wrap: Wrap = (text) => text,
): string {
  const head = `${printable(file)}:${line}:${column} ${severity} `;
  const word = severityShade(chalk)[severity](severity);
  // Wrapped without its colour, which takes up no columns.
  return wrap(`${head}${code} ${printable(message)}`).replace(` ${severity} `, () => ` ${word} `);
}

/** An indented hint (CLI.md), or nothing. */
export const hintLine = (
  { hint }: Pick<Diagnostic, "hint">,
  chalk: ChalkInstance,
  wrap: Wrap = (text) => text,
): string =>
  hint === null
    ? ""
    : `${wrap(`  hint: ${printable(hint)}`).replace("hint:", () => chalk.dim("hint:"))}\n`;

export interface ErrorOptions {
  readonly color: boolean;
  /** Columns of the terminal; null where it goes somewhere else. */
  readonly columns: number | null;
}

/** `file:line:column severity code message`, then an indented hint (CLI.md). */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  { color, columns }: ErrorOptions,
): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const wrap = wrapTo(columns);
  return diagnostics
    .map((one) => `${diagnosticLine(one, chalk, wrap)}\n${hintLine(one, chalk, wrap)}`)
    .join("");
}

/** Why something cannot be done, then an indented hint (CLI.md). */
export function inputErrorText({ message, hint }: InputError, columns: number | null): string {
  const wrap = wrapTo(columns);
  const chalk = new Chalk({ level: 0 });
  return `${wrap(printable(message))}\n${hintLine({ hint: hint ?? null }, chalk, wrap)}`;
}
