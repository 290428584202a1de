import { dirname, relative, resolve, sep } from "node:path";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Finding } from "../model/diagnostic.js";
import type { ReadFolder } from "./framework-files.js";
import { type GitResult, git } from "./git.js";
import { largestFile, textOf } from "./text-file.js";

/** A framework's folder in a Git repository. */
export interface Repository {
  /** A folder of the working tree, for Git to start in. */
  readonly start: string;
  /** The framework's folder inside the repository, with forward slashes; empty for the repository itself. */
  readonly path: string;
}

/** A commit, by the name it was asked for. */
export interface Revision {
  readonly ref: string;
  readonly commit: string;
}

type FrameworkFile = ReadFolder["files"][number];

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
  const result = git(io, start, ["rev-parse", "--show-prefix"]);
  if (!result.ok) {
    if (result.stderr.includes("dubious ownership")) {
      throw new InputError(
        `Git does not trust the repository that ${folder} is in: it belongs to somebody else`,
        `Where that is as it should be: git config --global --add safe.directory ${start}`,
      );
    }
    throw new InputError(
      `${folder} is not in a Git repository`,
      "Versions are compared through Git. Run this where the framework is kept under Git, or name its folder with --framework.",
    );
  }
  const below = relative(start, wanted).split(sep).join("/");
  return { start, path: [line(result).replace(/\/$/, ""), below].filter(Boolean).join("/") };
}

/** What to say of a version that Git does not find. */
function unknownRef(io: Io, { start }: Repository, ref: string): InputError {
  const shallow = line(git(io, start, ["rev-parse", "--is-shallow-repository"])) === "true";
  const hint = ref.includes("..")
    ? "Give the two versions with a blank between them."
    : shallow
      ? "Only the newest commits were fetched (a shallow clone). Run `git fetch --unshallow --tags`; in a GitHub workflow give actions/checkout `fetch-depth: 0`."
      : "`git tag` and `git branch --all` list the names that there are; `git fetch --tags` gets those of the server.";
  return new InputError(`Git knows no version called \`${ref}\``, hint);
}

/**
 * The commit that a tag, a branch or another of Git's names stands for.
 * @throws InputError where there is none, or where it could be taken for an option.
 */
export function resolveRevision(io: Io, repository: Repository, ref: string): Revision {
  if (ref.trim() === "" || ref.startsWith("-") || /\p{Cc}/u.test(ref)) {
    throw new InputError(
      `\`${ref}\` is not the name of a version`,
      "Name a tag, a branch or a commit, such as v1.0.0 or main.",
    );
  }
  const result = git(io, repository.start, [
    "rev-parse",
    "--verify",
    "--end-of-options",
    `${ref}^{commit}`,
  ]);
  const commit = line(result);
  if (!result.ok || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknownRef(io, repository, ref);
  return { ref, commit };
}

interface TreeEntry {
  readonly mode: string;
  readonly object: string;
  readonly size: number;
  /** From the root of the repository. */
  readonly path: string;
}

function tree(
  io: Io,
  { start }: Repository,
  { ref, commit }: Revision,
  path: string,
): readonly TreeEntry[] {
  const args = ["ls-tree", "-r", "-l", "-z", "--full-tree", commit];
  const result = git(io, start, path === "" ? args : [...args, "--", path]);
  if (!result.ok) throw incomplete(ref);
  return text(result)
    .split("\0")
    .flatMap((row) => {
      const [, mode, object, size, name] = /^(\d+) \w+ ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(row) ?? [];
      if (mode === undefined || object === undefined || name === undefined) return [];
      return [{ mode, object, size: Number(size), path: name }];
    });
}

const incomplete = (ref: string): InputError =>
  new InputError(
    `Git does not have all the files of \`${ref}\` here`,
    "The clone is a partial one. Fetch the version whole, for example with `git fetch --refetch`.",
  );

/** The bytes of every object, through one process. */
function contents(
  io: Io,
  { start }: Repository,
  ref: string,
  objects: readonly string[],
): readonly Buffer[] {
  if (objects.length === 0) return [];
  const result = git(io, start, ["cat-file", "--batch"], `${objects.join("\n")}\n`);
  let at = 0;
  return objects.map((object) => {
    const end = result.stdout.indexOf(10, at);
    const head = new TextDecoder().decode(result.stdout.subarray(at, Math.max(at, end)));
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(head) ?? [];
    if (!result.ok || size === undefined || !head.startsWith(object)) throw incomplete(ref);
    at = end + 1 + Number(size) + 1;
    return result.stdout.subarray(end + 1, at - 1);
  });
}

const wanted = /\.md$|^(framework|sources)\.yaml$/;
const passedOver = (path: string): boolean =>
  path.split("/").some((part) => part.startsWith(".") || part === "node_modules");

/** Where else a framework lies in that version, for a hint. */
function elsewhere(io: Io, repository: Repository, revision: Revision): string {
  const manifest = "framework.yaml";
  const folders = tree(io, repository, revision, "")
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
  io: Io,
  repository: Repository,
  revision: Revision,
  shown: string,
): ReadFolder {
  const { ref } = revision;
  const prefix = repository.path === "" ? "" : `${repository.path}/`;
  const entries = tree(io, repository, revision, repository.path)
    .filter(({ path }) => path.startsWith(prefix))
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }));
  if (!entries.some(({ path }) => path === "framework.yaml")) {
    throw new InputError(
      `There is no framework in ${repository.path || "the repository's own folder"} at \`${ref}\``,
      elsewhere(io, repository, revision),
    );
  }
  const named = (path: string): string => (shown === "." ? path : `${shown}/${path}`);
  const files: FrameworkFile[] = [];
  const findings: Finding[] = [];
  const problem = (path: string, message: string): void => {
    const where = { line: 1, column: 1 };
    findings.push({ code: "file-unreadable", file: named(path), where, message });
  };
  const usable = entries.filter(({ mode, path, size }) => {
    if (!wanted.test(path.split("/").at(-1) ?? "") || passedOver(path)) return false;
    if (mode === "120000") problem(path, "A link is not followed in an earlier version");
    else if (size > largestFile) problem(path, "The file is larger than 1,024 KB");
    else return mode.startsWith("100");
    return false;
  });
  const bytes = contents(
    io,
    repository,
    ref,
    usable.map(({ object }) => object),
  );
  for (const [index, { path }] of usable.entries()) {
    const read = textOf(named(path), bytes[index] ?? Buffer.alloc(0));
    findings.push(...read.findings);
    if (read.file) files.push({ path, file: read.file, bytes: read.bytes });
  }
  const order = (a: FrameworkFile, b: FrameworkFile): number => (a.path < b.path ? -1 : 1);
  return { files: files.sort(order), findings };
}
