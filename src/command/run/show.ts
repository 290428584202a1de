import { bodiesIn, describe } from "../../analyse/describe.js";
import { findTopics, topicNames } from "../../analyse/topic.js";
import { exit, InputError } from "../../exit.js";
import type { Io } from "../../io.js";
import { loadFramework } from "../../load/load-framework.js";
import { readBodies } from "../../load/read-bodies.js";
import { bandNames } from "../../model/band.js";
import type { Framework } from "../../model/framework.js";
import { showDocument } from "../../render/show-document.js";
import { didYouMean, nearest } from "../../words/suggest.js";
import { emit, formatOf } from "../output.js";
import { proseFormats, renderReport } from "../render-report.js";
import type { ShowCommandOptions } from "../show.js";

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

/** The work of `show`. */
export async function runShow(
  io: Io,
  words: readonly string[],
  options: ShowCommandOptions,
): Promise<number> {
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
  if (format === "json") {
    const { showJson } = await import("../../render/show-json.js");
    emit(io, options, showJson(framework, part, bodyOf));
  } else {
    const document = showDocument(framework, part, bodyOf);
    emit(io, options, await renderReport(io, format, document, options));
  }
  for (const other of others) {
    if ("id" in other)
      io.err(`Also in this framework: ahp-career show ${other.kind} ${other.id}\n`);
  }
  return exit.done;
}
