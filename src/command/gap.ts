import { Option } from "commander";
import { analyseGap } from "../analyse/gap/analyse-gap.js";
import { evidenceLevels } from "../check/check-evidence.js";
import { diagnose } from "../check/diagnose.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import type { IsoDate } from "../model/date.js";
import type { CountsAs } from "../model/gap.js";
import { gapReport, usualTop } from "../report/gap.js";
import { type AudienceOptions, audienceOptions, loadForAudience } from "./audience.js";
import type { Command } from "./command.js";
import { levelOf, pillarOf, roleOf } from "./name-lookup.js";
import {
  type CommonOptions,
  common,
  dateArgument,
  datesOf,
  examples,
  given,
  outputOptions,
  wholeNumber,
} from "./options.js";
import { printWarnings } from "./print-warnings.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

interface GapOptions extends CommonOptions, OutputOptions, AudienceOptions {
  readonly band?: string;
  readonly role?: string;
  readonly pillar?: string;
  readonly asOf?: IsoDate;
  readonly since?: IsoDate;
  readonly confirmedOnly?: boolean;
  readonly top: number;
  readonly all?: boolean;
  readonly brief?: boolean;
  readonly failOn?: "gap" | "partial";
}

async function run(io: Io, path: string, options: GapOptions): Promise<number> {
  const { band, since, confirmedOnly, top, all = false, failOn } = options;
  const { today, asOf } = datesOf(io, options);
  const framework = await loadFramework(io, options.framework);
  if (band !== undefined && levelOf(framework, band) === "core")
    throw new InputError("Core is no level to aim for", "Everybody meets it at every band.");
  const role = roleOf(framework, options.role);
  const pillar = pillarOf(framework, options.pillar);
  const { loaded, file, diagnostics } = loadForAudience(io, framework, path, today, options);
  const { source, fingerprint } = loaded;
  const analysis = analyseGap(framework, file, {
    asOf,
    source: { name: source.name, fingerprint },
    ...given({ band, role, pillar, since, confirmedOnly }),
  });
  const found = diagnose(analysis.warnings, [source], evidenceLevels(framework));
  const warnings = options.for === "manager" ? [] : [...diagnostics, ...found];
  const data = {
    framework,
    file,
    analysis,
    warnings,
    top,
    all,
    brief: options.brief === true,
    ...given({ since, only: pillar }),
  };
  const format = await publish(io, gapReport, data, { ...options, inputs: [path] });
  if (format !== "json") printWarnings(io, options, warnings);
  const fails = (as: CountsAs): boolean => as === failOn || (as === "gap" && failOn === "partial");
  return analysis.competencies.some(({ countsAs }) => fails(countsAs)) ? exit.problems : exit.done;
}

export const gap: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("gap")
      .summary("compare your evidence with the framework")
      .description(
        "Compare one person's evidence file with the framework: where you are in each pillar, and what to do next.",
      )
      .argument("<me.yaml>", "your evidence file")
      .optionsGroup("What to aim for:")
      .option("--band <band>", "another target than the file's: a band, or another name of a level")
      .option("--role <role>", "the levels of a role profile instead")
      .option("--pillar <pillar>", "show one pillar only")
      .optionsGroup("What counts:")
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument)
      .option("--since <date>", "also show what has changed since this day", dateArgument)
      .option("--confirmed-only", "count only evidence that somebody has confirmed");
    outputOptions(audienceOptions(command), formatsOf(gapReport))
      .addOption(
        new Option("--top <number>", "how many priorities to show")
          .default(usualTop)
          .argParser((value) => wholeNumber(value, 0)),
      )
      .option("--all", "show every priority and every competency")
      .option("--brief", "one page, with lines to write on")
      .addOption(
        new Option("--fail-on <what>", "end with code 1 when there are any").choices([
          "gap",
          "partial",
        ]),
      );
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career gap me.yaml",
          "ahp-career gap me.yaml --role advanced-practitioner --since 2026-01-01",
        ),
      )
      .action(async (path: string, options: GapOptions) => finish(await run(io, path, options)));
  },
};
