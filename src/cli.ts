import { types } from "node:util";
import { CommanderError, Command as Program } from "commander";
import * as commands from "./command/index.js";
import { exit, InputError } from "./exit.js";
import type { Io } from "./io.js";
import { DiagnosticsError } from "./load/diagnostics-error.js";
import { diagnosticsText, inputErrorText } from "./reporters/diagnostics-text.js";
import { printable } from "./words/printable.js";

export { nodeIo } from "./io.js";

/** The version of a package or framework file, read as text: nothing is loaded to answer `--version`. */
function versionIn(io: Io, path: string, pattern: RegExp): string {
  const text = new TextDecoder().decode(io.read(`${io.home}/${path}`, 1024 * 1024));
  return pattern.exec(text)?.[1] ?? "unknown";
}

function buildProgram(io: Io, finish: (code: number) => void): Program {
  const program = new Program("ahp-career")
    .description(
      "A career framework: check it, compare your evidence with it, print checklists from it.",
    )
    .usage("<command> [options]")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .showHelpAfterError("Run the command with --help to see how it is used.")
    .configureOutput({
      writeOut: io.out,
      // What was typed is quoted in messages, and is as little to be trusted as a file.
      writeErr: (text) => io.err(text.split("\n").map(printable).join("\n")),
      getOutHelpWidth: () => Math.min(io.columns, 100),
      getErrHelpWidth: () => Math.min(io.columns, 100),
    })
    // Descriptions wrap on narrow terminals too.
    .configureHelp({ minWidthToWrap: 12 })
    .exitOverride()
    .addHelpText(
      "after",
      "\nNothing leaves your computer: there is no network access, and outside the tool's own folder nothing is written but what you ask for.",
    );
  program
    .option("-v, --version", "show the versions of the tool and of the framework it ships")
    .on("option:version", () => {
      const tool = versionIn(io, "package.json", /"version":\s*"([^"]+)"/);
      const framework = versionIn(io, "competencies/framework.yaml", /^version:\s*["']?([0-9.]+)/m);
      io.out(`ahp-career ${tool}\nframework ${framework}\n`);
      throw new CommanderError(exit.done, "commander.version", "");
    });
  for (const command of Object.values(commands)) {
    command.configure(program, { io, finish });
  }
  return program;
}

function reportFailure(io: Io, argv: readonly string[], error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.failed;
  if (error instanceof DiagnosticsError) {
    io.err(diagnosticsText(error.diagnostics, io.stderrIsTerminal && !io.env["NO_COLOR"]));
    return exit.failed;
  }
  if (error instanceof InputError) {
    io.err(inputErrorText(error));
    return exit.failed;
  }
  const what = types.isNativeError(error) ? error.message : String(error);
  io.err(
    `Something went wrong inside ahp-career, and it is not your fault: ${printable(what)}\n  hint: Please report it with the command you ran. \`--debug\` shows where it happened.\n`,
  );
  if (argv.includes("--debug") && types.isNativeError(error)) io.err(`${error.stack ?? ""}\n`);
  return exit.failed;
}

/** Runs the command line and answers with the exit code (CLI.md, exit codes). Never ends the process itself. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exit.done;
  try {
    const program = buildProgram(io, (result) => {
      code = result;
    });
    if (argv.length === 0) {
      io.err(program.helpInformation());
      return exit.failed;
    }
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    return reportFailure(io, argv, error);
  }
  return code;
}
