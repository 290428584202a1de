import { makeChecklist } from "../analyse/checklist.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { readBodies } from "../load/read-bodies.js";
import type { IsoDate } from "../model/date.js";
import type { Setting } from "../model/framework.js";
import { settingOf } from "../model/setting.js";
import { checklistReport } from "../report/checklist.js";
import { type AudienceOptions, audienceOptions, loadForAudience } from "./audience.js";
import type { Command } from "./command.js";
import { levelOf, pillarOf, roleOf, settingNamed } from "./name-lookup.js";
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

interface ChecklistOptions extends CommonOptions, OutputOptions, AudienceOptions {
  readonly band?: string;
  readonly pillar?: string;
  readonly role?: string;
  readonly evidence?: string;
  readonly space: number;
  readonly setting?: Setting;
  readonly asOf?: IsoDate;
}

const usualFormat = "markdown";

async function run(io: Io, options: ChecklistOptions): Promise<number> {
  const { today, asOf } = datesOf(io, options);
  const framework = await loadFramework(io, options.framework);
  const pillar = pillarOf(framework, options.pillar);
  const inputs = options.evidence === undefined ? [] : [options.evidence];
  const [loaded] = inputs.map((path) => loadForAudience(io, framework, path, today, options));
  if (options.band === undefined && options.role === undefined && loaded === undefined) {
    throw new InputError(
      "Say which checklist you want",
      "Use --band 6, --band core, --role team-lead or --evidence me.yaml.",
    );
  }
  const level = levelOf(framework, options.band);
  const role = roleOf(framework, options.role);
  const file = loaded?.file ?? null;
  const setting =
    settingNamed(framework, options.setting) ?? settingOf(framework.manifest, file?.person ?? {});
  const checklist = makeChecklist(framework, file, {
    setting,
    asOf,
    ...given({ level, role, pillar }),
  });
  const entries = checklist.parts.flatMap((part) => part.entries);
  const bodyOf = readBodies(
    io,
    entries.map(({ competency }) => competency),
  );
  const data = { framework, file, checklist, setting, asOf, bodyOf, space: options.space };
  await publish(io, checklistReport, data, { ...options, usualFormat, inputs });
  printWarnings(io, options, loaded?.diagnostics ?? []);
  return exit.done;
}

export const checklist: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("checklist")
      .summary("print a checklist for a band or a role")
      .description(
        "Print the competencies of one level with a box, space for evidence and lines to sign.",
      )
      .optionsGroup("What to list:")
      .option("--band <band>", "core, a band, or another name of a level")
      .option("--role <role>", "the levels of a role profile")
      .option("--pillar <pillar>", "one pillar only")
      .option("--evidence <me.yaml>", "fill in what this evidence file says")
      .option(
        "--setting <setting>",
        "where it is used (default: the file's, else the framework's first)",
      )
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument);
    outputOptions(audienceOptions(command), formatsOf(checklistReport), usualFormat).option(
      "--space <lines>",
      "empty lines to write on below each competency",
      (value: string) => wholeNumber(value, 0),
      0,
    );
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career checklist --band 6 --output band-6.html",
          "ahp-career checklist --evidence me.yaml --pillar research",
        ),
      )
      .action(async (options: ChecklistOptions) => finish(await run(io, options)));
  },
};
