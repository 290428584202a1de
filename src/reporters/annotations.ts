import type { Diagnostic, Severity } from "../model/diagnostic.js";
import { count, listed } from "../report/words.js";
import { printable } from "../words/printable.js";

/** GitHub shows this many annotations of each kind for a step and drops the rest without a word. */
const most = 10;

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

const names: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Characters that a workflow command takes as its own; a line break written so is one for the reader. */
const inMessage = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const inProperty = (text: string): string =>
  inMessage(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");

function annotation(
  { file, line, column, severity, code, message, hint }: Diagnostic,
  pathOf: (file: string) => string,
): string {
  const properties = [
    `file=${inProperty(pathOf(file))}`,
    `line=${line}`,
    `col=${column}`,
    `title=${inProperty(code)}`,
  ];
  const body = [message, ...(hint === null ? [] : [hint])].map(printable).join("\n");
  return `::${commands[severity]} ${properties.join(",")}::${inMessage(body)}\n`;
}

/**
 * GitHub's workflow commands: one line each, shown beside the line of the file that it is about, then how many it would not
 * show. `pathOf` turns a file's name into its path from the root of the repository, and `command` lists them all. Nothing in
 * the last line comes from a file, so it cannot be read as a command.
 */
export function annotations(
  diagnostics: readonly Diagnostic[],
  pathOf: (file: string) => string,
  command: string,
): string {
  const shown: string[] = [];
  const left: string[] = [];
  for (const severity of ["error", "warning", "info"] as const) {
    const kind = diagnostics.filter((one) => one.severity === severity);
    shown.push(...kind.slice(0, most).map((one) => annotation(one, pathOf)));
    if (kind.length > most) left.push(count(kind.length - most, `more ${names[severity]}`));
  }
  const rest =
    left.length === 0
      ? ""
      : `${listed(left)} without an annotation: GitHub shows ${most} of each kind for a step. \`${command}\` lists them all.\n`;
  return `${shown.join("")}${rest}`;
}
