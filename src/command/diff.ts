import { isAbsolute, relative, resolve, sep } from "node:path";
import { Argument, Option } from "commander";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { AffectedFile, FrameworkDiff } from "../model/framework-diff.js";
import type { IsoDate } from "../parse/date.js";
import type { Command } from "./command.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import type { FrameworkVersion, FrameworkVersions } from "./framework-versions.js";
import { type CommonOptions, common, dateArgument, datesOf, examples } from "./options.js";
import { emit, formatOf, type OutputOptions, refuseInput } from "./output.js";
import { warn } from "./warn.js";
import { writeReport } from "./write-report.js";

interface DiffOptions extends CommonOptions, OutputOptions {
  readonly evidence?: readonly string[];
  readonly asOf?: IsoDate;
}

/** What the changes mean for each evidence file; null where none was given. */
async function affectedBy(
  io: Io,
  { before, after }: FrameworkVersions,
  diff: FrameworkDiff,
  options: DiffOptions,
): Promise<readonly AffectedFile[] | null> {
  const { evidence: paths } = options;
  if (paths === undefined) return null;
  const [{ analyseAffected }, { loadEvidence }] = await Promise.all([
    import("../analyse/diff/affected.js"),
    import("./load-evidence.js"),
  ]);
  const { today, asOf } = datesOf(io, options);
  const files: AffectedFile[] = [];
  for (const path of paths) {
    const load = ({ framework }: FrameworkVersion) => loadEvidence(io, framework, path, today);
    // A file that names what the later version lost is fit for the earlier one, and the other way round.
    const { source, file } = await load(before).catch((error: unknown) => {
      if (error instanceof DiagnosticsError) return load(after);
      // Of several files it has to be said which one is meant.
      if (error instanceof InputError && paths.length > 1)
        throw new InputError(`${path}: ${error.message}`, error.hint);
      throw error;
    });
    const named = { name: source.name, asOf };
    files.push(analyseAffected(before.framework, after.framework, diff, file, named));
  }
  return files;
}

/** Annotations count from the repository, in whatever folder of it a step runs. */
function pathInRepository(io: Io): (file: string) => string {
  const root = io.env["GITHUB_WORKSPACE"] || io.cwd;
  return (file) => {
    const path = relative(root, resolve(io.cwd, file));
    return path.startsWith("..") || isAbsolute(path) ? file : path.split(sep).join("/");
  };
}

async function run(
  io: Io,
  from: string,
  to: string | undefined,
  options: DiffOptions,
): Promise<number> {
  const format = formatOf(options, [
    { name: "text", extensions: [".txt"] },
    { name: "markdown", extensions: [".md", ".markdown"] },
    { name: "json", extensions: [".json"] },
  ]);
  refuseInput(io, options.output, options.evidence ?? []);
  const [{ loadVersions }, { analyseFrameworkDiff, diffFindings }, { diagnose }, report] =
    await Promise.all([
      import("./framework-versions.js"),
      import("../analyse/diff/framework-diff.js"),
      import("../check/diagnose.js"),
      import("../report/diff/diff.js"),
    ]);
  const versions = loadVersions(io, options.framework, from, to);
  const { before, after, unread, notes } = versions;
  const diff = analyseFrameworkDiff(before.framework, after.framework, unread);
  const evidence = await affectedBy(io, versions, diff, options);
  const diagnostics = diagnose(diffFindings(diff, after.framework), after.files);
  if (format === "github") {
    const { annotations } = await import("../render/annotations.js");
    const lines = annotations(diagnostics, pathInRepository(io), "ahp-career diff");
    emit(io, options, `${lines}${report.diffSummary(diff)}`);
  } else {
    const data = { ...diff, from: before, to: after, evidence, diagnostics };
    await writeReport(io, options, format, report.diffReport, data);
    if (format !== "json") await warn(io, options, diagnostics);
  }
  await warn(
    io,
    options,
    notes.map((note) => ({ ...note, severity: "warning" })),
  );
  return diagnostics.length > 0 ? exit.problems : exit.done;
}

export const diff: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("diff")
      .summary("say what changed between two versions of the framework")
      .description(
        "Say what changed between two versions of the framework: added, retired, reworded, moved, asked differently; and how far its version must step. Ends with code 1 when an id is gone or the version did not step far enough.",
      )
      .addArgument(new Argument("<git-ref>", "the earlier version: a tag, a branch or a commit"))
      .addArgument(new Argument("[git-ref]", "the later version (default: the working tree)"))
      .optionsGroup("Whom it touches:")
      .option("--evidence <file...>", "evidence files: say what the changes mean for each")
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument)
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: text)").choices([
          "text",
          "markdown",
          "json",
          "github",
        ]),
      )
      .option("-o, --output <file>", "write to a file; its ending chooses the format");
    common(command)
      .addHelpText(
        "after",
        examples("ahp-career diff v1.0.0", "ahp-career diff v1.0.0 v1.1.0 --evidence me.yaml"),
      )
      .action(async (from: string, to: string | undefined, options: DiffOptions) =>
        finish(await run(io, from, to, options)),
      );
  },
};
