import { Argument } from "commander";
import { exit } from "../exit.js";
import type { Command } from "./command.js";
import { common, examples } from "./options.js";

/** Each has a script of its name. What was typed goes to the program as it stands, and what comes back is never evaluated. */
const shells = ["bash", "zsh", "fish", "powershell"] as const;

export const completion: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("completion")
      .summary("print a script with which a shell completes what you type")
      .description(
        "Print a script with which your shell completes commands, options, ids and file names at the Tab key.",
      )
      .addArgument(new Argument("<shell>", "your shell").choices(shells));
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career completion bash >> ~/.bashrc",
          "ahp-career completion fish > ~/.config/fish/completions/ahp-career.fish",
        ),
      )
      .action((shell: (typeof shells)[number]) => {
        const path = `${io.home}/templates/completion/${shell}.txt`;
        io.out(new TextDecoder().decode(io.read(path, 64 * 1024)));
        finish(exit.done);
      });
  },
};
