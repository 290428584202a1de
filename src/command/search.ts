import { Option } from "commander";
import { type SearchKind, searchKinds } from "../analyse/search/kinds.js";
import { search as find } from "../analyse/search/search.js";
import { makeSearchIndex } from "../analyse/search/search-index.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { readBodies } from "../load/read-bodies.js";
import type { BodyText } from "../parse/body.js";
import { searchReport } from "../report/search.js";
import { commandLine } from "../words/command-line.js";
import type { Command } from "./command.js";
import { levelOf, pillarOf } from "./name-lookup.js";
import { type CommonOptions, common, countArgument, examples, outputOptions } from "./options.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

interface SearchOptions extends CommonOptions, OutputOptions {
  readonly pillar?: string;
  readonly band?: string;
  readonly kind?: SearchKind;
  readonly top: number;
}

/** A question is shorter; a document that was pasted is not one. */
const longestQuery = 500;

async function run(io: Io, words: readonly string[], options: SearchOptions): Promise<number> {
  const query = words.join(" ").trim();
  if (query === "" || query.length > longestQuery) {
    throw new InputError(
      query === "" ? "Say what to look for" : "That is too long to look for",
      `A few words will do: ${commandLine("search supervising students")}`,
    );
  }
  const framework = loadFramework(io, options.framework);
  const { competencies, pages, qualifications, resources, roles, stories } = framework;
  const { kind, top } = options;
  const pillar = pillarOf(framework, options.pillar);
  const band = levelOf(framework, options.band);
  const bodyOf = readBodies<BodyText>(
    io,
    [competencies, roles, qualifications, resources, stories, pages].flat(),
  );
  const found = find(makeSearchIndex(framework, bodyOf), query, { pillar, band, kind, top });
  await publish(io, searchReport, { framework, found }, options);
  return exit.done;
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
      .option("--band <band>", "core, a band, or another name of a level")
      .addOption(new Option("--kind <kind>", "one kind only").choices(searchKinds));
    outputOptions(command, formatsOf(searchReport)).addOption(
      new Option("--top <number>", "how many competencies to show, and half as many others")
        .default(5)
        .argParser(countArgument),
    );
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career search supervising students",
          "ahp-career search how do I start research --pillar research",
        ),
      )
      .action(async (words: string[], options: SearchOptions) =>
        finish(await run(io, words, options)),
      );
  },
};
