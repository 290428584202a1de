import { sep } from "node:path";
import { types } from "node:util";
import { CommanderError, Command as Program } from "commander";
import * as commands from "./command/index.js";
import { exit, InputError } from "./exit.js";
import { Interrupted } from "./io/questions.js";
import type { Io } from "./io.js";
import { DiagnosticsError } from "./load/diagnostics-error.js";
import { adviceOnSplitName } from "./load/neighbours.js";
import { lineReader } from "./parse/lines.js";
import { inputErrorText, wrapTo } from "./reporters/diagnostics-text.js";
import { framedText } from "./reporters/text.js";
import { useShell } from "./words/command-line.js";
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
      writeErr: (text) =>
        io.err(
          text
            .split("\n")
            .map((line) => wrapTo(columnsOf(io))(printable(line)))
            .join("\n"),
        ),
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

/** Columns of a terminal that errors go to. */
const columnsOf = (io: Io): number | null => (io.stderrIsTerminal ? io.columns : null);

async function reportFailure(io: Io, argv: readonly string[], error: unknown): Promise<number> {
  if (error instanceof CommanderError) {
    const isSplit = error.code === "commander.excessArguments";
    const hint = isSplit ? adviceOnSplitName(io, argv[0] ?? "", argv.slice(1)) : null;
    if (hint !== null)
      io.err(`  hint: ${printable(hint)}
`);
    return error.exitCode === 0 ? exit.done : exit.failed;
  }
  if (error instanceof DiagnosticsError) {
    const { diagnostics, texts } = error;
    const lineOf = lineReader(new Map(texts.map((file) => [file.name, file])));
    const options = {
      width: columnsOf(io) ?? 80,
      columns: columnsOf(io),
      color: io.stderrIsTerminal && !io.env["NO_COLOR"],
      ascii: argv.includes("--ascii"),
    };
    io.err(await framedText({ diagnostics, lineOf }, options));
    return exit.failed;
  }
  if (error instanceof Interrupted) {
    io.err("\n");
    return exit.interrupted;
  }
  if (error instanceof InputError) {
    io.err(inputErrorText(error, columnsOf(io)));
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
  useShell({
    program: io.env["npm_command"] === "exec" ? "npx ahp-career" : "ahp-career",
    windows: sep === "\\",
  });
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
    return await reportFailure(io, argv, error);
  }
  return code;
}
