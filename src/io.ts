import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { exit } from "./exit.js";
import { changeRegularFile } from "./io/change-file.js";
import {
  type Entry,
  kindOf,
  type PathKind,
  readRegularFile,
  writeRegularFile,
} from "./io/files.js";
import { type Questions, terminalQuestions } from "./io/questions.js";
import { reasonFor } from "./io/reasons.js";
import { watchPaths } from "./io/watch-paths.js";

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
  /** Somebody is there to be asked: stdin and stderr are a terminal. */
  readonly canAsk: boolean;
  readonly questions: Questions;
  /** The moment it is now. */
  now(): Date;
  /** The bytes of a regular file of at most `limit` bytes. Throws an Error whose message is fit for a person. */
  read(path: string, limit: number): Buffer;
  kind(path: string): PathKind;
  /** The real path, links resolved, or null where there is none. */
  real(path: string): string | null;
  /** What a folder holds, in no order. Throws as `read` does. */
  list(path: string): readonly Entry[];
  /** Writes the whole file or nothing. With `replace: false` it fails when the file exists; with `folders` those that are missing are made. */
  write(
    path: string,
    content: string | Uint8Array,
    options: { readonly replace: boolean; readonly folders?: boolean },
  ): void;
  /**
   * Changes a file of at most `limit` bytes from what it says now, whole or not at all; others that change it so wait. Null
   * from `change` writes nothing. Throws as `read` and `write` do, and what `change` throws.
   */
  change(path: string, limit: number, change: (bytes: Buffer) => string | null): void;
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
    get canAsk() {
      return process.stdin.isTTY === true && stderr().isTTY === true;
    },
    questions: terminalQuestions,
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
    write: (path, content, { replace, folders }) =>
      writeRegularFile(path, content, replace, folders),
    change: changeRegularFile,
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
