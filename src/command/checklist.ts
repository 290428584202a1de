import { Option } from "commander";
import type { IsoDate } from "../model/date.js";
import type { Setting as Workplace } from "../model/framework.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, dateArgument, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

export interface ChecklistCommandOptions extends CommonOptions, OutputOptions {
  readonly band?: string;
  readonly pillar?: string;
  readonly role?: string;
  readonly evidence?: string;
  readonly setting?: Workplace;
  readonly asOf?: IsoDate;
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
      .action(async (options: ChecklistCommandOptions) => {
        const { runChecklist } = await import("./run/checklist.js");
        finish(await runChecklist(io, options));
      });
  },
};
