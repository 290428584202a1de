import { Option } from "commander";
import type { HasBody, SearchKind } from "../analyse/search-entries.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, countArgument, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

interface SearchCommandOptions extends CommonOptions, OutputOptions {
  readonly pillar?: string;
  readonly band?: string;
  readonly kind?: SearchKind;
  readonly top: number;
}

/** More words than a question has; a pasted document is not one. */
const longestQuery = 500;

async function run(
  io: Io,
  words: readonly string[],
  options: SearchCommandOptions,
): Promise<number> {
  const [
    { search: find },
    { makeSearchIndex },
    { levelOf },
    { loadFramework },
    { readBodies },
    { pillarOf },
    { didYouMean },
    output,
    { proseFormats, renderReport },
  ] = await Promise.all([
    import("../analyse/search.js"),
    import("../analyse/search-index.js"),
    import("./known.js"),
    import("./load-framework.js"),
    import("./read-body.js"),
    import("./gap.js"),
    import("../check/suggest.js"),
    import("./output.js"),
    import("./render-report.js"),
  ]);
  const query = words.join(" ").trim();
  if (query === "" || query.length > longestQuery) {
    throw new InputError(
      query === "" ? "Say what to look for" : "That is too long to look for",
      "A few words will do: ahp-career search supervising students",
    );
  }
  const format = output.formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text"),
    ...proseFormats,
    { name: "json", extensions: [".json"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const pillar = pillarOf(framework.manifest.pillars, options.pillar, didYouMean);
  const band = levelOf(framework.manifest, options.band);
  const bodyOf = await readBodies<HasBody>([
    ...framework.competencies,
    ...framework.roles,
    ...framework.qualifications,
    ...framework.resources,
    ...framework.stories,
    ...framework.pages,
  ]);
  const found = find(makeSearchIndex(framework, bodyOf), query, {
    top: options.top,
    ...(pillar === undefined ? {} : { pillar }),
    ...(band === undefined ? {} : { band }),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
  });
  if (format === "json") {
    const { searchJson } = await import("../render/search-json.js");
    output.emit(io, options, searchJson(framework, found));
  } else {
    const { searchDocument } = await import("../render/search-document.js");
    const document = searchDocument(framework, found);
    output.emit(io, options, await renderReport(io, format, document, options));
  }
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
      .action(async (words: string[], options: SearchCommandOptions) =>
        finish(await run(io, words, options)),
      );
  },
};
