import { coverageOf } from "../analyse/coverage.js";
import { exit } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { coverageReport } from "../report/coverage.js";
import type { Command } from "./command.js";
import { sourceOf } from "./name-lookup.js";
import { type CommonOptions, common, examples, outputOptions } from "./options.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

interface CoverageOptions extends CommonOptions, OutputOptions {
  readonly source?: string;
  readonly uncited?: boolean;
}

async function run(io: Io, options: CoverageOptions): Promise<number> {
  const framework = loadFramework(io, options.framework);
  const asked = sourceOf(framework, options.source);
  const sources = framework.sources
    .filter(({ id }) => asked === undefined || id === asked)
    .map((source) => coverageOf(framework, source));
  const data = {
    framework,
    sources,
    detail: asked !== undefined,
    uncited: options.uncited === true,
  };
  await publish(io, coverageReport, data, options);
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
      .option("--uncited", "only what nothing cites");
    outputOptions(command, formatsOf(coverageReport));
    common(command)
      .addHelpText(
        "after",
        examples("ahp-career coverage --source mpf-2017", "ahp-career coverage --uncited"),
      )
      .action(async (options: CoverageOptions) => finish(await run(io, options)));
  },
};
