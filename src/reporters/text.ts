import { Chalk } from "chalk";
import type { Diagnostic } from "../model/diagnostic.js";
import { isSimple } from "../render/measure.js";
import { printable } from "../words/printable.js";
import { codeFrame } from "./code-frame.js";
import { diagnosticLine, hintLine, severityShade, wrapTo } from "./diagnostics-text.js";
import { maskedLines } from "./masked-lines.js";
import type { CheckReport, Reporter, ReporterOptions } from "./reporter.js";
import { problemCounts, validateSummary } from "./validate-summary.js";

/** How lines of files are shown. */
export type FrameOptions = Pick<ReporterOptions, "width" | "color" | "ascii" | "columns">;

/** Diagnostics file by file; they come sorted. */
function byFile(diagnostics: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.file);
    if (group === undefined) groups.set(diagnostic.file, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()];
}

/**
 * Every diagnostic with the line it is about, file by file; what is on a terminal wraps at words.
 */
export async function framedText(
  check: Pick<CheckReport, "diagnostics" | "lineOf">,
  { width, color, ascii, columns }: FrameOptions,
): Promise<string> {
  const { diagnostics } = check;
  const lineOf = maskedLines(check);
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const wrap = wrapTo(columns);
  const lines = diagnostics.map(({ file, line }) => lineOf(file, line) ?? "");
  const anyCells = lines.every(isSimple) ? null : (await import("./any-cells.js")).anyCells;
  const shade = severityShade(chalk);
  const framed = (one: Diagnostic): string =>
    [
      `${diagnosticLine(one, chalk, wrap)}\n`,
      codeFrame(lineOf(one.file, one.line) ?? "", one, {
        anyCells,
        width,
        color,
        ascii,
        shade: shade[one.severity],
      }),
      hintLine(one, chalk, wrap),
    ].join("");
  const groups = byFile(diagnostics).map((group) => {
    const heading =
      group.length < 2
        ? ""
        : `${chalk.bold(printable(group[0]?.file ?? ""))} ${chalk.dim(`(${problemCounts(group)})`)}\n`;
    return `${heading}${group.map(framed).join("")}`;
  });
  return groups.join("\n");
}

async function report(check: CheckReport, options: ReporterOptions): Promise<string> {
  const { diagnostics } = check;
  const summary = validateSummary(check);
  if (diagnostics.length === 0) return summary;
  const chalk = new Chalk({ level: options.color ? 1 : 0 });
  return options.quiet
    ? `${diagnostics.map((one) => `${diagnosticLine(one, chalk)}\n`).join("")}${summary}`
    : `${await framedText(check, options)}\n${summary}`;
}

/** For people: each problem with the line it is about, then what was checked. */
export const text = { name: "text", endings: [".txt"], report } satisfies Reporter;
