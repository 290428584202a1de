import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { Option } from "commander";
import { rules } from "../check/check-framework.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { isShipped, locateFramework } from "../load/find-framework.js";
import { adviceOnSplitName } from "../load/neighbours.js";
import { hasProblems } from "../model/diagnostic.js";
import { lineReader } from "../parse/lines.js";
import { inputErrorText } from "../reporters/diagnostics-text.js";
import { fixSummary } from "../reporters/fix-summary.js";
import * as reporters from "../reporters/index.js";
import type { CheckReport, ReporterOptions } from "../reporters/reporter.js";
import { checkPaths, type PathsResult } from "../validate/check-paths.js";
import { fixFiles } from "../validate/fix-files.js";
import { watchAndCheck } from "../validate/watch.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples } from "./options.js";
import { formatOf, type OutputOptions, pageFor, refuseOutput, writeResult } from "./publish.js";
import { repositoryPaths } from "./repository-paths.js";

interface ValidateOptions extends CommonOptions, OutputOptions {
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly fix?: boolean;
  readonly watch?: boolean;
}

const formats = Object.values(reporters);

function versionOf(io: Io): string {
  const text = new TextDecoder().decode(io.read(resolve(io.home, "package.json"), 1024 * 1024));
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "0.0.0";
}

const reporterOptions = (io: Io, options: ValidateOptions): ReporterOptions => ({
  ...pageFor(io, options),
  columns: io.stdoutIsTerminal && options.output === undefined ? io.columns : null,
  ...repositoryPaths(io),
  quiet: options.quiet === true,
  strict: options.strict === true,
  version: versionOf(io),
  at: io.now().toISOString().slice(0, 19),
  digest: (text) => createHash("sha256").update(text).digest("hex"),
});

const reportOf = (result: PathsResult): CheckReport => ({
  ...result,
  files: result.files.map(({ name }) => name),
  lineOf: lineReader(result.texts),
  rules,
});

/** Refuses where nothing is left to check: that is not a pass. */
function refuseNothing({ checked, diagnostics }: PathsResult, paths: readonly string[]): void {
  if (checked.files > 0 || diagnostics.length > 0) return;
  throw new InputError(
    `There is nothing to check in ${paths.join(", ")}`,
    "Name a framework folder, a competency (.md) or an evidence file (.yaml). Checking nothing is not a pass.",
  );
}

/** What was found without being named may be the framework inside the package: that is nobody's to mend. */
function refuseShipped(io: Io, paths: readonly string[], { framework }: ValidateOptions): void {
  if (paths.length > 0 || framework !== undefined || io.env["AHP_CAREER_FRAMEWORK"]) return;
  if (!isShipped(io, locateFramework(io, framework).folder)) return;
  throw new InputError(
    "There is no framework here to mend",
    "Name what to mend: a framework folder, a competency or an evidence file.",
  );
}

function watch(io: Io, paths: readonly string[], options: ValidateOptions): Promise<number> {
  if (options.fix || options.output !== undefined || (options.format ?? "text") !== "text") {
    throw new InputError(
      "--watch shows its result on the screen and changes nothing",
      "Leave out --fix, --output and --format.",
    );
  }
  let sources: readonly string[] | null = null;
  return watchAndCheck(io, async () => {
    try {
      const result = checkPaths(io, paths, options.framework);
      refuseNothing(result, paths);
      sources = result.sources;
      const text = await reporters.text.report(reportOf(result), reporterOptions(io, options));
      return { text, sources };
    } catch (error) {
      // At the start it is a mistake in what was asked; later the files are on their way from one state to the next.
      if (!(error instanceof InputError) || sources === null) throw error;
      return { text: inputErrorText(error, io.stdoutIsTerminal ? io.columns : null), sources };
    }
  });
}

async function run(io: Io, paths: readonly string[], options: ValidateOptions): Promise<number> {
  if (paths.includes("")) {
    throw new InputError("One of the paths is empty", "Leave it out, or write . for this folder.");
  }
  const split = paths.every((path) => io.kind(resolve(io.cwd, path)) === "missing")
    ? adviceOnSplitName(io, "validate", paths)
    : null;
  if (split !== null) throw new InputError(`There is nothing called ${paths.join(" or ")}`, split);
  if (options.watch) return watch(io, paths, options);
  const reporter = formatOf(formats, options, "text");
  if (options.fix) refuseShipped(io, paths, options);
  let result = checkPaths(io, paths, options.framework);
  refuseNothing(result, paths);
  const inputs = result.files.map(({ name }) => name);
  refuseOutput(io, { ...options, inputs });
  let left = false;
  if (options.fix) {
    const outcomes = fixFiles(io, result);
    io.err(fixSummary(outcomes));
    left = outcomes.some((outcome) => "left" in outcome);
    result = checkPaths(io, paths, options.framework);
  }
  const report = await reporter.report(reportOf(result), reporterOptions(io, options));
  writeResult(io, { ...options, inputs }, report);
  if (result.checked.files === 0 || result.missing || left) return exit.failed;
  return hasProblems(result.diagnostics, options.strict) ? exit.problems : exit.done;
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
      .optionsGroup("Check:")
      .option("--strict", "end with code 1 on warnings too")
      .option("--fix", "first mend what is safe to mend: order, blanks, list marks, quotes, names")
      .option("--watch", "check again whenever a file changes, until Ctrl-C")
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: text)").choices(
          formats.map(({ name }) => name),
        ),
      )
      .option("-q, --quiet", "one line for each problem")
      .option(
        "-o, --output <file>",
        "write to a file; .txt, .json, .sarif and .xml choose the format",
      );
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career validate --strict",
          "ahp-career validate me.yaml --fix",
          "ahp-career validate --watch competencies",
          "ahp-career validate --format sarif -o results.sarif",
        ),
      )
      .action(async (paths: string[], options: ValidateOptions) =>
        finish(await run(io, paths, options)),
      );
  },
};
