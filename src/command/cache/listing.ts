import { resolve } from "node:path";
import type { Io } from "../../io.js";
import { listFrameworkFiles } from "../../read/folder.js";
import { type FolderStamp, joined, type State, split } from "./state.js";

/** The files of a framework folder by their paths in it. */
export interface Listing {
  /** Sorted. */
  readonly paths: readonly string[];
  /** The same as one text. */
  readonly joined: string;
  /** While these stay the same, so does the list; null where that cannot be said. */
  readonly folders: readonly FolderStamp[] | null;
}

/** Null where a folder cannot be looked at, or changed so lately that it may change again within one step of the clock. */
function stampsOf(
  io: Io,
  root: string,
  folders: readonly string[],
  settled: number,
): readonly FolderStamp[] | null {
  const stamps: FolderStamp[] = [];
  for (const path of folders) {
    const stamp = io.stamp(`${root}/${path}`);
    if (stamp === null || stamp.changed >= settled) return null;
    stamps.push([path, stamp.node, stamp.changed]);
  }
  return stamps;
}

const isUnchanged = (io: Io, root: string, folders: readonly FolderStamp[]): boolean =>
  folders.every(([path, node, changed]) => {
    const now = io.stamp(`${root}/${path}`);
    return now?.node === node && now.changed === changed;
  });

/**
 * Lists the files, as they were where no folder changed. `settled` is the time in milliseconds before which a change is the
 * last one that its time can stand for. Null where something is in the folder that has to be reported.
 */
export function listAgain(
  io: Io,
  folder: string,
  settled: number,
  before: State | null,
): Listing | null {
  const root = resolve(io.cwd, folder);
  if (before?.folders && isUnchanged(io, root, before.folders)) {
    return { paths: split(before.paths), joined: before.paths, folders: before.folders };
  }
  const { paths, findings, folders, hasLinks } = listFrameworkFiles(io, folder);
  if (findings.length > 0) return null;
  // Where a link leads may change without a trace in the folder it stands in.
  const stamps = hasLinks ? null : stampsOf(io, root, folders, settled);
  return { paths, joined: joined(paths), folders: stamps };
}
