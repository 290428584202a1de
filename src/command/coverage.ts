import { Option } from "commander";
import { exit } from "../exit.js";
import type { Io } from "../io.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

interface CoverageCommandOptions extends CommonOptions, OutputOptions {
  readonly source?: string;
  readonly uncited?: boolean;
}

async function run(io: Io, options: CoverageCommandOptions): Promise<number> {
  const [{ coverage: analyse }, { idOf }, { loadFramework }, output, data] = await Promise.all([
    import("../analyse/coverage.js"),
    import("./known.js"),
    import("./load-framework.js"),
    import("./output.js"),
    import("../render/coverage-data.js"),
  ]);
  const format = output.formatOf(options, [
    { name: "text", extensions: [".txt"] },
    { name: "markdown", extensions: [".md", ".markdown"] },
    { name: "json", extensions: [".json"] },
    { name: "csv", extensions: [".csv"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const asked = idOf("source", framework.sources, options.source);
  const uncited = options.uncited === true;
  const all = analyse(framework).filter(({ source }) => asked === undefined || source.id === asked);
  const shown = uncited ? data.uncitedOf(all) : all;
  if (format === "json") output.emit(io, options, data.coverageJson(framework, shown));
  else if (format === "csv") output.emit(io, options, data.coverageCsv(shown));
  else {
    const [{ coverageDocument }, { renderReport }] = await Promise.all([
      import("../render/coverage-document.js"),
      import("./render-report.js"),
    ]);
    const document = coverageDocument(framework, all, { detail: asked !== undefined, uncited });
    output.emit(io, options, await renderReport(io, format, document, options));
  }
  return exit.done;
}

export const coverage: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("coverage")
      .summary("show what of each source is cited, and what is not")
      .description(
        "Show which items of each source the framework cites, by pillar and band, and which nothing cites.",
      )
      .optionsGroup("What to show:")
      .option("--source <source>", "one source, item by item, such as mpf-2017")
      .option("--uncited", "only what nothing cites")
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: text)").choices([
          "text",
          "json",
          "markdown",
          "csv",
        ]),
      )
      .option("-o, --output <file>", "write to a file; its ending chooses the format");
    common(command)
      .addHelpText(
        "after",
        examples("ahp-career coverage --source mpf-2017", "ahp-career coverage --uncited"),
      )
      .action(async (options: CoverageCommandOptions) => finish(await run(io, options)));
  },
};
