import { Chalk } from "chalk";
import type { Diagnostic } from "../model/diagnostic.js";
import { isSimple } from "../render/measure.js";
import { printable } from "../words/printable.js";
import { codeFrame } from "./code-frame.js";
import { diagnosticLine, hintLine, severityShade } from "./diagnostics-text.js";
import type { CheckReport, Reporter, ReporterOptions } from "./reporter.js";
import { problemCounts, validateSummary } from "./validate-summary.js";

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

async function report(
  { checked, diagnostics, lineOf }: CheckReport,
  { width, color, ascii, quiet }: ReporterOptions,
): Promise<string> {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const summary = validateSummary(checked, diagnostics);
  if (diagnostics.length === 0) return summary;
  if (quiet) {
    return `${diagnostics.map((one) => `${diagnosticLine(one, chalk)}\n`).join("")}${summary}`;
  }
  const lines = diagnostics.map(({ file, line }) => lineOf(file, line) ?? "");
  const anyCells = lines.every(isSimple) ? null : (await import("./any-cells.js")).anyCells;
  const shade = severityShade(chalk);
  const frame = (one: Diagnostic): string =>
    codeFrame(lineOf(one.file, one.line) ?? "", one, {
      anyCells,
      width,
      color,
      ascii,
      shade: shade[one.severity],
    });
  const groups = byFile(diagnostics).map((group) => {
    const heading =
      group.length < 2
        ? ""
        : `${chalk.bold(printable(group[0]?.file ?? ""))} ${chalk.dim(`(${problemCounts(group)})`)}\n`;
    const each = group.map(
      (one) => `${diagnosticLine(one, chalk)}\n${frame(one)}${hintLine(one, chalk)}`,
    );
    return `${heading}${each.join("")}\n`;
  });
  return `${groups.join("")}${summary}`;
}

/** For people: each problem with the line it is about, then what was checked. */
export const text = { name: "text", endings: [".txt"], report } satisfies Reporter;
