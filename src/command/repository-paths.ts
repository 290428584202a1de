import { posix, sep } from "node:path";
import type { Io } from "../io.js";
import type { ReporterOptions } from "../reporters/reporter.js";

const slashes = (path: string): string => path.split(sep).join("/");

/** How reporters name files: a step of a workflow may run in a folder of the repository, and annotations count from its root. */
export function repositoryPaths(io: Io): Pick<ReporterOptions, "pathFromRoot" | "absolutePath"> {
  const folder = slashes(io.real(io.cwd) ?? io.cwd);
  const workspace = io.env["GITHUB_WORKSPACE"] || null;
  const found = workspace === null ? null : io.real(workspace);
  const root =
    found !== null && `${folder}/`.startsWith(`${slashes(found)}/`) ? slashes(found) : folder;
  const absolutePath = (file: string): string => posix.resolve(folder, file);
  return {
    absolutePath,
    pathFromRoot: (file) => {
      const path = posix.relative(root, absolutePath(file));
      const outside = path === "" || /^\.\.(\/|$)/.test(path) || posix.isAbsolute(path);
      return outside ? null : path;
    },
  };
}
