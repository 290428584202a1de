import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { forWriting, readRegularFile } from "./files.js";

/** Milliseconds: how long to wait for another program, and after how long nobody holds a lock that still lies there. */
const patience = 5_000;
const stale = 10_000;

const sleep = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Moves a lock away whose owner is gone. Of many that try at once, one comes first and the others find nothing. */
function clearStale(lock: string): void {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    const age = Date.now() - statSync(lock).mtimeMs;
    // One without a number was made a moment ago.
    if (owner > 0 ? isRunning(owner) && age <= stale : age <= 1_000) return;
    const aside = `${lock}.${process.pid}`;
    renameSync(lock, aside);
    // Another may have come first and taken the lock since: it gets it back.
    if (Number(readFileSync(aside, "utf8")) !== owner) linkSync(aside, lock);
    rmSync(aside, { force: true });
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

/** Writes a new file whole, or leaves none. */
function writeNew(path: string, content: string, mode: number): void {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    try {
      writeFileSync(descriptor, content);
      fchmodSync(descriptor, mode);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

function takeLock(lock: string): void {
  for (const until = Date.now() + patience; ; sleep(5 + Math.random() * 20)) {
    try {
      writeNew(lock, String(process.pid), 0o600);
      return;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    clearStale(lock);
    if (Date.now() > until) throw new Error("another program is changing it; try again");
  }
}

function replaceWhole(path: string, temporary: string, old: Buffer, content: string): void {
  writeNew(temporary, content, statSync(path).mode & 0o7777);
  try {
    // An editor knows nothing of the lock.
    if (!readFileSync(path).equals(old))
      throw new Error("another program changed it in the meantime; try again");
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** What a process left that was stopped half-way. */
function sweep(folder: string, start: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${start}.`)) continue;
    const pid = /^\.(?:lock\.)?(\d+)(?:\.tmp)?$/.exec(name.slice(start.length))?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/**
 * Changes a file from what it says at this moment, whole or not at all, while no other process that does so may. `change`
 * answers with the new text, or null where nothing is to be written. A link stays a link, and so do permissions.
 * @throws Error with a reason fit for a person; what `change` throws goes through.
 */
export function changeRegularFile(
  name: string,
  limit: number,
  change: (bytes: Buffer) => string | null,
): void {
  const path = realpathSync(name);
  const folder = dirname(path);
  const around = realpathSync(dirname(resolve(name)));
  if (folder !== around && !folder.startsWith(around.endsWith(sep) ? around : around + sep))
    throw new Error("it is a link to a file in another folder; name that file itself");
  const start = `.${basename(path)}`;
  const lock = join(folder, `${start}.lock`);
  try {
    // A rename would replace a file that may not be written to.
    accessSync(path, constants.W_OK);
    takeLock(lock);
  } catch (error) {
    throw forWriting(error);
  }
  try {
    const old = readRegularFile(path, limit);
    const content = change(old);
    if (content !== null)
      replaceWhole(path, join(folder, `${start}.${process.pid}.tmp`), old, content);
  } finally {
    rmSync(lock, { force: true });
  }
  sweep(folder, start);
}
