import type { Diagnostic, Severity } from "../model/diagnostic.js";
import { printableJson } from "../words/printable.js";

/** What was looked at. */
export interface Checked {
  readonly files: number;
  readonly competencies: number;
  readonly evidenceFiles: number;
}

export const severityCounts = (
  diagnostics: readonly Diagnostic[],
): Readonly<Record<Severity, number>> => {
  const count = (severity: Severity): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
};

/** `ahp-career/diagnostics@1`. */
export const diagnosticsJson = (
  framework: { readonly id: string; readonly version: string } | null,
  checked: Checked,
  diagnostics: readonly Diagnostic[],
): string =>
  printableJson({
    format: "ahp-career/diagnostics@1",
    framework,
    checked,
    counts: severityCounts(diagnostics),
    diagnostics,
  });
