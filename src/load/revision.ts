import { dirname, relative, resolve, sep } from "node:path";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Finding } from "../model/diagnostic.js";
import { shellWord } from "../words/command-line.js";
import type { ReadFolder } from "./framework-files.js";
import { type GitResult, git } from "./git.js";
import { largestFile, textOf } from "./text-file.js";

/** A framework's folder in a Git repository. */
export interface Repository {
  readonly git: (args: readonly string[], input?: string) => GitResult;
  /** The folder inside the repository, with forward slashes; empty for the repository itself. */
  readonly path: string;
}

/** A commit, by the name it was asked for. */
export interface Revision {
  readonly ref: string;
  readonly commit: string;
}

const manifest = "framework.yaml";

const text = ({ stdout }: GitResult): string => new TextDecoder().decode(stdout);
const line = (result: GitResult): string => text(result).replace(/\r?\n$/, "");

/**
 * The repository that a folder lies in. The folder itself need not exist in the working tree.
 * @throws InputError where there is none, or Git refuses to read it.
 */
export function repositoryOf(io: Io, folder: string): Repository {
  const wanted = resolve(io.cwd, folder);
  let start = wanted;
  while (io.kind(start) !== "folder" && dirname(start) !== start) start = dirname(start);
  const ask: Repository["git"] = (args, input) => git(io, start, args, input);
  const result = ask(["rev-parse", "--show-prefix"]);
  if (result.ok) {
    const below = relative(start, wanted).split(sep).join("/");
    const path = [line(result).replace(/\/$/, ""), below].filter(Boolean).join("/");
    return { git: ask, path };
  }
  if (result.stderr.includes("dubious ownership")) {
    throw new InputError(
      `Git does not trust the repository that ${folder} is in: it belongs to somebody else`,
      `Where that is as it should be: git config --global --add safe.directory ${shellWord(start)}`,
    );
  }
  throw new InputError(
    `${folder} is not in a Git repository`,
    "Versions are compared through Git. Run this where the framework is kept under Git, or name its folder with --framework.",
  );
}

/** What to do about a version that Git does not find. */
function hintFor(repository: Repository, ref: string): string {
  if (ref.includes("..")) return "Give the two versions with a blank between them.";
  return line(repository.git(["rev-parse", "--is-shallow-repository"])) === "true"
    ? "Only the newest commits were fetched (a shallow clone). Run `git fetch --unshallow --tags`; in a GitHub workflow give actions/checkout `fetch-depth: 0`."
    : "`git tag` and `git branch --all` list the names that there are; `git fetch --tags` gets those of the server.";
}

/**
 * The commit that a tag, a branch or another of Git's names stands for.
 * @throws InputError where there is none, or where it could be taken for an option.
 */
export function resolveRevision(repository: Repository, ref: string): Revision {
  if (ref.trim() === "" || ref.startsWith("-") || /\p{Cc}/u.test(ref)) {
    throw new InputError(
      `\`${ref}\` is not the name of a version`,
      "Name a tag, a branch or a commit, such as v1.0.0 or main.",
    );
  }
  const result = repository.git(["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`]);
  const commit = line(result);
  if (result.ok && /^[0-9a-f]{40,64}$/.test(commit)) return { ref, commit };
  throw new InputError(`Git knows no version called \`${ref}\``, hintFor(repository, ref));
}

const incomplete = (ref: string): InputError =>
  new InputError(
    `Git does not have all the files of \`${ref}\` here`,
    "The clone is a partial one. Fetch the version whole, for example with `git fetch --refetch`.",
  );

interface TreeEntry {
  readonly mode: string;
  readonly object: string;
  readonly size: number;
  /** From the root of the repository. */
  readonly path: string;
}

function tree({ git: ask }: Repository, { ref, commit }: Revision, path: string): TreeEntry[] {
  const below = path === "" ? [] : ["--", path];
  const result = ask(["ls-tree", "-r", "-l", "-z", "--full-tree", commit, ...below]);
  if (!result.ok) throw incomplete(ref);
  return text(result)
    .split("\0")
    .flatMap((row) => {
      const [, mode = "", object = "", size, name = ""] =
        /^(\d+) \w+ ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(row) ?? [];
      return name === "" ? [] : [{ mode, object, size: Number(size), path: name }];
    });
}

/** The bytes of every object, through one process. */
function contents(
  repository: Repository,
  ref: string,
  objects: readonly string[],
): readonly Buffer[] {
  if (objects.length === 0) return [];
  const { ok, stdout } = repository.git(["cat-file", "--batch"], `${objects.join("\n")}\n`);
  let at = 0;
  return objects.map((object) => {
    const end = stdout.indexOf(10, at);
    const head = new TextDecoder().decode(stdout.subarray(at, Math.max(at, end)));
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(head) ?? [];
    if (!ok || size === undefined || !head.startsWith(object)) throw incomplete(ref);
    at = end + 1 + Number(size) + 1;
    return stdout.subarray(end + 1, at - 1);
  });
}

const isWanted = (path: string): boolean =>
  /(?:\.[mM][dD]|(?:^|\/)(?:framework|sources)\.yaml)$/.test(path) &&
  !path.split("/").some((part) => part.startsWith(".") || part === "node_modules");

/** Where else a framework lies in that version. */
function hintFrom(repository: Repository, revision: Revision): string {
  const folders = tree(repository, revision, "")
    .filter(({ path }) => path === manifest || path.endsWith(`/${manifest}`))
    .map(({ path }) => path.slice(0, -manifest.length - 1) || ".");
  return folders.length === 0
    ? "That version holds no framework at all. Name a later one."
    : `In that version there is one in ${folders.slice(0, 3).join(", ")}.`;
}

/**
 * Every file of a framework folder as it was in a version, sorted by path; as `readFrameworkFiles` reads a folder.
 * @throws InputError where the folder held no framework then.
 */
export function readRevision(
  repository: Repository,
  revision: Revision,
  shown: string,
): ReadFolder {
  const { ref } = revision;
  const prefix = repository.path === "" ? "" : `${repository.path}/`;
  const entries = tree(repository, revision, repository.path)
    .filter(({ path }) => path.startsWith(prefix))
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (!entries.some(({ path }) => path === manifest)) {
    throw new InputError(
      `There is no framework in ${repository.path || "the repository's own folder"} at \`${ref}\``,
      hintFrom(repository, revision),
    );
  }
  const named = (path: string): string => (shown === "." ? path : `${shown}/${path}`);
  const findings: Finding[] = [];
  const usable = entries.filter(({ mode, path, size }) => {
    if (!isWanted(path)) return false;
    const message =
      mode === "120000"
        ? "A link is not followed in an earlier version"
        : size > largestFile
          ? "The file is larger than 1,024 KB"
          : null;
    if (message === null) return mode.startsWith("100");
    const where = { line: 1, column: 1 };
    findings.push({ code: "file-unreadable", file: named(path), where, message });
    return false;
  });
  const objects = usable.map(({ object }) => object);
  const files: ReadFolder["files"][number][] = [];
  for (const [index, bytes] of contents(repository, ref, objects).entries()) {
    const path = usable[index]?.path ?? "";
    const read = textOf(named(path), bytes);
    findings.push(...read.findings);
    if (read.file) files.push({ path, file: read.file, bytes: read.bytes });
  }
  return { files, findings };
}
