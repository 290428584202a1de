import type { Diagnostic, Severity } from "../diagnostic.js";
import { printable } from "./printable.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/** GitHub shows this many of each kind for a step and drops the rest without a word. */
const most = 10;

/** Characters that a workflow command takes as its own; a line break written so is one for the reader. */
const inMessage = (value: string): string =>
  value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const inProperty = (value: string): string =>
  inMessage(printable(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");

/**
 * GitHub's workflow commands: one line each, shown beside the line of the file that it is about. `pathOf` turns a file's
 * name into its path from the root of the repository.
 */
export function annotations(
  diagnostics: readonly Diagnostic[],
  pathOf: (file: string) => string,
): string {
  const shown = diagnostics.slice(0, most).map((diagnostic) => {
    const { severity, file, line, column, code, message, hint } = diagnostic;
    const place = `file=${inProperty(pathOf(file))},line=${line},col=${column},title=${inProperty(code)}`;
    const lines = [message, ...(hint === null ? [] : [hint])].map(printable).join("\n");
    return `::${commands[severity]} ${place}::${inMessage(lines)}\n`;
  });
  const left = diagnostics.length - shown.length;
  return `${shown.join("")}${left > 0 ? `and ${left} more, which GitHub does not show beside a line.\n` : ""}`;
}
