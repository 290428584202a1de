import { bodiesIn, describe } from "../analyse/describe.js";
import { findTopics, topicNames } from "../analyse/topic.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { readBodies } from "../load/read-bodies.js";
import { bandNames } from "../model/band.js";
import type { Framework } from "../model/framework.js";
import { showReport } from "../report/show/show.js";
import { commandLine } from "../words/command-line.js";
import { didYouMean, nearest } from "../words/suggest.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples, outputOptions } from "./options.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

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
      ? `\`${commandLine("search", words)}\` looks for it in the text, and \`${commandLine("list")}\` shows what there is.`
      : `Did you mean \`${near}\`? \`${commandLine("search", words)}\` looks for it in the text.`,
  );
}

async function run(io: Io, words: readonly string[], options: ShowOptions): Promise<number> {
  const framework = loadFramework(io, options.framework);
  const [topic, ...others] = findTopics(framework, words);
  if (topic === undefined) throw unknownTopic(framework, words);
  const part = describe(framework, topic);
  const bodyOf = readBodies(io, bodiesIn(part));
  await publish(io, showReport, { framework, part, bodyOf }, options);
  for (const other of others) {
    if ("id" in other)
      io.err(`Also in this framework: ${commandLine("show", [other.kind, other.id])}\n`);
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
      );
    outputOptions(command, formatsOf(showReport));
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
