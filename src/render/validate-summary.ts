import type { Diagnostic } from "../diagnostic.js";
import { type Checked, severityCounts } from "./diagnostics-json.js";
import { count, listed } from "./words.js";

/** What was checked and what came of it, in a line. */
export function validateSummary(checked: Checked, diagnostics: readonly Diagnostic[]): string {
  const kinds = [
    ...(checked.competencies > 0
      ? [count(checked.competencies, "competency", "competencies")]
      : []),
    ...(checked.evidenceFiles > 0 ? [count(checked.evidenceFiles, "evidence file")] : []),
  ];
  const { error, warning, info } = severityCounts(diagnostics);
  const problems = [
    ...(error > 0 ? [count(error, "error")] : []),
    ...(warning > 0 ? [count(warning, "warning")] : []),
    ...(info > 0 ? [count(info, "note")] : []),
  ];
  const what = kinds.length === 0 ? "" : `, ${listed(kinds)}`;
  const result = problems.length === 0 ? "no problems" : listed(problems);
  const hint = error + warning > 0 ? " `ahp-career explain <code>` says more about each." : "";
  return `Checked ${count(checked.files, "file")}${what}: ${result}.${hint}\n`;
}
