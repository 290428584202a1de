import { isAbsolute, relative, resolve, sep } from "node:path";
import { Argument, Option } from "commander";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { FrameworkVersion, FrameworkVersions } from "../load/framework-versions.js";
import type { IsoDate } from "../model/date.js";
import type { AffectedFile, FrameworkDiff } from "../model/framework-diff.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, dateArgument, datesOf, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

interface DiffCommandOptions extends CommonOptions, OutputOptions {
  readonly evidence?: readonly string[];
  readonly asOf?: IsoDate;
}

/** What the changes mean for each evidence file; null where none was given. */
async function affectedBy(
  io: Io,
  { before, after }: FrameworkVersions,
  diff: FrameworkDiff,
  options: DiffCommandOptions,
): Promise<readonly AffectedFile[] | null> {
  if (options.evidence === undefined) return null;
  const [{ analyseAffected }, { loadEvidence }, { DiagnosticsError }] = await Promise.all([
    import("../analyse/affected.js"),
    import("../load/load-evidence.js"),
    import("../load/diagnostics-error.js"),
  ]);
  const { today, asOf } = datesOf(io, options);
  const files: AffectedFile[] = [];
  for (const path of options.evidence) {
    const load = async ({ framework }: FrameworkVersion) =>
      loadEvidence(io, framework, path, today);
    // A file that names what the later version lost is fit for the earlier one, and the other way round.
    const { source, file } = await load(before).catch((error: unknown) => {
      if (error instanceof DiagnosticsError) return load(after);
      // Of several files it has to be said which one is meant.
      if (error instanceof InputError && (options.evidence?.length ?? 0) > 1)
        throw new InputError(`${path}: ${error.message}`, error.hint);
      throw error;
    });
    const affected = analyseAffected(before.framework, after.framework, diff, file, {
      name: source.name,
      asOf,
    });
    files.push(affected);
  }
  return files;
}

/** Annotations count from the repository, in whatever folder of it a step runs. */
function pathInRepository(io: Io): (file: string) => string {
  const root = io.env["GITHUB_WORKSPACE"] || undefined;
  return (file) => {
    const path = relative(root ?? io.cwd, resolve(io.cwd, file));
    return path.startsWith("..") || isAbsolute(path) ? file : path.split(sep).join("/");
  };
}

const jsonSide = ({ ref, commit, framework: { manifest } }: FrameworkVersion) => ({
  ref,
  commit,
  framework: { id: manifest.id, version: manifest.version },
});

async function run(
  io: Io,
  from: string,
  to: string | undefined,
  options: DiffCommandOptions,
): Promise<number> {
  const [
    { loadVersions },
    { analyseFrameworkDiff, diffFindings },
    { diagnose },
    { parseBody },
    { printWarnings: warn },
    output,
    { proseFormats, renderReport },
  ] = await Promise.all([
    import("../load/framework-versions.js"),
    import("../analyse/framework-diff.js"),
    import("../check/diagnose.js"),
    import("../parse/markdown.js"),
    import("./print-warnings.js"),
    import("./output.js"),
    import("./render-report.js"),
  ]);
  const format = output.formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text" || name === "markdown").reverse(),
    { name: "json", extensions: [".json"] },
  ]);
  output.refuseInput(io, options.output, options.evidence ?? []);
  const versions = loadVersions(io, options.framework, from, to);
  const { before, after, uncompared, notes } = versions;
  const diff = analyseFrameworkDiff(before.framework, after.framework, {
    bodyOf: ({ body, bodyLine = 1 }) => parseBody(body, bodyLine),
    uncompared,
  });
  const affected = await affectedBy(io, versions, diff, options);
  const errors = diagnose(diffFindings(diff, after.framework), after.files);
  if (format === "json") {
    const { diffJson } = await import("../render/diff-json.js");
    output.emit(io, options, diffJson(jsonSide(before), jsonSide(after), diff, affected, errors));
  } else if (format === "github") {
    const [{ annotations }, { diffSummary }] = await Promise.all([
      import("../reporters/annotations.js"),
      import("../render/diff-document.js"),
    ]);
    const lines = annotations(errors, pathInRepository(io), "ahp-career diff");
    output.emit(io, options, `${lines}${diffSummary(diff)}`);
  } else {
    const { diffDocument } = await import("../render/diff-document.js");
    const document = diffDocument({
      before: { name: from, framework: before.framework },
      after: { name: to ?? "the working tree", framework: after.framework },
      diff,
      affected,
    });
    output.emit(io, options, await renderReport(io, format, document, options));
    await warn(io, options, errors);
  }
  await warn(
    io,
    options,
    notes.map((note) => ({ ...note, severity: "warning" as const })),
  );
  return errors.length > 0 ? exit.problems : exit.done;
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
      .action(async (from: string, to: string | undefined, options: DiffCommandOptions) =>
        finish(await run(io, from, to, options)),
      );
  },
};
