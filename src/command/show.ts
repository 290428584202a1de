import { compare, isComparable } from "../analyse/compare.js";
import { bodiesIn, describe } from "../analyse/describe.js";
import { findTopics, type Topic, topicNames } from "../analyse/topic.js";
import { isSupportWorker, signpost } from "../check/rules/support-worker.js";
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
import { pillarOf } from "./name-lookup.js";
import { type CommonOptions, common, examples, outputOptions } from "./options.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

interface ShowOptions extends CommonOptions, OutputOptions {
  readonly compare?: true;
  readonly pillar?: string;
}

/** Says what could have been meant. */
function unknownTopic(framework: Framework, words: readonly string[]): InputError {
  const asked = words.join(" ");
  const [first = "", ...rest] = asked.split(/ |(?<=^(?:band|level))-/i);
  if (first.toLowerCase() === "thread" && rest.length > 0) {
    const threads = framework.manifest.pillars.flatMap(({ code, threads: all }) =>
      Object.keys(all).map((id) => `${code}-${id}`),
    );
    return new InputError(
      `\`${rest.join(" ")}\` is not a thread of this framework`,
      didYouMean(rest.join(" "), threads),
    );
  }
  if (/^(band|level|qualifications?)$/i.test(first) && rest.length > 0) {
    if (isSupportWorker(framework.manifest, { band: rest.join(" ") }))
      return new InputError(...signpost(framework.manifest));
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

const kindNames: Readonly<Partial<Record<Topic["kind"], string>>> = {
  level: "a band",
  qualification: "a set of qualifications",
  qualifications: "a set of qualifications",
};

const kindName = ({ kind }: Topic): string => kindNames[kind] ?? `a ${kind}`;

/** The words parted so that each part names something, both of one kind if they may. Throws InputError where they do not. */
function twoTopics(framework: Framework, words: readonly string[]): readonly [Topic, Topic] {
  const ways = words.slice(1).map((_, at) => {
    const parts = [words.slice(0, at + 1), words.slice(at + 1)];
    return parts.map((part) => findTopics(framework, part));
  });
  const pairs = ways.flatMap(([left = [], right = []]) =>
    left.flatMap((one) => right.map((other): readonly [Topic, Topic] => [one, other])),
  );
  const found = pairs.find(([one, other]) => one.kind === other.kind) ?? pairs[0];
  if (found !== undefined) return found;
  const [first = "", second, ...more] = words;
  if (second === undefined || more.length > 0) {
    throw new InputError(
      `\`${words.join(" ")}\` does not name two things to compare`,
      "Give two competencies, two bands or two roles: ahp-career show --compare band-6 band-7",
    );
  }
  throw unknownTopic(framework, findTopics(framework, [first]).length === 0 ? [first] : [second]);
}

/** What `--compare` asks for. Throws InputError where the two cannot stand side by side. */
function compared(framework: Framework, words: readonly string[], pillar: string | undefined) {
  const [one, other] = twoTopics(framework, words);
  if (!isComparable(one) || !isComparable(other) || one.kind !== other.kind) {
    throw new InputError(
      one.kind === other.kind
        ? `Two things that are each ${kindName(one)} cannot be compared`
        : `One is ${kindName(one)} and the other is ${kindName(other)}: they cannot be compared`,
      "Two competencies, two bands or two roles can.",
    );
  }
  if (JSON.stringify(one) === JSON.stringify(other))
    throw new InputError("Both are the same", "Give two that differ.");
  if (pillar !== undefined && one.kind !== "level")
    throw new InputError(
      `--pillar narrows two bands, and each of these is ${kindName(one)}`,
      "Leave --pillar out.",
    );
  return compare(framework, one, other, pillar);
}

async function run(io: Io, words: readonly string[], options: ShowOptions): Promise<number> {
  const framework = loadFramework(io, options.framework);
  const pillar = pillarOf(framework, options.pillar);
  if (options.compare === true) {
    const part = compared(framework, words, pillar);
    const bodyOf = readBodies(io, bodiesIn(part));
    await publish(io, showReport, { framework, part, bodyOf }, options);
    return exit.done;
  }
  if (pillar !== undefined)
    throw new InputError(
      "--pillar goes with --compare and two bands",
      `\`ahp-career show ${pillar}\` shows the pillar, and \`ahp-career list --pillar ${pillar}\` its competencies.`,
    );
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
        "Show one thing of the framework: a competency, a band, a pillar, a thread, a role, qualifications, a resource, a story, a page or a source; or two competencies, bands or roles side by side.",
      )
      .argument(
        "<what...>",
        "RS-6-02, band 6, core, research, thread RS-02, team-lead, qualification 7, or any other name",
      );
    command
      .optionsGroup("Side by side:")
      .option("--compare", "show the two that are named side by side")
      .option("--pillar <pillar>", "with two bands: one pillar only, with the statements");
    outputOptions(command, formatsOf(showReport));
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career show RS-6-02",
          "ahp-career show band experienced",
          "ahp-career show thread RS-02",
          "ahp-career show --compare band-6 band-7 --pillar research",
          "ahp-career show team-lead --format markdown",
        ),
      )
      .action(async (words: string[], options: ShowOptions) =>
        finish(await run(io, words, options)),
      );
  },
};
