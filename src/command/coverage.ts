import { Option } from "commander";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

export interface CoverageCommandOptions extends CommonOptions, OutputOptions {
  readonly source?: string;
  readonly uncited?: boolean;
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
      .action(async (options: CoverageCommandOptions) => {
        const { runCoverage } = await import("./run/coverage.js");
        finish(await runCoverage(io, options));
      });
  },
};
