import { resolve } from "node:path";
import { diagnose } from "../check/diagnose.js";
import { fieldFindings } from "../check/schema/schema-findings.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Diagnostic, Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { parseFramework } from "../parse/framework.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { findFramework, isShipped } from "./find-framework.js";
import { isIgnored, type ReadFolder, readFrameworkFiles } from "./framework-files.js";
import { readRevision, repositoryOf, resolveRevision } from "./revision.js";
import { displayName } from "./text-file.js";

/** One version of a framework. */
export interface FrameworkVersion {
  /** Null for the working tree, and so is the commit. */
  readonly ref: string | null;
  readonly commit: string | null;
  readonly framework: Framework;
  readonly files: readonly SourceFile[];
}

export interface FrameworkVersions {
  readonly before: FrameworkVersion;
  readonly after: FrameworkVersion;
  /** Ids whose file could not be read in the earlier version. */
  readonly unread: ReadonlySet<string>;
  /** What is wrong with the earlier version; it cannot be mended any more, so these stop nothing. */
  readonly notes: readonly Diagnostic[];
}

interface ParsedVersion extends FrameworkVersion {
  readonly findings: readonly Finding[];
}

const workingTree = { ref: null, commit: null };

function parse(
  shown: string,
  { ref, commit }: Pick<FrameworkVersion, "ref" | "commit">,
  read: ReadFolder,
): ParsedVersion {
  const { framework, documents, findings } = parseFramework(shown, read.files);
  // An earlier version is not held against the schemas of today.
  const unfit = ref === null ? documents.flatMap(fieldFindings) : [];
  const files = read.files.map(({ file }) => file);
  return {
    ref,
    commit,
    framework,
    files,
    findings: [...read.findings.filter((one) => !isIgnored(one)), ...findings, ...unfit],
  };
}

/** The id at the head of a competency's file name. */
const idIn = (path: string): string | undefined =>
  /(?:^|\/)([A-Z][A-Z0-9]*-[A-Z0-9]+-[0-9]{2})[^/]*\.md$/.exec(path)?.[1];

/** The folder to compare. With two refs it need not be there in the working tree. */
function folderOf(io: Io, asked: string | undefined, bothFromGit: boolean): string {
  const wanted = asked ?? (io.env["AHP_CAREER_FRAMEWORK"] || undefined);
  if (wanted !== undefined && bothFromGit && io.kind(resolve(io.cwd, wanted)) === "missing")
    return wanted;
  const found = findFramework(io, asked);
  // Its repository, where it has one, is that of the program: nobody who works here means it.
  if (wanted !== undefined || !isShipped(io, found)) return found;
  throw new InputError(
    "There is no framework here to compare: neither this folder nor one above it has a `competencies/framework.yaml`",
    "Run this in the folder that `competencies/` lies in, or name the framework's folder with --framework.",
  );
}

function refuseNameless({ framework, ref, findings, files }: ParsedVersion): void {
  if (framework.manifest.id !== "" || findings.length > 0) return;
  throw new InputError(
    `The manifest of the framework at \`${ref}\` does not say what framework it is`,
    `Name a later version; ${files.length} files were read.`,
  );
}

/**
 * Two versions of a framework, read through Git; without a second ref the later one is the working tree.
 * @throws DiagnosticsError with everything that makes the later version unfit to be compared.
 * @throws InputError where Git, the repository, a ref or the framework is not to be found.
 */
export function loadVersions(
  io: Io,
  asked: string | undefined,
  from: string,
  to: string | undefined,
): FrameworkVersions {
  const folder = folderOf(io, asked, to !== undefined);
  const repository = repositoryOf(io, io.real(resolve(io.cwd, folder)) ?? folder);
  const shown = displayName(io, folder);
  const at = (ref: string, name: string): ParsedVersion => {
    const revision = resolveRevision(repository, ref);
    return parse(name, revision, readRevision(repository, revision, name));
  };
  const before = at(from, `${from}:${shown}`);
  const after =
    to === undefined ? parse(shown, workingTree, readFrameworkFiles(io, folder)) : at(to, shown);
  if (after.findings.length > 0) {
    throw new DiagnosticsError(diagnose(after.findings, after.files), after.files);
  }
  refuseNameless(before);
  refuseNameless(after);
  return {
    before,
    after,
    unread: new Set(before.findings.flatMap(({ file }) => idIn(file) ?? [])),
    notes: diagnose(before.findings, before.files),
  };
}
