import { Option } from "commander";
import { type SearchKind, searchKinds } from "../analyse/search/kinds.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { BodyText } from "../parse/body.js";
import type { Command } from "./command.js";
import { idOf, levelOf } from "./known.js";
import { loadFramework } from "./load-framework.js";
import { type CommonOptions, common, countArgument, examples } from "./options.js";
import { formatOf, type OutputOptions } from "./output.js";
import { readBodies } from "./read-body.js";
import { writeReport } from "./write-report.js";

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
      "A few words will do: ahp-career search supervising students",
    );
  }
  const [{ search: find }, { makeSearchIndex }, { searchReport }, { proseFormats }] =
    await Promise.all([
      import("../analyse/search/search.js"),
      import("../analyse/search/search-index.js"),
      import("../report/search.js"),
      import("./render-report.js"),
    ]);
  const format = formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text"),
    ...proseFormats,
    { name: "json", extensions: [".json"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const { competencies, manifest, pages, qualifications, resources, roles, stories } = framework;
  const { kind, top } = options;
  const pillar = idOf("pillar", manifest.pillars, options.pillar);
  const band = levelOf(manifest, options.band);
  const bodyOf = await readBodies<BodyText>(
    io,
    [competencies, roles, qualifications, resources, stories, pages].flat(),
  );
  const found = find(makeSearchIndex(framework, bodyOf), query, { pillar, band, kind, top });
  await writeReport(io, options, format, searchReport, { framework, found });
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
      .option("--band <band>", "core, 5 to 9, 8a to 8d, or a council level name")
      .addOption(new Option("--kind <kind>", "one kind only").choices(searchKinds))
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
      .action(async (words: string[], options: SearchOptions) =>
        finish(await run(io, words, options)),
      );
  },
};
