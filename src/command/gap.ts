import { Option } from "commander";
import type { IsoDate } from "../model/date.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, countArgument, dateArgument, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

export interface GapCommandOptions extends CommonOptions, OutputOptions {
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
      .action(async (path: string, options: GapCommandOptions) => {
        const { runGap } = await import("./run/gap.js");
        finish(await runGap(io, path, options));
      });
  },
};
