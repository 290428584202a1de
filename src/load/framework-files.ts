import { posix, resolve, sep } from "node:path";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import type { Finding } from "../model/diagnostic.js";
import { companionFolders } from "../model/folders.js";
import type { FrameworkFile } from "../model/source-file.js";
import { quoted } from "../words/quoted.js";
import { displayName, readText } from "./text-file.js";

/** What lies below a folder. */
export interface Listed {
  /** Of the files, sorted. */
  readonly paths: readonly string[];
  readonly findings: readonly Finding[];
}

/** The files below a folder whose names end as wanted. Hidden ones and links that lead outside are passed over. */
export function listFiles(
  io: Io,
  folder: string,
  wanted: RegExp,
  misnamed: (path: string) => boolean = () => false,
): Listed {
  const root = io.real(resolve(io.cwd, folder)) ?? resolve(io.cwd, folder);
  const paths: string[] = [];
  const findings: Finding[] = [];
  const problem = (path: string, message: string, hint: string, code = "file-unreadable"): void => {
    const name = displayName(io, posix.join(folder, path));
    findings.push({
      code,
      file: name,
      where: { line: 1, column: 1 },
      message,
      hint,
    });
  };
  const visit = (below: string): void => {
    let entries: ReturnType<Io["list"]>;
    try {
      entries = io.list(resolve(root, below));
    } catch (error) {
      problem(below, `The folder cannot be read: ${reasonFor(error)}`, "Check its permissions.");
      return;
    }
    for (const { name, kind } of entries) {
      if (name.startsWith(".") || name === "node_modules") continue;
      const path = below === "" ? name : `${below}/${name}`;
      if (kind === "folder" && wanted.test(name)) {
        problem(
          path,
          "This is a folder, and a file of this name is looked for",
          "Give it another name.",
        );
      } else if (kind === "folder") visit(path);
      else if (kind === "file" && wanted.test(name)) paths.push(path);
      else if (kind === "file" && misnamed(path)) {
        const original = name.replace(leftOver, "");
        const isBackup = original !== name && entries.some((one) => one.name === original);
        problem(path, ...misnamedWords(name), isBackup ? "file-ignored" : undefined);
      } else if (kind === "other" && wanted.test(name)) {
        problem(path, "This is not an ordinary file", "Put an ordinary file in its place.");
      } else if (
        kind === "link" &&
        (wanted.test(name) || io.kind(resolve(root, path)) === "folder")
      ) {
        const real = io.real(resolve(root, path));
        const inside = real?.startsWith(root + sep) === true;
        if (inside && io.kind(real) === "file") paths.push(path);
        else if (!inside) {
          problem(
            path,
            real === null
              ? "This link leads to nothing that is there"
              : "A link that leads out of the folder is not followed",
            "Put the file itself here.",
          );
        }
      }
    }
  };
  visit("");
  return { paths: paths.sort(), findings };
}

/** Endings under which programs save text; `audit.md.txt` is one of them. */
const textEnding = /\.(?:txt|text|markdown|mdown|mkdn?|mdx)$|^[^.]+$/i;
/** The manifest or the sources, with whatever ending. */
const settled = /^(framework|sources)\.ya?ml(?:\.(?:txt|text|ya?ml))?$/i;
/** The manifest under whatever name people and programs give it. */
const manifestName =
  /^framework(?: ?\(\d{1,9}\)| copy| - copy)?(?:\.ya?ml){0,2}(?:\.(?:txt|text))?$/i;
/** What editors and other programs leave beside a file when they save it. */
const leftOver = /(?:~|\.(?:bak|backup|orig|old|rej|sw[a-p]|tmp|temp))$/i;

/** A file that is passed over and told of: all that it holds is in another. */
export const isIgnored = ({ code }: Finding): boolean => code === "file-ignored";

export const isManifestName = (name: string): boolean => manifestName.test(name);

/** What is wrong with a name, and what to do about it. */
function misnamedWords(name: string): readonly [message: string, hint: string] {
  const [, exact] = settled.exec(name) ?? [];
  const [ending] = /\.[^.\s]{1,20}$/.exec(name) ?? [];
  const message =
    ending === undefined
      ? "The name has no ending, so the file is not read"
      : ending === ".yaml" && exact !== undefined
        ? "The name is not in small letters, so the file is not read"
        : `The name ends in ${quoted(ending)}, so the file is not read`;
  if (exact !== undefined) return [message, `Rename it to \`${exact.toLowerCase()}.yaml\`.`];
  if (leftOver.test(name))
    return [
      message,
      "It looks like a backup that a program left. Take it away, or where it is the one to keep, give it a name that ends in `.md`.",
    ];
  return textEnding.test(name)
    ? [message, "Rename it: its name has to end in `.md`."]
    : [
        message,
        "A competency is plain text in a file whose name ends in `.md`. Save it as that, or keep this file elsewhere.",
      ];
}

/** Names of what should be one of these files, and is not read: a competency's, that of a page in its folder, the manifest's or that of the sources. */
function isMisnamed(path: string): boolean {
  const [top = "", ...below] = path.split("/");
  const name = below.at(-1) ?? top;
  // Whatever its ending: somebody meant it for a competency, and would think that it counts.
  if (/^[A-Z][A-Z0-9]*-[A-Z0-9]+-\d{2}(?![A-Z0-9])/i.test(name)) return true;
  if (below.length === 0) return settled.test(name);
  if (/^(?:readme|licen[cs]e|copying)\b/i.test(name)) return false;
  return Object.hasOwn(companionFolders, top) && textEnding.test(name);
}

/** The files that belong to a framework folder. */
const frameworkFile = /\.[mM][dD]$|^(?:framework|sources)\.yaml$/;

export interface ReadFolder {
  readonly files: readonly (FrameworkFile & { readonly bytes: Buffer })[];
  readonly findings: readonly Finding[];
}

/** Tells what people see as the name of a path inside a folder. */
export function namesIn(io: Io, folder: string): (path: string) => string {
  const shown = displayName(io, folder);
  return (path) => (shown === "." ? path : `${shown}/${path}`);
}

/** Every file of a framework folder, sorted by path. Unreadable ones are findings. */
export function readFrameworkFiles(io: Io, folder: string): ReadFolder {
  const listed = listFiles(io, folder, frameworkFile, isMisnamed);
  const nameOf = namesIn(io, folder);
  const root = resolve(io.cwd, folder);
  const read = listed.paths.map((path) => ({
    path,
    ...readText(io, `${root}/${path}`, nameOf(path)),
  }));
  return {
    files: read.flatMap(({ path, file, bytes }) => (file === null ? [] : [{ path, file, bytes }])),
    findings: [...listed.findings, ...read.flatMap(({ findings }) => findings)],
  };
}
