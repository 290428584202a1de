import { isUtf8 } from "node:buffer";
import { isAbsolute, posix, relative, resolve, sep } from "node:path";
import type { Finding } from "./diagnostic.js";
import { type Io, reasonFor } from "./io.js";
import type { FrameworkFile, SourceFile } from "./model/source-file.js";

/** The largest file that is read, in bytes: YAML parsing is quadratic on hostile input. */
export const largestFile = 1024 * 1024;

export interface ReadFile {
  readonly file: SourceFile | null;
  readonly findings: readonly Finding[];
}

/** A path as people see it: relative to the working folder where it lies inside, with forward slashes. */
export function displayName(io: Io, path: string): string {
  const inside = relative(io.cwd, resolve(io.cwd, path));
  const shown = inside === "" ? "." : inside.startsWith("..") ? path : inside;
  return shown.split(sep).join("/");
}

/**
 * One text file, or the finding that says why not. Text is UTF-8 without NUL characters. `seen` is handed the bytes as they
 * were read.
 */
export function readText(
  io: Io,
  path: string,
  name = displayName(io, path),
  seen: (bytes: Buffer) => void = () => {},
): ReadFile {
  let bytes: Buffer;
  try {
    bytes = io.read(isAbsolute(path) ? path : resolve(io.cwd, path), largestFile);
  } catch (error) {
    return unreadable(
      name,
      `The file cannot be read: ${reasonFor(error)}`,
      "Check the path and try again.",
    );
  }
  seen(bytes);
  return textOf(name, bytes);
}

const unreadable = (name: string, message: string, hint: string): ReadFile => ({
  file: null,
  findings: [{ code: "file-unreadable", file: name, where: { line: 1, column: 1 }, message, hint }],
});

/** Text in UTF-16: it starts with its byte order mark, or every second byte of its start is nought. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) return true;
  const start = bytes.subarray(0, 64);
  const noughts = (first: number): boolean =>
    start.length > 3 && start.every((byte, at) => (byte === 0) === (at % 2 === first));
  return noughts(0) || noughts(1);
}

/** Bytes from wherever they were read, as a text file. */
export function textOf(name: string, bytes: Buffer): ReadFile {
  if (isUtf16(bytes)) {
    return {
      file: null,
      findings: [
        {
          code: "file-encoding",
          file: name,
          where: { line: 1, column: 1 },
          message: "The file is in UTF-16, and not in UTF-8",
          hint: "Save it again and choose UTF-8 as the encoding. In Windows programs it may be called plain text or Unicode (UTF-8).",
        },
      ],
    };
  }
  if (bytes.includes(0)) {
    return unreadable(
      name,
      "The file is not plain text",
      "Save it as plain text in UTF-8. A Word or PDF document cannot be read.",
    );
  }
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return { file: { name, text }, findings: [] };
  return {
    file: null,
    findings: [
      {
        code: "file-encoding",
        file: name,
        where: firstBadCharacter(text),
        message: "The file is not in UTF-8 from here on",
        hint: "Save it again and choose UTF-8 as the encoding; then look at the accented letters and quotes.",
      },
    ],
  };
}

/** Line and column of the first character that could not be decoded. */
function firstBadCharacter(text: string): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, text.indexOf("\uFFFD"))).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export interface ReadFolder {
  readonly files: readonly FrameworkFile[];
  readonly findings: readonly Finding[];
}

/** What lies below a folder. */
export interface Listed {
  /** Of the files, sorted. */
  readonly paths: readonly string[];
  readonly findings: readonly Finding[];
  /** Of the folders that were looked through, the outermost as "". */
  readonly folders: readonly string[];
  /** There are links: what these folders hold does not say what lies below them. */
  readonly hasLinks: boolean;
}

/** The files below a folder whose names end as wanted. Hidden ones and links that lead outside are passed over. */
export function listFiles(
  io: Io,
  folder: string,
  wanted: RegExp,
  misnamed: RegExp | null = null,
): Listed {
  const root = io.real(resolve(io.cwd, folder)) ?? resolve(io.cwd, folder);
  const paths: string[] = [];
  const findings: Finding[] = [];
  const folders: string[] = [];
  let hasLinks = false;
  const problem = (path: string, message: string, hint: string): void => {
    const name = displayName(io, posix.join(folder, path));
    findings.push({
      code: "file-unreadable",
      file: name,
      where: { line: 1, column: 1 },
      message,
      hint,
    });
  };
  const visit = (below: string): void => {
    folders.push(below);
    let entries: ReturnType<Io["list"]>;
    try {
      entries = io.list(resolve(root, below));
    } catch (error) {
      problem(below, `The folder cannot be read: ${reasonFor(error)}`, "Check its permissions.");
      return;
    }
    for (const { name, kind } of entries) {
      if (name.startsWith(".") || name === "node_modules") continue;
      hasLinks ||= kind === "link";
      const path = below === "" ? name : `${below}/${name}`;
      if (kind === "folder" && wanted.test(name)) {
        problem(
          path,
          "This is a folder, and a file of this name is looked for",
          "Give it another name.",
        );
      } else if (kind === "folder") visit(path);
      else if (kind === "file" && wanted.test(name)) paths.push(path);
      else if (kind === "file" && misnamed?.test(name)) {
        const ending = name.slice(name.search(/\.(?:md\.)?[a-z]+$/i));
        problem(
          path,
          `The name ends in \`${ending}\`, so the file is not read`,
          `Rename it: its name has to end in \`${/ya?ml/i.test(ending) ? ".yaml" : ".md"}\`.`,
        );
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
            "A link that leads out of the folder is not followed",
            "Put the file itself here.",
          );
        }
      }
    }
  };
  visit("");
  return { paths: paths.sort(), findings, folders, hasLinks };
}

/** Names under which programs save what should be one of them: a competency's, the manifest's or that of the sources. */
const misnamedFile =
  /^[A-Z][A-Z0-9]*-[A-Z0-9]+-\d{2}\b.*\.(?:md\.txt|markdown|mdown|mkdn?)$|^(?:framework|sources)\.(?:yml|yaml\.txt)$/i;

/** The files that belong to a framework folder. */
const frameworkFile = /\.md$|^(framework|sources)\.yaml$/i;

/** What a framework folder holds, by path inside it. */
export const listFrameworkFiles = (io: Io, folder: string): Listed =>
  listFiles(io, folder, frameworkFile, misnamedFile);

/** Tells what people see as the name of a path inside a folder. */
export function namesIn(io: Io, folder: string): (path: string) => string {
  const shown = displayName(io, folder);
  return (path) => (shown === "." ? path : `${shown}/${path}`);
}

/** Every file of a framework folder, sorted by path. Unreadable ones are findings. */
export function readFrameworkFiles(
  io: Io,
  folder: string,
  isSame: (path: string, bytes: Buffer) => boolean = () => false,
): ReadFolder {
  const listed = listFrameworkFiles(io, folder);
  const nameOf = namesIn(io, folder);
  const files: FrameworkFile[] = [];
  const findings: Finding[] = [...listed.findings];
  const root = resolve(io.cwd, folder);
  for (const path of listed.paths) {
    let same = false;
    const read = readText(io, `${root}/${path}`, nameOf(path), (bytes) => {
      same = isSame(path, bytes);
    });
    findings.push(...read.findings);
    if (read.file) files.push({ path, file: read.file, same });
  }
  return { files, findings };
}
