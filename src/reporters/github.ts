import { annotations } from "./annotations.js";
import type { CheckReport, Reporter, ReporterOptions } from "./reporter.js";
import { validateSummary } from "./validate-summary.js";

function report(check: CheckReport, options: ReporterOptions): string {
  const pathOf = (file: string): string => options.pathFromRoot(file) ?? file;
  const lines = annotations(check.diagnostics, pathOf, "ahp-career validate");
  return `${lines}${validateSummary(check)}`;
}

/** Workflow commands, which GitHub Actions turns into annotations on the lines of a pull request. */
export const github = { name: "github", endings: [], report } satisfies Reporter;
