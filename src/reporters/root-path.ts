import { posix } from "node:path";
import type { ReporterOptions } from "./reporter.js";

/** A file's path inside the root, or null where it lies outside. */
export function insideRoot(file: string, { folder, root }: ReporterOptions): string | null {
  const path = posix.relative(root, posix.resolve(folder, file));
  return path === "" || path === ".." || path.startsWith("../") || posix.isAbsolute(path)
    ? null
    : path;
}
