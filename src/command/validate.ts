import { Option } from "commander";
import { hasProblems } from "../diagnostic.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Command } from "./command.js";
import { type CommonOptions, colorFor, common, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

interface ValidateCommandOptions extends CommonOptions, OutputOptions {
  readonly strict?: boolean;
}

async function run(
  io: Io,
  paths: readonly string[],
  options: ValidateCommandOptions,
): Promise<number> {
  const [{ checkPaths }, output, { diagnosticsText }, { diagnosticsJson }, { validateSummary }] =
    await Promise.all([
      import("./check-paths.js"),
      import("./output.js"),
      import("../render/diagnostics-text.js"),
      import("../render/diagnostics-json.js"),
      import("../render/validate-summary.js"),
    ]);
  const { framework, checked, diagnostics } = await checkPaths(io, paths, options.framework);
  if (checked.files === 0 && diagnostics.length === 0) {
    throw new InputError(
      `There is nothing to check in ${paths.join(", ")}`,
      "Name a framework folder, a competency (.md) or an evidence file (.yaml). Checking nothing is not a pass.",
    );
  }
  const color = options.output === undefined && colorFor(io, options);
  const format = output.formatOf(options, [
    { name: "text", extensions: [".txt"] },
    { name: "json", extensions: [".json"] },
  ]);
  output.emit(
    io,
    options,
    format === "json"
      ? diagnosticsJson(framework, checked, diagnostics)
      : `${diagnosticsText(diagnostics, color)}${validateSummary(checked, diagnostics)}`,
  );
  if (checked.files === 0) return exit.failed;
  return hasProblems(diagnostics, options.strict) ? exit.problems : exit.done;
}

export const validate: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("validate")
      .summary("check a framework or an evidence file")
      .description(
        "Check framework folders, single competencies and evidence files. Without a path, the framework that is found.",
      )
      .argument("[path...]", "what to check")
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: text)").choices(["text", "json"]),
      )
      .option("-o, --output <file>", "write to a file; its ending chooses the format")
      .option("--strict", "end with code 1 on warnings too");
    common(command)
      .addHelpText("after", examples("ahp-career validate --strict", "ahp-career validate me.yaml"))
      .action(async (paths: string[], options: ValidateCommandOptions) =>
        finish(await run(io, paths, options)),
      );
  },
};
