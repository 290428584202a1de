import type { Diagnostic } from "../../src/model/diagnostic.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import type { Framework } from "../../src/model/framework.js";
import type { GapReport } from "../../src/model/gap.js";
import { gapReport } from "../../src/report/gap.js";

/** A gap analysis as the JSON that people get, parsed again. */
export function jsonOf(
  framework: Framework,
  file: EvidenceFile,
  analysis: GapReport,
  warnings: readonly Diagnostic[],
) {
  const data = { framework, file, analysis, warnings, top: 5, all: false };
  return JSON.parse(JSON.stringify(gapReport.json(data)));
}
