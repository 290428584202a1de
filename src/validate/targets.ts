import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Io } from "../io.js";
import { manifestMissing, nearestFramework } from "../load/find-framework.js";
import { listFiles } from "../load/framework-files.js";
import { readText } from "../load/text-file.js";
import type { Finding } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { closingFence, openingFence, withoutMark } from "../parse/fences.js";

/** What a path means: a framework or a part of it, or one file outside any framework. */
export type Target =
  | {
      readonly kind: "part";
      /** As the person named it: relative where the path was. */
      readonly folder: string;
      /** The path inside the folder to report on, or null for all of it. */
      readonly only: string | null;
    }
  | { readonly kind: "evidence" | "competency"; readonly path: string; readonly file: SourceFile };

export interface Targets {
  readonly targets: readonly Target[];
  /** Files that cannot be read, and links that are not followed. */
  readonly findings: readonly Finding[];
  /** Names of files that are there and cannot be read as text. */
  readonly unreadable: readonly string[];
  /** The path itself is not there or cannot be opened. */
  readonly missing: boolean;
}

/** A file says what it is in its field `format`, in whatever way YAML lets it. The numbers keep a file of blanks from taking long. */
const evidenceText =
  /(?:^|[{,?])[\s\ufeff]{0,99}['"]?format['"]?\s{0,99}:\s{0,99}(?:(?:[>|][-+\d]{0,2}|!!\w{1,9})\s{1,99})?['"]?ahp-career\\?\/evidence/m;
// Blanks only: over line ends, `\s*` would look through thousands of empty lines again from each of them.
const frameworkText =
  /^[ \t\ufeff]*['"]?format['"]?[ \t]*:[ \t]*['"]?ahp-career\/(framework|sources)/m;

/** The framework folder that a path lies in, or null. */
function enclosing(io: Io, path: string): string | null {
  for (let folder = path; ; folder = dirname(folder)) {
    if (io.kind(join(folder, "framework.yaml")) === "file") return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** A part of the framework around a path. A link into a framework is looked at where it leads. */
function partAround(io: Io, path: string, absolute: string, start: string): Target | null {
  const place = (folder: string, at: string): Target => {
    const below = relative(folder, at);
    return {
      kind: "part",
      folder: isAbsolute(path) ? folder : relative(io.cwd, folder) || ".",
      only: below === "" ? null : below.split(sep).join("/"),
    };
  };
  const folder = enclosing(io, start);
  if (folder !== null) return place(folder, absolute);
  const real = io.real(absolute);
  if (real === null || real === absolute) return null;
  const behind = enclosing(io, start === absolute ? real : dirname(real));
  return behind === null ? null : place(behind, real);
}

/** Front matter, and not a YAML file that begins as YAML files may, with a line of three hyphens. */
function isFenced(raw: string): boolean {
  const text = withoutMark(raw);
  const opened = openingFence(text);
  if (opened === null) return false;
  return closingFence(text, opened) !== null || !/^(?:format|person)\b|^\s*[{?"']/m.test(text);
}

function targetOfFile(io: Io, path: string, file: SourceFile, named: boolean): Target | null {
  const absolute = resolve(io.cwd, path);
  const { text } = file;
  const name = basename(absolute).toLowerCase();
  const markdown = name.endsWith(".md");
  if (markdown || /^(framework|sources)\.yaml$/.test(name) || frameworkText.test(text)) {
    const part = partAround(io, path, absolute, dirname(absolute));
    if (part !== null) return part;
  }
  if (markdown || (isFenced(text) && !evidenceText.test(text))) {
    return named || /^id\s*:/m.test(text) ? { kind: "competency", path, file } : null;
  }
  return named || evidenceText.test(text) ? { kind: "evidence", path, file } : null;
}

function fileTarget(io: Io, path: string, named: boolean): Targets {
  const { file, findings } = readText(io, path);
  if (file === null) {
    const there = findings.some(({ code }) => code === "file-encoding") || isFile(io, path);
    return {
      targets: [],
      findings,
      unreadable: there ? findings.map((finding) => finding.file) : [],
      missing: named && !there,
    };
  }
  const target = targetOfFile(io, path, file, named);
  return {
    targets: target === null ? [] : [target],
    findings: [],
    unreadable: [],
    missing: false,
  };
}

const isFile = (io: Io, path: string): boolean => io.kind(resolve(io.cwd, path)) === "file";

/** Where a framework keeps a competency: `research/band-6/RS-6-02-….md`. */
const placed = /^(.*?)[^/]+\/(?:core|band-\d+)\/[A-Z][A-Z0-9]*-[A-Z0-9]+-\d{2}[^/]*\.md$/;

/** A folder that is laid out as a framework is, and has no manifest: without it nothing in it can be checked. */
function withoutManifest(io: Io, path: string, paths: readonly string[]): Finding | null {
  const [, root] = paths.map((one) => placed.exec(one)).find((found) => found !== null) ?? [];
  return root === undefined ? null : manifestMissing(io, join(path, root));
}

/** Everything to check at a path: a framework or a part of one, an evidence file, or a folder of evidence files. */
export function targetsOf(io: Io, path: string): Targets {
  const absolute = resolve(io.cwd, path);
  if (io.kind(absolute) !== "folder") return fileTarget(io, path, true);
  const none = { findings: [], unreadable: [], missing: false };
  const around = partAround(io, path, absolute, absolute);
  if (around !== null) return { targets: [around], ...none };
  const below = join(path, "competencies");
  if (isFile(io, join(below, "framework.yaml")))
    return { targets: [{ kind: "part", folder: below, only: null }], ...none };
  const listed = listFiles(io, path, /\.(ya?ml|md)$/i);
  const nearest = nearestFramework(io, dirname(absolute));
  const own = nearest?.folder === absolute ? nearest.missing : null;
  const headless = own ?? withoutManifest(io, path, listed.paths);
  if (headless !== null)
    return { targets: [], findings: [headless], unreadable: [], missing: true };
  const each = listed.paths.map((file) => fileTarget(io, join(path, file), false));
  return {
    targets: each.flatMap(({ targets }) => targets),
    findings: [...listed.findings, ...each.flatMap(({ findings }) => findings)],
    unreadable: each.flatMap(({ unreadable }) => unreadable),
    missing: false,
  };
}
