import { analyseGap } from "../../analyse/gap.js";
import { exit } from "../../exit.js";
import type { Io } from "../../io.js";
import type { CountsAs } from "../../model/gap.js";
import { gapDocument } from "../../render/gap-document.js";
import { gapJson } from "../../render/gap-json.js";
import type { GapCommandOptions } from "../gap.js";
import { idOf } from "../known.js";
import { loadEvidence } from "../load-evidence.js";
import { loadFramework } from "../load-framework.js";
import { datesOf } from "../options.js";
import { emit, formatOf, refuseInput } from "../output.js";
import { proseFormats, renderReport } from "../render-report.js";
import { warn } from "../warn.js";

/** The work of `gap`; everything it needs is loaded with it, in one part. */
export async function runGap(io: Io, path: string, options: GapCommandOptions): Promise<number> {
  refuseInput(io, options.output, [path]);
  const format = formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text"),
    ...proseFormats,
    { name: "json", extensions: [".json"] },
  ]);
  const { today, asOf } = datesOf(io, options);
  const framework = await loadFramework(io, options.framework);
  const pillar = idOf("pillar", framework.manifest.pillars, options.pillar);
  const { source, file, diagnostics } = await loadEvidence(io, framework, path, today);
  const report = analyseGap(framework, file, {
    asOf,
    file: source.name,
    confirmedOnly: options.confirmedOnly === true,
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.band === undefined ? {} : { band: options.band }),
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(pillar === undefined ? {} : { pillar }),
  });
  const warnings = [...diagnostics];
  if (report.warnings.length > 0) {
    const { diagnose } = await import("../../check/diagnose.js");
    warnings.push(...diagnose(report.warnings, [source], framework.manifest.rules));
  }
  if (format === "json") {
    emit(io, options, gapJson(report, warnings));
  } else {
    const document = gapDocument(framework, file, report, {
      top: options.top,
      all: options.all === true,
    });
    emit(io, options, await renderReport(io, format, document, options));
    await warn(io, options, warnings);
  }
  const fails = (as: CountsAs): boolean =>
    as === options.failOn || (as === "gap" && options.failOn === "partial");
  return report.competencies.some(({ countsAs }) => fails(countsAs)) ? exit.problems : exit.done;
}
