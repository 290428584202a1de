import { withItem, written } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import type { IsoDate } from "../model/date.js";
import { commandLine } from "../words/command-line.js";
import type { Command } from "./command.js";
import { changeEvidence, type EditOptions, editOptions } from "./edit-file.js";
import { fileFirst } from "./file-first.js";
import { common, dateArgument, examples } from "./options.js";

interface BreakOptions extends EditOptions {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly reason?: string;
}

function run(io: Io, words: readonly string[], options: BreakOptions): number {
  const [path, action] = fileFirst(io, words, ["add"]);
  const { from, to, reason } = options;
  if (action !== "add" || from === undefined)
    throw new InputError(
      "Say when the break began",
      `For example: ${commandLine("break")} me.yaml add --from 2025-03-01 --to 2026-01-31`,
    );
  const framework = loadFramework(io, options.framework);
  changeEvidence(io, framework, path, options, (file) =>
    withItem(file, "breaks", written({ from, to, reason })),
  );
  return exit.done;
}

const command: Command = {
  configure: (program, { io, finish }) => {
    const built = program
      .command("break")
      .summary("add a break from practice")
      .description(
        "Add a break from practice. A break is never a fault; it explains a gap in your record.",
      )
      .argument("<me.yaml>", "your evidence file")
      .argument("[add]", "add")
      .optionsGroup("The break:")
      .option("--from <date>", "its first day", dateArgument)
      .option("--to <date>", "its last day; left out while it lasts", dateArgument)
      .option("--reason <text>", "optional; nobody needs to know your health");
    common(editOptions(built))
      .addHelpText(
        "after",
        examples(
          "ahp-career break me.yaml add --from 2025-03-01 --to 2026-01-31",
          "ahp-career break me.yaml add --from 2026-09-01",
        ),
      )
      .action((path: string, action: string, options: BreakOptions) =>
        finish(run(io, [path, action], options)),
      );
  },
};

export { command as break };
