import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** What a path is, links followed; `other` is a device, a socket or a pipe. */
export type PathKind = "file" | "folder" | "other" | "missing";

export interface Entry {
  readonly name: string;
  readonly kind: PathKind | "link";
}

export function kindOf(path: string): PathKind {
  try {
    const found = statSync(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  } catch {
    // Links in a circle, a folder that may not be entered, an impossible name: reading it says why.
    return "missing";
  }
}

export function readRegularFile(path: string, limit: number): Buffer {
  // Without O_NONBLOCK, opening a pipe would wait for a writer.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (found.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    if (!found.isFile()) throw new Error("it is not an ordinary file");
    if (found.size > limit) {
      throw Object.assign(
        new Error(
          `it is larger than ${Math.round(limit / 1024).toLocaleString("en-GB")} KB, the most that is read`,
        ),
        { code: "TOO_LARGE" },
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

const writeReasons: Readonly<Record<string, string>> = {
  ENOENT: "its folder is not there",
  EACCES: "you do not have permission to write there",
  EPERM: "you do not have permission to write there",
  EISDIR: "there is a folder of that name",
};

/** An error of writing, in words where reading would call it something else. */
export function forWriting(error: unknown): unknown {
  const reason = writeReasons[(error as { code?: string } | null)?.code ?? ""];
  return reason === undefined ? error : new Error(reason);
}

export function writeRegularFile(
  path: string,
  content: string | Uint8Array,
  replace: boolean,
  folders = false,
): void {
  try {
    if (folders) mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, content, replace);
  } catch (error) {
    throw forWriting(error);
  }
}
