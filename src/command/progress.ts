import { analyseProgress } from "../analyse/progress.js";
import { exit } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import type { IsoDate } from "../model/date.js";
import { progressReport } from "../report/progress.js";
import { type AudienceOptions, audienceOptions, loadForAudience } from "./audience.js";
import type { Command } from "./command.js";
import {
  type CommonOptions,
  common,
  dateArgument,
  datesOf,
  examples,
  given,
  outputOptions,
} from "./options.js";
import { printWarnings } from "./print-warnings.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

interface ProgressOptions extends CommonOptions, OutputOptions, AudienceOptions {
  readonly asOf?: IsoDate;
  readonly since?: IsoDate;
  readonly json?: boolean;
}

async function run(io: Io, path: string, options: ProgressOptions): Promise<number> {
  const { today, asOf } = datesOf(io, options);
  const framework = loadFramework(io, options.framework);
  const { file, diagnostics } = loadForAudience(io, framework, path, today, options);
  const progress = analyseProgress(framework, file, { asOf, ...given({ since: options.since }) });
  const data = { framework, progress, name: file.person.name ?? null };
  const output = { ...options, ...(options.json ? { format: "json" } : {}), inputs: [path] };
  const format = await publish(io, progressReport, data, output);
  if (format !== "json") printWarnings(io, options, diagnostics);
  return exit.done;
}

export const progress: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("progress")
      .summary("see how your profile grew")
      .description(
        "See how your profile grew: the level reached in each pillar at every date that your file knows, what changed in between, and what goes out of date in the next 12 months.",
      )
      .argument("<me.yaml>", "your evidence file")
      .optionsGroup("When:")
      .option("--as-of <date>", "up to this day (default: today)", dateArgument)
      .option("--since <date>", "from this day on", dateArgument);
    outputOptions(audienceOptions(command), formatsOf(progressReport)).option(
      "--json",
      "the same as --format json",
    );
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career progress me.yaml",
          "ahp-career progress me.yaml --since 2025-01-01 --format html -o progress.html",
        ),
      )
      .action(async (path: string, options: ProgressOptions) =>
        finish(await run(io, path, options)),
      );
  },
};
