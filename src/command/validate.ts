import { dirname, resolve, sep } from "node:path";
import { Option } from "commander";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { hasProblems } from "../model/diagnostic.js";
import type { CheckReport, ReporterOptions } from "../render/reporters/reporter.js";
import type { CheckResult } from "./check-paths.js";
import type { Command } from "./command.js";
import { type CommonOptions, colorFor, common, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

interface ValidateCommandOptions extends CommonOptions, OutputOptions {
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly fix?: boolean;
  readonly watch?: boolean;
  /** A folder, or true for the usual one. */
  readonly cache?: string | true;
}

const formats = ["text", "json", "github", "sarif", "junit"] as const;

const slashes = (path: string): string => path.split(sep).join("/");

function versionOf(io: Io): string {
  const text = new TextDecoder().decode(io.read(resolve(io.home, "package.json"), 1024 * 1024));
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "0.0.0";
}

function reporterOptions(io: Io, options: ValidateCommandOptions): ReporterOptions {
  const toFile = options.output !== undefined;
  const folder = io.real(io.cwd) ?? io.cwd;
  const workspace = io.env["GITHUB_WORKSPACE"];
  const root = workspace === undefined || workspace === "" ? null : io.real(workspace);
  return {
    width: toFile || !io.stdoutIsTerminal ? 80 : io.columns,
    color: !toFile && colorFor(io, options),
    ascii: options.ascii === true,
    quiet: options.quiet === true,
    strict: options.strict === true,
    version: versionOf(io),
    at: io.now().toISOString().slice(0, 19),
    folder: slashes(folder),
    // A step may run in a folder of the repository; annotations count from the repository.
    root: slashes(root !== null && `${folder}${sep}`.startsWith(`${root}${sep}`) ? root : folder),
  };
}

async function reportOf(result: CheckResult): Promise<CheckReport> {
  const { rules } = await import("../check/check-framework.js");
  return { ...result, files: result.files.map(({ name }) => name), rules };
}

/** Refuses where nothing is left to check: that is not a pass. */
function refuseNothing({ checked, diagnostics }: CheckResult, paths: readonly string[]): void {
  if (checked.files > 0 || diagnostics.length > 0) return;
  throw new InputError(
    `There is nothing to check in ${paths.join(", ")}`,
    "Name a framework folder, a competency (.md) or an evidence file (.yaml). Checking nothing is not a pass.",
  );
}

/** What was found without being named may be the framework inside the package: that is nobody's to mend. */
async function refuseShipped(
  io: Io,
  paths: readonly string[],
  { framework }: ValidateCommandOptions,
): Promise<void> {
  if (paths.length > 0 || framework !== undefined || io.env["AHP_CAREER_FRAMEWORK"]) return;
  const { findFramework } = await import("./load-framework.js");
  const around = dirname(resolve(io.cwd, findFramework(io, framework)));
  if (`${io.cwd}${sep}`.startsWith(around.endsWith(sep) ? around : around + sep)) return;
  throw new InputError(
    "There is no framework here to mend",
    "Name what to mend: a framework folder, a competency or an evidence file.",
  );
}

/** Mends what can be mended and says so; true where a file had to be left as it is. */
async function mend(io: Io, result: CheckResult): Promise<boolean> {
  const [{ fixFiles }, { fixSummary }] = await Promise.all([
    import("./fix-files.js"),
    import("../render/fix-summary.js"),
  ]);
  const outcomes = fixFiles(io, result);
  io.err(fixSummary(outcomes));
  return outcomes.some((outcome) => "left" in outcome);
}

async function watch(
  io: Io,
  paths: readonly string[],
  options: ValidateCommandOptions,
): Promise<number> {
  if (options.fix || options.output !== undefined || (options.format ?? "text") !== "text") {
    throw new InputError(
      "--watch shows its result on the screen and changes nothing",
      "Leave out --fix, --output and --format.",
    );
  }
  if (options.cache !== undefined) {
    throw new InputError("--watch has a memory of its own", "Leave out --cache.");
  }
  const [{ checkPaths }, { checkMemory }, { watchAndCheck }, { text }, { rules }, { printable }] =
    await Promise.all([
      import("./check-paths.js"),
      import("./check-memory.js"),
      import("./watch.js"),
      import("../render/reporters/text.js"),
      import("../check/check-framework.js"),
      import("../words/printable.js"),
    ]);
  const memory = checkMemory();
  let sources: readonly string[] | null = null;
  return watchAndCheck(io, async () => {
    try {
      const result = await memory.round(() => checkPaths(io, paths, options.framework, memory));
      refuseNothing(result, paths);
      sources = result.sources;
      const files = result.files.map(({ name }) => name);
      const report = { ...result, files, rules };
      return {
        text: await text.report(report, reporterOptions(io, options)),
        sources,
        changes: memory.changes(),
      };
    } catch (error) {
      // At the start it is a mistake in what was asked; later the files are on their way from one state to the next.
      if (!(error instanceof InputError) || sources === null) throw error;
      const hint = error.hint === undefined ? "" : `  hint: ${printable(error.hint)}\n`;
      return { text: `${printable(error.message)}\n${hint}`, sources, changes: memory.changes() };
    }
  });
}

async function run(
  io: Io,
  paths: readonly string[],
  options: ValidateCommandOptions,
): Promise<number> {
  if (paths.includes("")) {
    throw new InputError("One of the paths is empty", "Leave it out, or write . for this folder.");
  }
  if (options.watch) return watch(io, paths, options);
  const [{ checkPaths }, output, reporters] = await Promise.all([
    import("./check-paths.js"),
    import("./output.js"),
    import("../render/reporters/index.js"),
  ]);
  const all = Object.values(reporters);
  const wanted = options.output === undefined ? (options.format ?? "text") : undefined;
  const format = wanted ?? output.formatOf(options, all);
  const reporter = all.find(({ name }) => name === format);
  if (reporter === undefined) throw new Error(`no reporter for ${format}`);
  if (options.fix) await refuseShipped(io, paths, options);
  let result = await checkPaths(io, paths, options.framework);
  refuseNothing(result, paths);
  output.refuseInput(
    io,
    options.output,
    result.files.map(({ name }) => name),
  );
  const left = options.fix === true && (await mend(io, result));
  if (options.fix) result = await checkPaths(io, paths, options.framework);
  const report = await reporter.report(await reportOf(result), reporterOptions(io, options));
  output.emit(io, options, report);
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
      .option("--fix", "first mend what is safe to mend: order, blanks, list marks, quotes")
      .option("--watch", "check again whenever a file changes, until Ctrl-C")
      .option(
        "--cache [dir]",
        "remember in this folder what was checked, and check only what changed (default: .ahp-career-cache)",
      )
      .optionsGroup("Output:")
      .addOption(new Option("--format <format>", "the format (default: text)").choices(formats))
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
      .action(async (paths: string[], options: ValidateCommandOptions) =>
        finish(await run(io, paths, options)),
      );
  },
};
