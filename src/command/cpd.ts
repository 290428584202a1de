import { analyseCpd } from "../analyse/cpd.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadEvidence } from "../load/load-evidence.js";
import { loadFramework } from "../load/load-framework.js";
import type { IsoDate } from "../model/date.js";
import { cpdReport } from "../report/cpd.js";
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

interface CpdOptions extends CommonOptions, OutputOptions {
  readonly asOf?: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

async function run(io: Io, path: string, options: CpdOptions): Promise<number> {
  const { today, asOf } = datesOf(io, options);
  const { from, to } = options;
  const framework = loadFramework(io, options.framework);
  const { file, diagnostics } = loadEvidence(io, framework, path, today);
  const profile = analyseCpd(framework, file, { asOf, ...given({ from, to }) });
  if (profile.window.from > profile.window.to)
    throw new InputError(
      `${profile.window.from} is later than ${profile.window.to}`,
      "Give --from a day before --to.",
    );
  const data = { framework, file, profile, asOf };
  const format = await publish(io, cpdReport, data, { ...options, inputs: [path] });
  if (format !== "json") printWarnings(io, options, diagnostics);
  return exit.done;
}

export const cpd: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("cpd")
      .summary("put your record into the parts of a CPD profile")
      .description(
        "Put your record into the parts and limits of a profile of continuing professional development: the dated list since the last renewal, gaps, the mixture, and what to write about.",
      )
      .argument("<me.yaml>", "your evidence file")
      .optionsGroup("Which time:")
      .option(
        "--from <date>",
        "from this day (default: after the last renewal closed)",
        dateArgument,
      )
      .option("--to <date>", "to this day (default: when the next renewal closes)", dateArgument)
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument);
    outputOptions(command, formatsOf(cpdReport));
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career cpd me.yaml",
          "ahp-career cpd me.yaml --from 2024-05-01 --to 2026-04-30 -o cpd.html",
        ),
      )
      .action(async (path: string, options: CpdOptions) => finish(await run(io, path, options)));
  },
};
