import { basename, dirname, join, relative, resolve } from "node:path";
import { diagnose } from "../check/diagnose.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Finding } from "../model/diagnostic.js";
import type { Manifest } from "../model/framework.js";
import { quoted } from "../words/quoted.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { isManifestName, listFiles } from "./framework-files.js";
import { namesBelow } from "./neighbours.js";
import { displayName } from "./text-file.js";

const manifest = "framework.yaml";

/** Where the framework to use lies. */
export interface Located {
  readonly folder: string;
  /** The folder was passed by on the way, and its manifest is missing: nothing else may take its place. */
  readonly missing: Finding | null;
}

const holdsManifest = (io: Io, folder: string): boolean =>
  io.kind(resolve(io.cwd, folder, manifest)) === "file";

/** A file whose name is almost the manifest's, or null. */
function misnamedManifest(io: Io, folder: string): string | null {
  const names = namesBelow(io, resolve(io.cwd, folder));
  return names.find((name) => name !== manifest && isManifestName(name)) ?? null;
}

/** What is said of a folder whose manifest is not there. */
export function manifestMissing(io: Io, folder: string): Finding {
  const other = misnamedManifest(io, folder);
  return {
    code: "file-unreadable",
    file: displayName(io, join(folder, manifest)),
    where: { line: 1, column: 1 },
    message:
      namesBelow(io, resolve(io.cwd, folder)).length === 0
        ? "This folder is a framework's by its name, and there is nothing in it"
        : "This folder holds competencies, and its manifest is not there",
    hint:
      other === null
        ? "Put `framework.yaml` back: it says which pillars, bands and names there are. To use another framework, name its folder with --framework."
        : `Rename ${quoted(other)} to \`framework.yaml\`.`,
  };
}

/** A folder called `competencies` that holds only files of other kinds is somebody's own, and no framework's. */
function looksLikeFramework(io: Io, folder: string): boolean {
  const { paths, findings } = listFiles(io, folder, /./);
  const isPart = (path: string): boolean =>
    /\.(?:md|markdown)$/i.test(path) || isManifestName(path);
  return paths.length === 0 || findings.length > 0 || paths.some(isPart);
}

/** The nearest `competencies/` in a folder or one above it; with `inside` also a framework's folder of another name around it. */
export function nearestFramework(io: Io, start: string, inside = false): Located | null {
  for (let at = start; ; at = dirname(at)) {
    if (inside && holdsManifest(io, at)) return { folder: at, missing: null };
    const folder = join(at, "competencies");
    if (holdsManifest(io, folder)) return { folder, missing: null };
    if (io.kind(folder) === "folder" && looksLikeFramework(io, folder))
      return { folder, missing: manifestMissing(io, folder) };
    if (dirname(at) === at) return null;
  }
}

/** What is wrong with a folder that was asked for and is no framework's. */
function notFramework(io: Io, wanted: string, fromEnvironment: boolean): InputError {
  const isManifest = basename(wanted) === manifest;
  const isFile = io.kind(resolve(io.cwd, wanted)) === "file";
  const hint = `A framework is a folder that holds \`${manifest}\`${isFile ? ", and this is a file" : ""}.`;
  const instead = isFile && isManifest ? ` Name ${quoted(dirname(wanted))}.` : "";
  const from = fromEnvironment ? " The folder comes from AHP_CAREER_FRAMEWORK." : "";
  return new InputError(`There is no framework in ${wanted}`, hint + instead + from);
}

/**
 * The framework to use: `--framework`, the environment, the nearest `competencies/`, or the one shipped (CLI.md).
 * @throws InputError where a folder was asked for and is no framework's.
 */
export function locateFramework(io: Io, asked: string | undefined): Located {
  const wanted = asked ?? (io.env["AHP_CAREER_FRAMEWORK"] || undefined);
  if (wanted === undefined)
    return nearestFramework(io, io.cwd) ?? { folder: join(io.home, "competencies"), missing: null };
  const folders = [wanted, join(wanted, "competencies")];
  const folder = folders.find((one) => holdsManifest(io, one));
  if (folder !== undefined) return { folder, missing: null };
  const headless = folders.find((one) => misnamedManifest(io, one) !== null);
  if (headless === undefined) throw notFramework(io, wanted, asked === undefined);
  return { folder: headless, missing: manifestMissing(io, headless) };
}

/** The folder of the framework to use. Throws DiagnosticsError where its manifest is missing. */
export function findFramework(io: Io, asked: string | undefined): string {
  const { folder, missing } = locateFramework(io, asked);
  if (missing !== null) throw new DiagnosticsError(diagnose([missing], []));
  return folder;
}

/** The framework inside the package, found because there is no other: nobody works on it here. */
export const isShipped = (io: Io, folder: string): boolean =>
  resolve(io.cwd, folder) === join(io.home, "competencies") &&
  relative(io.home, io.cwd).startsWith("..");

/** A framework's name and where it lies, for people. */
export const frameworkWords = (io: Io, { title, version }: Manifest, folder: string): string =>
  `${title} ${version}${isShipped(io, folder) ? ", the one that comes with ahp-career," : ""} in ${displayName(io, folder)}`.trim();
