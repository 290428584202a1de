import { Option } from "commander";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Level, Setting as Workplace } from "../model/framework.js";
import type { IsoDate } from "../parse/date.js";
import type { Command } from "./command.js";
import { pillarOf } from "./gap.js";
import {
  type CommonOptions,
  colorFor,
  common,
  dateArgument,
  datesOf,
  examples,
} from "./options.js";
import type { OutputOptions } from "./output.js";

interface ChecklistCommandOptions extends CommonOptions, OutputOptions {
  readonly band?: string;
  readonly pillar?: string;
  readonly role?: string;
  readonly evidence?: string;
  readonly setting?: Workplace;
  readonly asOf?: IsoDate;
}

async function run(io: Io, options: ChecklistCommandOptions): Promise<number> {
  const [
    { makeChecklist },
    { checklistDocument },
    { readBodies },
    { loadFramework },
    { loadEvidence },
    output,
    { proseFormats, renderReport },
    { didYouMean },
    { bandNames, resolveBand },
  ] = await Promise.all([
    import("../analyse/checklist.js"),
    import("../render/checklist-document.js"),
    import("./read-body.js"),
    import("./load-framework.js"),
    import("./load-evidence.js"),
    import("./output.js"),
    import("./render-report.js"),
    import("../check/suggest.js"),
    import("../parse/band.js"),
  ]);
  const { diagnosticsText } = await import("../render/diagnostics-text.js");
  const format = output.formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "markdown"),
    ...proseFormats,
  ]);
  output.refuseInput(io, options.output, options.evidence === undefined ? [] : [options.evidence]);
  const { today, asOf } = datesOf(io, options);
  const framework = await loadFramework(io, options.framework);
  const pillar = pillarOf(framework.manifest.pillars, options.pillar, didYouMean);
  const loaded =
    options.evidence === undefined
      ? null
      : await loadEvidence(io, framework, options.evidence, today);
  if (options.band === undefined && options.role === undefined && loaded === null) {
    throw new InputError(
      "Say which checklist you want",
      "Use --band 6, --band core, --role team-lead or --evidence me.yaml.",
    );
  }
  let level: Level | undefined;
  if (options.band !== undefined) {
    const band = options.band === "core" ? "core" : resolveBand(framework.manifest, options.band);
    if (band === null) {
      throw new InputError(
        `\`${options.band}\` is not a band of this framework`,
        didYouMean(options.band, ["core", ...bandNames(framework.manifest)]),
      );
    }
    level = band;
  }
  if (options.role !== undefined && !framework.roles.some(({ id }) => id === options.role)) {
    throw new InputError(
      `\`${options.role}\` is not a role profile of this framework`,
      didYouMean(
        options.role,
        framework.roles.map(({ id }) => id),
      ),
    );
  }
  const setting = options.setting ?? loaded?.file.person.setting ?? "nhs";
  const checklist = makeChecklist(framework, loaded?.file ?? null, {
    setting,
    asOf,
    ...(level === undefined ? {} : { level }),
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(pillar === undefined ? {} : { pillar }),
  });
  const document = checklistDocument(framework, loaded?.file ?? null, checklist, {
    setting,
    asOf,
    bodyOf: await readBodies(
      checklist.parts.flatMap(({ entries }) => entries.map((entry) => entry.competency)),
    ),
  });
  output.emit(io, options, await renderReport(io, format, document, options));
  io.err(diagnosticsText(loaded?.diagnostics ?? [], colorFor(io, options, io.stderrIsTerminal)));
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
      .option("--band <band>", "core, 5 to 9, 8a to 8d, or a council level name")
      .option("--role <role>", "the levels of a role profile")
      .option("--pillar <pillar>", "one pillar only")
      .option("--evidence <me.yaml>", "fill in what this evidence file says")
      .addOption(
        new Option(
          "--setting <setting>",
          "where it is used (default: the file's, else nhs)",
        ).choices(["nhs", "local-authority"]),
      )
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument)
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: markdown)").choices([
          "markdown",
          "html",
          "text",
        ]),
      )
      .option("-o, --output <file>", "write to a file; its ending chooses the format");
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career checklist --band 6 --output band-6.html",
          "ahp-career checklist --evidence me.yaml --pillar research",
        ),
      )
      .action(async (options: ChecklistCommandOptions) => finish(await run(io, options)));
  },
};
