import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { exit } from "./exit.js";

/** What a path is, links followed; `other` is a device, a socket or a pipe. */
export type PathKind = "file" | "folder" | "other" | "missing";

export interface Entry {
  readonly name: string;
  readonly kind: PathKind | "link";
}

/** The world as the program sees it: everything impure goes through here. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that holds `competencies/`, `schemas/` and `templates/` of this package. */
  readonly home: string;
  /** Width of the terminal in columns; 80 where it is not known. */
  readonly columns: number;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  /** The moment it is now. */
  now(): Date;
  /** The bytes of a regular file of at most `limit` bytes. Throws an Error whose message is fit for a person. */
  read(path: string, limit: number): Buffer;
  kind(path: string): PathKind;
  /** The real path, links resolved, or null where there is none. */
  real(path: string): string | null;
  /** What a folder holds, in no order. Throws as `read` does. */
  list(path: string): readonly Entry[];
  /** Writes the whole file or nothing. With `replace: false` it fails when the file exists. */
  write(path: string, content: string | Uint8Array, options: { readonly replace: boolean }): void;
  out(text: string): void;
  err(text: string): void;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you do not have permission to read it",
  EPERM: "you do not have permission to read it",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of its path is not a folder",
  ELOOP: "its links go round in a circle",
  ENAMETOOLONG: "its name is too long",
  EEXIST: "it exists already",
  ENOSPC: "the disk is full",
  EROFS: "the disk can only be read",
  EMFILE: "too many files are open",
  ERR_INVALID_ARG_VALUE: "its name is not one a file can have",
};

/** An error from the operating system, in words. */
export function reasonFor(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string") return reasons[code] ?? `the system says ${code}`;
  return error instanceof Error || typeof error === "object"
    ? String((error as Error).message)
    : String(error);
}

function readRegularFile(path: string, limit: number): Buffer {
  // Without O_NONBLOCK, opening a pipe would wait for a writer.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (found.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    if (!found.isFile()) throw new Error("it is not an ordinary file");
    if (found.size > limit) {
      throw new Error(
        `it is larger than ${Math.round(limit / 1024).toLocaleString("en-GB")} KB, the most that is read`,
      );
    }
    const bytes = Buffer.allocUnsafe(found.size);
    let at = 0;
    while (at < bytes.length) {
      const count = readSync(descriptor, bytes, at, bytes.length - at, at);
      if (count === 0) break;
      at += count;
    }
    return bytes.subarray(0, at);
  } finally {
    closeSync(descriptor);
  }
}

function kindOf(path: string): PathKind {
  try {
    const found = statSync(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "ENOENT" || code === "ENOTDIR") return "missing";
    throw error;
  }
}

function writeWhole(path: string, content: string | Uint8Array, replace: boolean): void {
  const target = replace ? join(dirname(path), `.${basename(path)}.${process.pid}.tmp`) : path;
  // `wx` fails where the name is taken, even by a file made a moment ago.
  const descriptor = openSync(target, "wx");
  try {
    try {
      writeFileSync(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
    if (replace) renameSync(target, path);
  } catch (error) {
    unlinkSync(target);
    throw error;
  }
}

/** The real world: files, the process's streams and the clock. */
export function nodeIo(): Io {
  let failed = false;
  process.on("exit", () => {
    if (failed) process.exitCode = exit.failed;
  });
  process.stderr.on("error", () => {
    // There is nowhere left to say it.
  });
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has had enough (`| head`) is not an error.
    if (error.code === "EPIPE" || failed) return;
    failed = true;
    process.stderr.write(`The output cannot be written: ${reasonFor(error)}\n`);
  });
  return {
    cwd: process.cwd(),
    env: process.env,
    home: join(import.meta.dirname, ".."),
    columns: process.stdout.columns ?? 80,
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    now: () => new Date(),
    read: readRegularFile,
    kind: kindOf,
    real: (path) => {
      try {
        return realpathSync(path);
      } catch {
        return null;
      }
    },
    list: (path) =>
      readdirSync(path, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: entry.isSymbolicLink()
          ? "link"
          : entry.isFile()
            ? "file"
            : entry.isDirectory()
              ? "folder"
              : "other",
      })),
    write: (path, content, { replace }) => writeWhole(path, content, replace),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
