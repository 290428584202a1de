import { Option } from "commander";
import { findTopics, topicNames } from "../analyse/topic.js";
import { didYouMean, nearest } from "../check/suggest.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Framework } from "../model/framework.js";
import { bandNames } from "../parse/band.js";
import type { Command } from "./command.js";
import { loadFramework } from "./load-framework.js";
import { type CommonOptions, common, examples } from "./options.js";
import { formatOf, type OutputOptions } from "./output.js";
import { writeReport } from "./write-report.js";

type ShowOptions = CommonOptions & OutputOptions;

/** Says what could have been meant. */
function unknownTopic(framework: Framework, words: readonly string[]): InputError {
  const asked = words.join(" ");
  const [first = "", ...rest] = words;
  if (/^(band|level|qualifications?)$/i.test(first) && rest.length > 0) {
    return new InputError(
      `\`${rest.join(" ")}\` is not a band of this framework`,
      didYouMean(rest.join("-"), ["core", ...bandNames(framework.manifest)]),
    );
  }
  const near = nearest(asked, topicNames(framework));
  return new InputError(
    `There is nothing called \`${asked}\` in this framework`,
    near === null
      ? `\`ahp-career search ${asked}\` looks for it in the text, and \`ahp-career list\` shows what there is.`
      : `Did you mean \`${near}\`? \`ahp-career search ${asked}\` looks for it in the text.`,
  );
}

async function run(io: Io, words: readonly string[], options: ShowOptions): Promise<number> {
  const [{ bodiesIn, describe }, { showReport }, { readBodies }, { proseFormats }] =
    await Promise.all([
      import("../analyse/describe.js"),
      import("../report/show/show.js"),
      import("./read-body.js"),
      import("./render-report.js"),
    ]);
  const format = formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text"),
    ...proseFormats,
    { name: "json", extensions: [".json"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const [topic, ...others] = findTopics(framework, words);
  if (topic === undefined) throw unknownTopic(framework, words);
  const part = describe(framework, topic);
  const bodyOf = await readBodies(io, bodiesIn(part));
  await writeReport(io, options, format, showReport, { framework, part, bodyOf });
  for (const other of others) {
    if ("id" in other)
      io.err(`Also in this framework: ahp-career show ${other.kind} ${other.id}\n`);
  }
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
