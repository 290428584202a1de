import { Option } from "commander";
import type { SearchKind } from "../analyse/search-entries.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, countArgument, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

export interface SearchCommandOptions extends CommonOptions, OutputOptions {
  readonly pillar?: string;
  readonly band?: string;
  readonly kind?: SearchKind;
  readonly top: number;
}

export const search: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("search")
      .summary("look for something in your own words")
      .description(
        "Search the whole framework in your own words: competencies, roles, resources, stories, pages and sources. Slips of the keyboard and other endings of a word are forgiven.",
      )
      .argument("<words...>", "what to look for")
      .optionsGroup("Where to look:")
      .option("--pillar <pillar>", "one pillar only")
      .option("--band <band>", "core, 5 to 9, 8a to 8d, or a council level name")
      .addOption(
        new Option("--kind <kind>", "one kind only").choices([
          "competency",
          "role",
          "qualification",
          "resource",
          "story",
          "page",
          "source",
        ]),
      )
      .optionsGroup("Output:")
      .addOption(
        new Option("--top <number>", "how many competencies to show, and how many others")
          .default(5)
          .argParser(countArgument),
      )
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
          "ahp-career search supervising students",
          "ahp-career search how do I start research --pillar research",
        ),
      )
      .action(async (words: string[], options: SearchCommandOptions) => {
        const { runSearch } = await import("./run/search.js");
        finish(await runSearch(io, words, options));
      });
  },
};
