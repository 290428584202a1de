import { coverage } from "../../analyse/coverage.js";
import { exit } from "../../exit.js";
import type { Io } from "../../io.js";
import { loadFramework } from "../../load/load-framework.js";
import { coverageCsv, coverageJson, uncitedOf } from "../../render/coverage-data.js";
import { coverageDocument } from "../../render/coverage-document.js";
import type { CoverageCommandOptions } from "../coverage.js";
import { sourceOf } from "../name-lookup.js";
import { emit, formatOf } from "../output.js";
import { renderReport } from "../render-report.js";

/** The work of `coverage`. */
export async function runCoverage(io: Io, options: CoverageCommandOptions): Promise<number> {
  const format = formatOf(options, [
    { name: "text", extensions: [".txt"] },
    { name: "markdown", extensions: [".md", ".markdown"] },
    { name: "json", extensions: [".json"] },
    { name: "csv", extensions: [".csv"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const asked = sourceOf(framework, options.source);
  const uncited = options.uncited === true;
  const all = coverage(framework).filter(
    ({ source }) => asked === undefined || source.id === asked,
  );
  const shown = uncited ? uncitedOf(all) : all;
  if (format === "json") emit(io, options, coverageJson(framework, shown));
  else if (format === "csv") emit(io, options, coverageCsv(shown));
  else {
    const document = coverageDocument(framework, all, { detail: asked !== undefined, uncited });
    emit(io, options, await renderReport(io, format, document, options));
  }
  return exit.done;
}
