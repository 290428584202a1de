import type { Diagnostic, Severity } from "../../diagnostic.js";
import { printable } from "../printable.js";
import { validateSummary } from "../validate-summary.js";
import { count, listed } from "../words.js";
import type { CheckReport, Reporter, ReporterOptions } from "./reporter.js";
import { insideRoot } from "./root-path.js";

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

const inMessage = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const inProperty = (text: string): string =>
  inMessage(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");

function annotation(
  { file, line, column, severity, code, message, hint }: Diagnostic,
  options: ReporterOptions,
): string {
  const path = insideRoot(file, options) ?? file;
  const properties = [
    `file=${inProperty(path)}`,
    `line=${line}`,
    `col=${column}`,
    `title=${inProperty(code)}`,
  ];
  const body = [message, ...(hint === null ? [] : [hint])].map(printable).join("\n");
  return `::${commands[severity]} ${properties.join(",")}::${inMessage(body)}\n`;
}

function report({ checked, diagnostics }: CheckReport, options: ReporterOptions): string {
  const shown: string[] = [];
  const left: string[] = [];
  for (const severity of ["error", "warning", "info"] as const) {
    const kind = diagnostics.filter((one) => one.severity === severity);
    shown.push(...kind.slice(0, most).map((one) => annotation(one, options)));
    if (kind.length > most) left.push(count(kind.length - most, `more ${names[severity]}`));
  }
  const rest =
    left.length === 0
      ? ""
      : `${listed(left)} without an annotation: GitHub shows ${most} of each kind for a step. \`ahp-career validate\` lists them all.\n`;
  // Nothing in these lines comes from a file, so none of them can be read as a command.
  return `${shown.join("")}${rest}${validateSummary(checked, diagnostics)}`;
}

/** Workflow commands, which GitHub Actions turns into annotations on the lines of a pull request. */
export const github = { name: "github", extensions: [], report } satisfies Reporter;
