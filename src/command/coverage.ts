import { Option } from "commander";
import { exit } from "../exit.js";
import type { Io } from "../io.js";
import type { Command } from "./command.js";
import { idOf } from "./known.js";
import { loadFramework } from "./load-framework.js";
import { type CommonOptions, common, examples } from "./options.js";
import { formatOf, type OutputOptions } from "./output.js";
import { writeReport } from "./write-report.js";

interface CoverageOptions extends CommonOptions, OutputOptions {
  readonly source?: string;
  readonly uncited?: boolean;
}

async function run(io: Io, options: CoverageOptions): Promise<number> {
  const format = formatOf(options, [
    { name: "text", extensions: [".txt"] },
    { name: "markdown", extensions: [".md", ".markdown"] },
    { name: "json", extensions: [".json"] },
    { name: "csv", extensions: [".csv"] },
  ]);
  const [{ coverageOf }, { coverageReport }] = await Promise.all([
    import("../analyse/coverage.js"),
    import("../report/coverage.js"),
  ]);
  const framework = await loadFramework(io, options.framework);
  const asked = idOf("source", framework.sources, options.source);
  const sources = framework.sources
    .filter(({ id }) => asked === undefined || id === asked)
    .map((source) => coverageOf(framework, source));
  const data = {
    framework,
    sources,
    detail: asked !== undefined,
    uncited: options.uncited === true,
  };
  await writeReport(io, options, format, coverageReport, data);
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
      .action(async (options: CoverageOptions) => finish(await run(io, options)));
  },
};
