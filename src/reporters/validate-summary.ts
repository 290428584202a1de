import type { Diagnostic } from "../model/diagnostic.js";
import { count, listed } from "../report/words.js";
import { commandLine } from "../words/command-line.js";
import { printable } from "../words/printable.js";
import { type Checked, severityCounts } from "./diagnostics-json.js";
import type { CheckReport } from "./reporter.js";

/** `2 errors, 1 warning and 1 note`. */
export function problemCounts(diagnostics: readonly Diagnostic[]): string {
  const { error, warning, info } = severityCounts(diagnostics);
  return listed([
    ...(error > 0 ? [count(error, "error")] : []),
    ...(warning > 0 ? [count(warning, "warning")] : []),
    ...(info > 0 ? [count(info, "note")] : []),
  ]);
}

/** `6 evidence files`, or `272 files: 152 competencies, 6 evidence files and 114 others`. */
function checkedWords({ files, competencies, evidenceFiles }: Checked): string {
  const others = files - competencies - evidenceFiles;
  const kinds = [
    ...(competencies > 0 ? [count(competencies, "competency", "competencies")] : []),
    ...(evidenceFiles > 0 ? [count(evidenceFiles, "evidence file")] : []),
    ...(others > 0 ? [count(others, "other")] : []),
  ];
  const [only = ""] = kinds;
  if (kinds.length === 1 && others === 0) return only;
  return kinds.length < 2 ? count(files, "file") : `${count(files, "file")} (${listed(kinds)})`;
}

/** What was checked and what came of it, in a line, and a line for each framework. */
export function validateSummary({
  checked,
  diagnostics,
  frameworks,
}: Pick<CheckReport, "checked" | "diagnostics" | "frameworks">): string {
  const what =
    checked.files === 0 ? "Nothing could be checked" : `Checked ${checkedWords(checked)}`;
  const codes = new Set(
    diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code),
  );
  const [code = ""] = codes;
  const explain =
    codes.size === 0
      ? ""
      : codes.size === 1
        ? ` \`${commandLine("explain", [code])}\` says more.`
        : ` \`${commandLine("explain")} <code>\` says more about each.`;
  const names = frameworks.map((name) => `Framework: ${printable(name)}\n`);
  const counts = problemCounts(diagnostics);
  const problems = codes.size > 0 ? counts : ["no problems", counts].filter(Boolean).join(", ");
  return `${what}: ${problems}.${explain}\n${names.join("")}`;
}
