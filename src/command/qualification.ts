import { withItem, written } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { commandLine } from "../words/command-line.js";
import type { Command } from "./command.js";
import { changeEvidence, type EditOptions, editOptions } from "./edit-file.js";
import { fileFirst } from "./file-first.js";
import { common, countArgument, examples } from "./options.js";
import { asNumber } from "./written-band.js";

interface QualificationOptions extends EditOptions {
  readonly level?: number;
  readonly credits?: number;
  readonly completed?: string;
  readonly inProgress?: boolean;
  readonly preceptorship?: boolean;
  readonly equivalentExperience?: boolean;
}

function run(io: Io, words: readonly string[], options: QualificationOptions): number {
  const [path, action, ...rest] = fileFirst(io, words, ["add"]);
  const award = rest.join(" ");
  if (action !== "add" || award === "")
    throw new InputError(
      "Say which award to add",
      `For example: ${commandLine("qualification")} me.yaml add "BSc (Hons)" --level 6 --completed 2021`,
    );
  const { level, credits, completed } = options;
  const item = written({
    award,
    level,
    credits,
    completed: completed === undefined ? undefined : asNumber(completed),
    "in-progress": options.inProgress,
    preceptorship: options.preceptorship,
    "equivalent-experience": options.equivalentExperience,
  });
  const framework = loadFramework(io, options.framework);
  changeEvidence(io, framework, path, options, (file) => withItem(file, "qualifications", item));
  return exit.done;
}

export const qualification: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("qualification")
      .summary("add an award, a preceptorship or experience")
      .description("Add an award, a preceptorship, or experience offered in place of an award.")
      .argument("<me.yaml>", "your evidence file")
      .argument("[what...]", "add, and what it is")
      .optionsGroup("The award:")
      .option(
        "--level <number>",
        "its level: a degree is 6, a master's 7, a doctorate 8",
        countArgument,
      )
      .option("--credits <number>", "credits, for a part of an award", countArgument)
      .option("--completed <date>", "the year, or the date")
      .option("--in-progress", "you are working towards it")
      .option("--preceptorship", "it is a preceptorship programme")
      .option("--equivalent-experience", "it is experience, in place of an award at that level");
    common(editOptions(command))
      .addHelpText(
        "after",
        examples(
          'ahp-career qualification me.yaml add "BSc (Hons)" --level 6 --completed 2021',
          'ahp-career qualification me.yaml add "PgCert" --level 7 --credits 60 --in-progress',
        ),
      )
      .action((path: string, what: readonly string[], options: QualificationOptions) =>
        finish(run(io, [path, ...what], options)),
      );
  },
};
