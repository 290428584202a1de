import { Option } from "commander";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Framework } from "../model/framework.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

type ShowOptions = CommonOptions & OutputOptions;

/** Says what could have been meant. */
async function unknownTopic(
  { manifest }: Framework,
  words: readonly string[],
  names: readonly string[],
): Promise<InputError> {
  const [{ didYouMean, nearest }, { bandNames }] = await Promise.all([
    import("../check/suggest.js"),
    import("../parse/band.js"),
  ]);
  const asked = words.join(" ");
  const [first = "", ...rest] = words;
  if (/^(band|level|qualifications?)$/i.test(first) && rest.length > 0) {
    return new InputError(
      `\`${rest.join(" ")}\` is not a band of this framework`,
      didYouMean(rest.join("-"), ["core", ...bandNames(manifest)]),
    );
  }
  const near = nearest(asked, names);
  return new InputError(
    `There is nothing called \`${asked}\` in this framework`,
    near === null
      ? `\`ahp-career search ${asked}\` looks for it in the text, and \`ahp-career list\` shows what there is.`
      : `Did you mean \`${near}\`? \`ahp-career search ${asked}\` looks for it in the text.`,
  );
}

async function run(io: Io, words: readonly string[], options: ShowOptions): Promise<number> {
  const [
    { findTopics, topicNames },
    { bodiesIn, describe },
    { loadFramework },
    { readBodies },
    output,
    { proseFormats, renderReport },
  ] = await Promise.all([
    import("../analyse/topic.js"),
    import("../analyse/describe.js"),
    import("./load-framework.js"),
    import("./read-body.js"),
    import("./output.js"),
    import("./render-report.js"),
  ]);
  const format = output.formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text"),
    ...proseFormats,
    { name: "json", extensions: [".json"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const [topic, ...others] = findTopics(framework, words);
  if (topic === undefined) throw await unknownTopic(framework, words, topicNames(framework));
  const part = describe(framework, topic);
  const bodyOf = await readBodies(bodiesIn(part));
  if (format === "json") {
    const { showJson } = await import("../render/show-json.js");
    output.emit(io, options, showJson(framework, part, bodyOf));
  } else {
    const { showDocument } = await import("../render/show-document.js");
    const document = showDocument(framework, part, bodyOf);
    output.emit(io, options, await renderReport(io, format, document, options));
  }
  const also = others.flatMap((other) => ("id" in other ? [`${other.kind} ${other.id}`] : []));
  for (const name of also) io.err(`Also in this framework: ahp-career show ${name}\n`);
  return exit.done;
}

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
      .action(async (words: string[], options: ShowOptions) =>
        finish(await run(io, words, options)),
      );
  },
};
