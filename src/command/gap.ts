import { Option } from "commander";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { CountsAs } from "../model/gap.js";
import type { IsoDate } from "../parse/date.js";
import type { Command } from "./command.js";
import {
  type CommonOptions,
  colorFor,
  common,
  countArgument,
  dateArgument,
  datesOf,
  examples,
} from "./options.js";
import type { OutputOptions } from "./output.js";

interface GapCommandOptions extends CommonOptions, OutputOptions {
  readonly band?: string;
  readonly role?: string;
  readonly pillar?: string;
  readonly asOf?: IsoDate;
  readonly since?: IsoDate;
  readonly confirmedOnly?: boolean;
  readonly top: number;
  readonly all?: boolean;
  readonly failOn?: "gap" | "partial";
}

async function run(io: Io, path: string, options: GapCommandOptions): Promise<number> {
  const [
    { analyseGap },
    { loadFramework },
    { loadEvidence },
    output,
    { diagnosticsText },
    { didYouMean },
  ] = await Promise.all([
    import("../analyse/gap.js"),
    import("./load-framework.js"),
    import("./load-evidence.js"),
    import("./output.js"),
    import("../render/diagnostics-text.js"),
    import("../check/suggest.js"),
  ]);
  const { proseFormats, renderReport } = await import("./render-report.js");
  const format = output.formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text"),
    ...proseFormats,
    { name: "json", extensions: [".json"] },
  ]);
  output.refuseInput(io, options.output, [path]);
  const { today, asOf } = datesOf(io, options);
  const framework = await loadFramework(io, options.framework);
  const pillar = pillarOf(framework.manifest.pillars, options.pillar, didYouMean);
  const { source, file, diagnostics } = await loadEvidence(io, framework, path, today);
  const report = analyseGap(framework, file, {
    asOf,
    file: source.name,
    confirmedOnly: options.confirmedOnly === true,
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.band === undefined ? {} : { band: options.band }),
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(pillar === undefined ? {} : { pillar }),
  });
  const warnings = [...diagnostics];
  if (report.warnings.length > 0) {
    const { diagnose } = await import("../check/diagnose.js");
    warnings.push(...diagnose(report.warnings, [source]));
  }
  if (format === "json") {
    const { gapJson } = await import("../render/gap-json.js");
    output.emit(io, options, gapJson(report, warnings));
  } else {
    const { gapDocument } = await import("../render/gap-document.js");
    const document = gapDocument(framework, file, report, {
      top: options.top,
      all: options.all === true,
    });
    output.emit(io, options, await renderReport(io, format, document, options));
    io.err(diagnosticsText(warnings, colorFor(io, options, io.stderrIsTerminal)));
  }
  const fails = (as: CountsAs): boolean =>
    as === options.failOn || (as === "gap" && options.failOn === "partial");
  return report.competencies.some(({ countsAs }) => fails(countsAs)) ? exit.problems : exit.done;
}

/** A pillar by its id or its code, whatever the case. */
export function pillarOf(
  pillars: readonly { readonly id: string; readonly code: string }[],
  asked: string | undefined,
  didYouMean: (word: string, candidates: readonly string[]) => string,
): string | undefined {
  if (asked === undefined) return undefined;
  const word = asked.toLowerCase();
  const found = pillars.find(({ id, code }) => id === word || code.toLowerCase() === word);
  if (found) return found.id;
  throw new InputError(
    `\`${asked}\` is not a pillar of this framework`,
    didYouMean(
      asked,
      pillars.map(({ id }) => id),
    ),
  );
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
      .option(
        "--band <band>",
        "another target than the file's: 5 to 9, 8a to 8d, or a council level name",
      )
      .option("--role <role>", "the levels of a role profile, such as first-contact-practitioner")
      .option("--pillar <pillar>", "show one pillar only")
      .optionsGroup("What counts:")
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument)
      .option("--since <date>", "also show what has changed since this day", dateArgument)
      .option("--confirmed-only", "count only evidence that somebody has confirmed")
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: text)").choices([
          "text",
          "json",
          "markdown",
          "html",
        ]),
      )
      .option("-o, --output <file>", "write to a file; its ending chooses the format")
      .addOption(
        new Option("--top <number>", "how many priorities to show")
          .default(5)
          .argParser(countArgument),
      )
      .option("--all", "show every priority and every competency")
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
      .action(async (path: string, options: GapCommandOptions) =>
        finish(await run(io, path, options)),
      );
  },
};
