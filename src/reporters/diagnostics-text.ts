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

/** `file:line:column severity code message` (CLI.md), without a line end. */
export function diagnosticLine(
  { file, line, column, severity, code, message }: Diagnostic,
  chalk: ChalkInstance,
): string {
  const word = severityShade(chalk)[severity](severity);
  return `${printable(file)}:${line}:${column} ${word} ${code} ${printable(message)}`;
}

/** An indented hint (CLI.md), or nothing. */
export const hintLine = ({ hint }: Diagnostic, chalk: ChalkInstance): string =>
  hint === null ? "" : `  ${chalk.dim("hint:")} ${printable(hint)}\n`;

/** `file:line:column severity code message`, then an indented hint (CLI.md). */
export function diagnosticsText(diagnostics: readonly Diagnostic[], color: boolean): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return diagnostics
    .map((diagnostic) => `${diagnosticLine(diagnostic, chalk)}\n${hintLine(diagnostic, chalk)}`)
    .join("");
}

/** Why something cannot be done, then an indented hint (CLI.md). */
export const inputErrorText = ({ message, hint }: InputError): string =>
  `${printable(message)}\n${hint === undefined ? "" : `  hint: ${printable(hint)}\n`}`;
