import { Option } from "commander";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

export type ShowCommandOptions = CommonOptions & OutputOptions;

export const show: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("show")
      .summary("read a competency, a band, a pillar, a role …")
      .description(
        "Show one thing of the framework: a competency, a band, a pillar, a role, qualifications, a resource, a story, a page or a source.",
      )
      .argument(
        "<what...>",
        "RS-6-02, band 6, core, research, team-lead, qualification 7, or any other name",
      )
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: text)").choices([
          "text",
          "markdown",
          "html",
          "json",
        ]),
      )
      .option("-o, --output <file>", "write to a file; its ending chooses the format");
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career show RS-6-02",
          "ahp-career show band experienced",
          "ahp-career show team-lead --format markdown",
        ),
      )
      .action(async (words: string[], options: ShowCommandOptions) => {
        const { runShow } = await import("./run/show.js");
        finish(await runShow(io, words, options));
      });
  },
};
