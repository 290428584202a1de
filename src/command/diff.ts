import { Argument } from "commander";
import { analyseAffected } from "../analyse/diff/affected.js";
import { analyseFrameworkDiff, diffFindings } from "../analyse/diff/framework-diff.js";
import { diagnose } from "../check/diagnose.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { DiagnosticsError } from "../load/diagnostics-error.js";
import { type FrameworkVersions, loadVersions } from "../load/framework-versions.js";
import { type LoadedEvidence, loadEvidence } from "../load/load-evidence.js";
import type { IsoDate } from "../model/date.js";
import type { AffectedFile, FrameworkDiff } from "../model/framework-diff.js";
import { diffReport, diffSummary } from "../report/diff/diff.js";
import { annotations } from "../reporters/annotations.js";
import type { Command } from "./command.js";
import {
  type CommonOptions,
  common,
  dateArgument,
  datesOf,
  examples,
  outputOptions,
} from "./options.js";
import { printWarnings } from "./print-warnings.js";
import { formatsOf, type OutputOptions, publish, writeResult } from "./publish.js";
import { repositoryPaths } from "./repository-paths.js";

interface DiffOptions extends CommonOptions, OutputOptions {
  readonly evidence?: readonly string[];
  readonly asOf?: IsoDate;
  readonly requireStep?: true;
}

/** Annotations of the errors and a line of summary: for a job on GitHub. */
const github = { name: "github", endings: [] };

/** A file that names what the later version lost is fit for the earlier one, and the other way round. */
function loadForEither(
  io: Io,
  { before, after }: FrameworkVersions,
  path: string,
  today: IsoDate,
): LoadedEvidence {
  try {
    return loadEvidence(io, before.framework, path, today);
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return loadEvidence(io, after.framework, path, today);
  }
}

/** What the changes mean for each evidence file; null where none was given. */
function affectedBy(
  io: Io,
  versions: FrameworkVersions,
  diff: FrameworkDiff,
  options: DiffOptions,
): readonly AffectedFile[] | null {
  const { evidence: paths } = options;
  if (paths === undefined) return null;
  const { today, asOf } = datesOf(io, options);
  const { before, after } = versions;
  return paths.map((path) => {
    try {
      const { source, file } = loadForEither(io, versions, path, today);
      const named = { name: source.name, asOf };
      return analyseAffected(before.framework, after.framework, diff, file, named);
    } catch (error) {
      // Of several files it has to be said which one is meant; diagnostics say so themselves.
      const told = !(error instanceof InputError) || error instanceof DiagnosticsError;
      if (told || paths.length < 2) throw error;
      throw new InputError(`${path}: ${error.message}`, error.hint);
    }
  });
}

async function run(
  io: Io,
  from: string,
  to: string | undefined,
  options: DiffOptions,
): Promise<number> {
  const versions = loadVersions(io, options.framework, from, to);
  const { before, after, unread, notes } = versions;
  const diff = analyseFrameworkDiff(before.framework, after.framework, unread);
  const evidence = affectedBy(io, versions, diff, options);
  const diagnostics = diagnose(
    diffFindings(diff, after.framework, options.requireStep),
    after.files,
  );
  const inputs = options.evidence ?? [];
  if (options.format === "github") {
    const { pathFromRoot } = repositoryPaths(io);
    const lines = annotations(diagnostics, (file) => pathFromRoot(file) ?? file, "ahp-career diff");
    writeResult(io, { ...options, inputs }, `${lines}${diffSummary(diff)}`);
  } else {
    const data = { ...diff, from: before, to: after, evidence, diagnostics };
    const format = await publish(io, diffReport, data, { ...options, inputs });
    if (format !== "json") printWarnings(io, options, diagnostics);
  }
  printWarnings(
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
        "Say what changed between two versions of the framework: added, retired, reworded, moved, asked differently; and how far its version must step. Ends with code 1 when an id is gone or the version was moved and not far enough.",
      )
      .addArgument(new Argument("<git-ref>", "the earlier version: a tag, a branch or a commit"))
      .addArgument(new Argument("[git-ref]", "the later version (default: the working tree)"))
      .option("--require-step", "end with code 1 where the version was not moved either: for CI")
      .optionsGroup("Whom it touches:")
      .option("--evidence <file...>", "evidence files: say what the changes mean for each")
      .option("--as-of <date>", "as things stood on this day (default: today)", dateArgument);
    outputOptions(command, [...formatsOf(diffReport), github]);
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
