import { analyseAppraisal } from "../analyse/appraisal.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { readBodies } from "../load/read-bodies.js";
import type { IsoDate } from "../model/date.js";
import { optionalParts } from "../report/appraisal/to-write-on.js";
import { appraisalReport } from "../report/appraisal.js";
import { didYouMean } from "../words/suggest.js";
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

interface AppraisalOptions extends CommonOptions, OutputOptions, AudienceOptions {
  readonly asOf?: IsoDate;
  readonly since?: IsoDate;
  readonly full?: boolean;
  readonly without?: string;
}

async function run(io: Io, path: string, options: AppraisalOptions): Promise<number> {
  const { today, asOf } = datesOf(io, options);
  const without = (options.without ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  const strange = without.find((one) => !optionalParts.some((part) => part === one));
  if (strange !== undefined)
    throw new InputError(
      `\`${strange}\` is no part that can be left out`,
      didYouMean(strange, optionalParts),
    );
  const framework = loadFramework(io, options.framework);
  const { loaded, file, diagnostics } = loadForAudience(io, framework, path, today, options);
  const bodyOf = readBodies(io, framework.competencies);
  const found = analyseAppraisal(framework, file, bodyOf, {
    asOf,
    ...given({ since: options.since }),
  });
  const appraisal = { ...found, gap: { ...found.gap, fingerprint: loaded.fingerprint } };
  const audience = options.for ?? "me";
  const data = { framework, file, appraisal, audience, full: options.full === true, without };
  const format = await publish(io, appraisalReport, data, { ...options, inputs: [path] });
  if (format !== "json") printWarnings(io, options, diagnostics);
  return exit.done;
}

export const appraisal: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("appraisal")
      .summary("make the pack for an appraisal")
      .description(
        "Make the pack for an appraisal: looking back, where you are, what changed, priorities, a development plan and room to write. At most 4 sides on paper.",
      )
      .argument("<me.yaml>", "your evidence file")
      .optionsGroup("What is in it:")
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument)
      .option(
        "--since <date>",
        "the last time (default: when a level was last agreed)",
        dateArgument,
      )
      .option("--full", "everything, however long")
      .option("--without <parts>", `leave out, with commas between: ${optionalParts.join(", ")}`);
    outputOptions(audienceOptions(command), formatsOf(appraisalReport));
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career appraisal me.yaml -o appraisal.docx",
          "ahp-career appraisal me.yaml --for manager --without talent,pay-step -o pack.html",
        ),
      )
      .action(async (path: string, options: AppraisalOptions) =>
        finish(await run(io, path, options)),
      );
  },
};
