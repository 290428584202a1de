import { Option } from "commander";
import { withoutRating } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { isView, viewCheck } from "../load/load-view.js";
import { readText } from "../load/text-file.js";
import { dateOf } from "../model/date.js";
import type { RatingValue } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import { ratingValues } from "../report/words.js";
import { commandLine, pathWord } from "../words/command-line.js";
import { fold } from "../words/fold.js";
import { didYouMean } from "../words/suggest.js";
import type { Command } from "./command.js";
import { changeEvidence, changeFile, editOptions } from "./edit-file.js";
import { common, dateArgument, examples } from "./options.js";
import { walkThrough } from "./rate/walk.js";
import { type RateOptions, withRatingAs, withViewRating } from "./rate/writing.js";

/** `Not yet` and `not_yet` mean `not-yet`. Throws InputError where a word means no rating. */
function ratingNamed({ manifest }: Framework, word: string): RatingValue {
  const plain = (name: string): string => fold(name).replace(/[\s_-]+/g, " ");
  const found = ratingValues.find((value) =>
    [value, manifest.ratings[value]?.title ?? value].some((name) => plain(name) === plain(word)),
  );
  if (found !== undefined) return found;
  throw new InputError(`\`${word}\` is not a rating`, didYouMean(word, ratingValues));
}

async function run(
  io: Io,
  path: string,
  [id, word]: readonly (string | undefined)[],
  options: RateOptions,
): Promise<number> {
  const framework = loadFramework(io, options.framework);
  const today = dateOf(io.now());
  const forView = isView(readText(io, path));
  if (options.as === "supervisor" && !forView && options.by === undefined && !options.clear)
    throw new InputError(
      "Say who rates",
      `Add --by with a role and not a name, such as --by "clinical supervisor".`,
    );
  if (id === undefined) {
    if (!io.canAsk)
      throw new InputError(
        "Say what to rate, and how",
        `For example: ${commandLine("rate")} ${pathWord(path)} ${framework.competencies[0]?.id ?? "ID"} met`,
      );
    return walkThrough(io, framework, path, { ...options, today, forView });
  }
  const given = fieldsIn(options);
  if (word === undefined && !options.clear && !given)
    throw new InputError(
      `Say how you rate ${id}`,
      `Use one of ${ratingValues.map((one) => `\`${one}\``).join(", ")}.`,
    );
  const known = framework.competencies.find((one) => one.id === id.toUpperCase())?.id ?? id;
  const rating = word === undefined ? undefined : ratingNamed(framework, word);
  if (forView)
    changeFile(io, path, options, viewCheck(framework, today), (view) =>
      withViewRating(view, known, rating, options.reason),
    );
  else
    changeEvidence(io, framework, path, options, (file) =>
      options.clear
        ? withoutRating(file, known)
        : withRatingAs(file, known, rating, { ...options, today }),
    );
  return exit.done;
}

/** Something other than a rating is to be written. */
const fieldsIn = ({ note, private: isPrivate }: RateOptions): boolean =>
  note !== undefined || isPrivate === true;

export const rate: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("rate")
      .summary("rate yourself, one competency or one after another")
      .description(
        "Rate one competency, or walk through what is not rated yet. Each answer is saved at once, and everything else in the file stays as it is.",
      )
      .argument("<me.yaml>", "your evidence file, or a manager's view")
      .argument("[id]", "the competency; without one you are taken through what is not rated yet")
      .argument("[rating]", "met, developing, not-yet, no-opportunity or not-applicable")
      .optionsGroup("One competency:")
      .option("--note <text>", "anything you want to remember")
      .option("--reason <text>", "why it is not applicable")
      .option("--private", "yours alone: it appears in nothing made for others")
      .option("--clear", "take your rating back")
      .optionsGroup("Who rates:")
      .addOption(
        new Option("--as <who>", "whose rating it is (default: self)").choices([
          "self",
          "supervisor",
        ]),
      )
      .option("--by <role>", "the supervisor's role, not a name")
      .option("--date <date>", "when they rated (default: today)", dateArgument)
      .optionsGroup("The walk:")
      .option("--key", "the key ones only")
      .option("--band <band>", "one level only: core, a band, or another name of a level")
      .option("--pillar <pillar>", "one pillar only")
      .option("--again", "also what is rated already");
    common(editOptions(command))
      .addHelpText(
        "after",
        examples("ahp-career rate me.yaml", "ahp-career rate me.yaml RS-6-02 developing"),
      )
      .action(async (path: string, id: string, rating: string, options: RateOptions) =>
        finish(await run(io, path, [id, rating], options)),
      );
  },
};
