import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  type FSWatcher,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  watch,
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
  /**
   * Calls `changed` some milliseconds after something happened at or below any of these paths, present or not; many events
   * close together are one call. Answers with a function that stops it.
   */
  watch(paths: readonly string[], changed: () => void): () => void;
  /** Calls `stop` when the person presses Ctrl-C, or nobody reads the output any more. Answers with a function that forgets it. */
  onInterrupt(stop: () => void): () => void;
  /** Text, or the bytes of one. */
  out(content: string | Uint8Array): void;
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
  EDQUOT: "your share of the disk is full",
  EFBIG: "it would be larger than a file may be here",
  EBUSY: "another program is using it",
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
  } catch {
    // Links in a circle, a folder that may not be entered, an impossible name: reading it says why.
    return "missing";
  }
}

/** The permissions of a file that is to be replaced; null where there is none. */
function modeOf(path: string): number | null {
  let mode: number;
  try {
    mode = statSync(path).mode & 0o7777;
  } catch {
    return null;
  }
  try {
    // A rename would replace a file that may not be written to.
    accessSync(path, constants.W_OK);
  } catch {
    throw new Error("you do not have permission to change it");
  }
  return mode;
}

function writeWhole(path: string, content: string | Uint8Array, replace: boolean): void {
  const mode = replace ? modeOf(path) : null;
  const target = replace ? join(dirname(path), `.${basename(path)}.${process.pid}.tmp`) : path;
  // `wx` fails where the name is taken, even by a file made a moment ago.
  const descriptor = openSync(target, "wx");
  try {
    try {
      writeFileSync(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
    if (mode !== null) chmodSync(target, mode);
    if (replace) renameSync(target, path);
  } catch (error) {
    unlinkSync(target);
    throw error;
  }
}

/** Events of one save come within this many milliseconds, of an editor that writes, renames and deletes too. */
const settle = 30;

/** These systems watch a whole tree at once; elsewhere each folder has its own watcher, which new folders get as they come. */
const wholeTrees = process.platform === "darwin" || process.platform === "win32";

/** Every folder at or below a path; for what is a file or is missing, the nearest folder above it, where it will come and go. */
function foldersToWatch(path: string): readonly string[] {
  if (kindOf(path) !== "folder") {
    const above = dirname(path);
    if (above === path) return [];
    return kindOf(above) === "folder" ? [above] : foldersToWatch(above);
  }
  if (wholeTrees) return [path];
  const below: string[] = [path];
  try {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
        below.push(...foldersToWatch(join(path, entry.name)));
    }
  } catch {
    // Gone or closed a moment ago: the folder above tells when that changes.
  }
  return below;
}

/** Tells a folder from another one of the same name that took its place; null where there is none. */
function identityOf(folder: string): string | null {
  try {
    const { dev, ino } = statSync(folder);
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

function watchPaths(paths: readonly string[], changed: () => void): () => void {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  let timer: NodeJS.Timeout | null = null;
  const drop = (folder: string): void => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const event = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      renew();
      changed();
    }, settle);
  };
  const renew = (): void => {
    const wanted = new Set(paths.flatMap(foldersToWatch));
    for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
    for (const folder of wanted) {
      const identity = identityOf(folder);
      if (identity === watchers.get(folder)?.identity) continue;
      drop(folder);
      if (identity === null) continue;
      try {
        const watcher = watch(folder, { recursive: wholeTrees && paths.includes(folder) });
        watcher.on("change", event);
        watcher.on("error", () => {
          drop(folder);
          event();
        });
        watchers.set(folder, { watcher, identity });
      } catch {
        // Gone between listing and watching; the folder above tells when it is back.
      }
    }
  };
  renew();
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const folder of [...watchers.keys()]) drop(folder);
  };
}

const writeReasons: Readonly<Record<string, string>> = {
  ENOENT: "its folder is not there",
  EACCES: "you do not have permission to write there",
  EPERM: "you do not have permission to write there",
  EISDIR: "there is a folder of that name",
};

function writeRegularFile(path: string, content: string | Uint8Array, replace: boolean): void {
  try {
    writeWhole(path, content, replace);
  } catch (error) {
    const reason = writeReasons[(error as { code?: string }).code ?? ""];
    throw reason === undefined ? error : new Error(reason);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The process that a command runs in. */
export interface ProcessIo extends Io {
  /** Everything that was said has left the process. */
  isWritten(): boolean;
}

/** The real world: files, the process's streams and the clock. */
export function nodeIo(): ProcessIo {
  const opened: NodeJS.WriteStream[] = [];
  let failed = false;
  const stops = new Set<() => void>();
  const interrupt = (): void => {
    for (const stop of stops) stop();
  };
  process.on("exit", () => {
    if (failed) process.exitCode = exit.failed;
  });
  // Node takes its time to open a stream, so each is opened when it is first needed.
  const open = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    opened.push(stream);
    return stream;
  };
  const stderr = once(() =>
    open(process.stderr).on("error", () => {
      // There is nowhere left to say it.
    }),
  );
  const stdout = once(() =>
    open(process.stdout).on("error", (error: NodeJS.ErrnoException) => {
      interrupt();
      // A reader that has had enough (`| head`) is not an error.
      if (error.code === "EPIPE" || failed) return;
      failed = true;
      stderr().write(`The output cannot be written: ${reasonFor(error)}\n`);
    }),
  );
  return {
    cwd: process.cwd(),
    env: process.env,
    home: join(import.meta.dirname, ".."),
    get columns() {
      // A terminal that does not know its size says 0.
      return stdout().columns || 80;
    },
    get stdoutIsTerminal() {
      return stdout().isTTY === true;
    },
    get stderrIsTerminal() {
      return stderr().isTTY === true;
    },
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
    write: (path, content, { replace }) => writeRegularFile(path, content, replace),
    watch: watchPaths,
    onInterrupt: (stop) => {
      // Only while somebody asks: without a listener Ctrl-C ends the process at once, as it should.
      if (stops.size === 0) process.on("SIGINT", interrupt);
      stops.add(stop);
      return () => {
        stops.delete(stop);
        if (stops.size === 0) process.off("SIGINT", interrupt);
      };
    },
    out: (content) => {
      if (content.length > 0) stdout().write(content);
    },
    err: (text) => {
      if (text !== "") stderr().write(text);
    },
    isWritten: () => opened.every(({ writableLength }) => writableLength === 0),
  };
}
