import { spawnSync } from "node:child_process";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: Buffer;
  /** In English, whatever the language of the system. */
  readonly stderr: string;
}

/** No pager, no hooks, no file monitor, no wildcards in paths: whatever the repository's own settings say. */
const settings = [
  "--no-pager",
  "--literal-pathspecs",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.quotePath=false",
] as const;

/** Variables that say where Git finds its own settings; every other `GIT_…` could point it at another repository or program. */
const kept = new Set([
  "GIT_CONFIG_GLOBAL",
  "GIT_CONFIG_SYSTEM",
  "GIT_CONFIG_NOSYSTEM",
  "GIT_CEILING_DIRECTORIES",
]);

/** The environment without what a hook or a stranger may have set; with no network, no questions and no locks. */
export const gitEnvironment = (env: Io["env"]): Record<string, string | undefined> => ({
  ...Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_/i.test(name) || kept.has(name)),
  ),
  GIT_ALLOW_PROTOCOL: "none",
  GIT_NO_LAZY_FETCH: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
  LANGUAGE: "",
});

/** The most that one answer may hold. */
const largestAnswer = 512 * 1024 * 1024;

/**
 * Runs the `git` program with this list of arguments, never through a shell.
 * @throws InputError where there is no such program.
 */
export function git(
  io: Pick<Io, "env">,
  folder: string,
  args: readonly string[],
  input = "",
): GitResult {
  const { error, status, stdout, stderr } = spawnSync("git", [...settings, ...args], {
    cwd: folder,
    env: gitEnvironment(io.env),
    input,
    maxBuffer: largestAnswer,
    windowsHide: true,
  });
  if (error !== undefined) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      throw new InputError(
        "Git is not installed, or not where programs are looked for",
        "Earlier versions of a framework are read with the program `git`: see https://git-scm.com.",
      );
    }
    throw new InputError(
      code === "ENOBUFS" ? "The version is too large to be read" : `Git cannot be run: ${code}`,
    );
  }
  return { ok: status === 0, stdout, stderr: stderr.toString("utf8").trim() };
}
