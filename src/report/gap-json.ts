import type { Diagnostic } from "../model/diagnostic.js";
import type { GapReport } from "../model/gap.js";
import { printableJson } from "../words/printable.js";

/** `ahp-career/gap@1` (MODEL.md section 5). */
export function gapJson(
  { states: _states, warnings: _warnings, ...report }: GapReport,
  warnings: readonly Diagnostic[],
): string {
  return printableJson({ format: "ahp-career/gap@1", ...report, warnings });
}
