import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { kindOf } from "./files.js";

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

/** {@link Io.watch}: one call of `changed` for the events of one save, in folders that come and go. */
export function watchPaths(paths: readonly string[], changed: () => void): () => void {
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
