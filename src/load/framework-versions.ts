import { resolve } from "node:path";
import { diagnose } from "../check/diagnose.js";
import { fieldFindings } from "../check/schema/schema-findings.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Diagnostic, Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { FrameworkFile, SourceFile } from "../model/source-file.js";
import { parseFramework } from "../parse/framework.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { readFrameworkFiles } from "./framework-files.js";
import { findFramework } from "./load-framework.js";
import { readRevision, repositoryOf, resolveRevision } from "./revision.js";
import { displayName } from "./text-file.js";

/** One version of a framework. */
export interface FrameworkVersion {
  /** Null for the working tree. */
  readonly ref: string | null;
  readonly commit: string | null;
  readonly framework: Framework;
  readonly files: readonly SourceFile[];
}

export interface FrameworkVersions {
  readonly before: FrameworkVersion;
  readonly after: FrameworkVersion;
  /** Ids whose file could not be read in the earlier version. */
  readonly uncompared: ReadonlySet<string>;
  /** What is wrong with the earlier version; it cannot be mended any more, so these stop nothing. */
  readonly notes: readonly Diagnostic[];
}

interface Side extends FrameworkVersion {
  readonly findings: readonly Finding[];
  readonly unread: readonly string[];
}

/** The id at the head of a competency's file name. */
const idIn = (path: string): string[] =>
  /(?:^|\/)([A-Z][A-Z0-9]*-[A-Z0-9]+-[0-9]{2})[^/]*\.md$/.exec(path)?.[1]?.split(" ") ?? [];

function side(
  shown: string,
  { ref, commit }: Pick<FrameworkVersion, "ref" | "commit">,
  read: { readonly files: readonly FrameworkFile[]; readonly findings: readonly Finding[] },
): Side {
  const { framework, documents, findings } = parseFramework(shown, read.files);
  const all = [...read.findings, ...findings];
  return {
    ref,
    commit,
    framework,
    files: read.files.map(({ file }) => file),
    findings: ref === null ? [...all, ...documents.flatMap(fieldFindings)] : all,
    unread: all.flatMap(({ file }) => idIn(file)),
  };
}

/** The folder to compare. With two refs it need not be there in the working tree. */
function folderOf(io: Io, asked: string | undefined, refs: number): string {
  const wanted = asked ?? (io.env["AHP_CAREER_FRAMEWORK"] || undefined);
  if (wanted !== undefined && refs === 2 && io.kind(resolve(io.cwd, wanted)) === "missing")
    return wanted;
  return findFramework(io, asked);
}

const manifestOf = ({ framework, ref, findings, files }: Side): void => {
  if (framework.manifest.id !== "" || findings.length > 0) return;
  throw new InputError(
    `The manifest of the framework at \`${ref}\` does not say what framework it is`,
    `Name a later version; ${files.length} files were read.`,
  );
};

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
  const folder = folderOf(io, asked, to === undefined ? 1 : 2);
  const repository = repositoryOf(io, io.real(resolve(io.cwd, folder)) ?? folder);
  const shown = displayName(io, folder);
  const at = (ref: string, name: string): Side => {
    const revision = resolveRevision(io, repository, ref);
    return side(name, revision, readRevision(io, repository, revision, name));
  };
  const before = at(from, `${from}:${shown}`);
  const tree = { ref: null, commit: null };
  const after =
    to === undefined ? side(shown, tree, readFrameworkFiles(io, folder)) : at(to, shown);
  if (after.findings.length > 0) throw new DiagnosticsError(diagnose(after.findings, after.files));
  manifestOf(before);
  manifestOf(after);
  return {
    before,
    after,
    uncompared: new Set(before.unread),
    notes: diagnose(before.findings, before.files),
  };
}
