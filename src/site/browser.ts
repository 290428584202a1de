import { analyseGap } from "../analyse/gap/analyse-gap.js";
import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { diagnose } from "../check/diagnose.js";
import type { IsoDate } from "../model/date.js";
import { type Diagnostic, hasProblems } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { GapReport } from "../model/gap.js";
import { parseEvidence, toEvidence } from "../parse/evidence.js";
import { withIds } from "../parse/with-ids.js";
import { html } from "../render/html.js";
import type { Page } from "../render/renderer.js";
import type { GapData } from "../report/gap/context.js";
import { gapReport } from "../report/gap.js";

/** A person's file held against a framework. */
export interface ComparedFile {
  /** Null where the file has errors. */
  readonly data: GapData | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks and analyses one evidence file, as `gap` does on the command line. `today` is the local date; `fingerprint` is
 * eight hex digits of the SHA-256 of the file's bytes.
 */
export function compareFile(
  framework: Framework,
  name: string,
  text: string,
  { today, fingerprint }: { readonly today: IsoDate; readonly fingerprint: string },
): ComparedFile {
  const source = { name, text };
  const { data, findings } = parseEvidence(source);
  const fields = data === null ? null : withIds(framework, data);
  const levels = evidenceLevels(framework);
  const wrong = [...findings, ...checkEvidence(framework, source, fields, today)];
  const diagnostics = diagnose(wrong, [source], levels);
  if (fields === null || hasProblems(diagnostics)) return { data: null, diagnostics };
  const file = toEvidence(fields);
  const analysis: GapReport = analyseGap(framework, file, {
    asOf: today,
    source: { name, fingerprint },
  });
  const warnings = [...diagnostics, ...diagnose(analysis.warnings, [source], levels)];
  return { data: { framework, file, analysis, warnings, top: 5, all: false }, diagnostics };
}

/** The gap analysis as the same JSON that the command line prints. */
export const gapJson = (data: GapData): unknown => gapReport.json(data);

/** The gap analysis as an HTML page. `template` gives the text of a template by its name. */
export async function gapHtml(data: GapData, template: Page["template"]): Promise<string> {
  const render = await html.load();
  const page = { width: 80, color: false, ascii: false, template };
  return new TextDecoder().decode(await render(gapReport.document(data), page));
}
