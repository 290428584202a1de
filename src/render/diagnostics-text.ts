import { Chalk } from "chalk";
import type { Diagnostic, Severity } from "../diagnostic.js";
import { printable } from "./printable.js";

/** `file:line:column severity code message`, then an indented hint (CLI.md). */
export function diagnosticsText(diagnostics: readonly Diagnostic[], color: boolean): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const shade: Readonly<Record<Severity, (word: string) => string>> = {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.cyan,
  };
  return diagnostics
    .map(({ file, line, column, severity, code, message, hint }) => {
      const first = `${printable(file)}:${line}:${column} ${shade[severity](severity)} ${code} ${printable(message)}`;
      return `${first}\n${hint === null ? "" : `  ${chalk.dim("hint:")} ${printable(hint)}\n`}`;
    })
    .join("");
}
