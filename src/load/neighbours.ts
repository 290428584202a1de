import { basename, dirname, join, resolve } from "node:path";
import type { Io } from "../io.js";
import { commandLine } from "../words/command-line.js";
import { quoted } from "../words/quoted.js";
import { nearest } from "../words/suggest.js";

/** No more names than this of one folder are looked at. */
const mostNames = 2000;
/** No more folders than this are looked into. */
const mostFolders = 50;

const below = (io: Io, folder: string, wanted: "file" | "folder"): readonly string[] => {
  try {
    return io
      .list(folder)
      .slice(0, mostNames)
      .filter(({ name, kind }) => kind === wanted && !name.startsWith("."))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
};

/** The names of the files in a folder, sorted; none where it cannot be listed. */
export const namesBelow = (io: Io, folder: string): readonly string[] => below(io, folder, "file");

/** A name without the endings that programs hide or exchange. */
const stem = (name: string): string =>
  name.replace(/(?:\.(?:ya?ml|txt|text|md|docx?|rtf|json))+$/i, "").toLowerCase();

const quotes = /["'`“”‘’„‚«»‹›]/g;

/** Files that may have been meant by a path that leads to none, the likeliest first. */
function likelyFiles(io: Io, path: string): readonly string[] {
  const folder = dirname(path);
  const name = basename(path);
  const at = resolve(io.cwd, folder);
  const names = namesBelow(io, at);
  const near = nearest(stem(name), names.map(stem));
  const here = names.filter((one) => stem(one) === near);
  const folders = below(io, at, "folder").filter((one) => one !== "node_modules");
  const elsewhere = ["..", ...folders.slice(0, mostFolders)].filter(
    (one) => io.kind(join(at, one, name)) === "file",
  );
  return [
    ...here.map((one) => join(folder, one)),
    ...elsewhere.map((one) => join(folder, one, name)),
  ];
}

/** What to do about a path that leads to nothing: what the person may have meant. */
export function adviceOnMissing(io: Io, path: string): string {
  const bare = path.replace(quotes, "").trim();
  if (bare !== path && bare !== "" && io.kind(resolve(io.cwd, bare)) !== "missing")
    return `The quotes or blanks were taken as part of the name. The file is called ${quoted(bare)}.`;
  const found = likelyFiles(io, path).slice(0, 3);
  if (found.length > 0) return `Did you mean ${found.map(quoted).join(" or ")}?`;
  const folder = dirname(path);
  const kind = io.kind(resolve(io.cwd, folder));
  if (kind === "file") return `${quoted(folder)} is a file, and nothing lies in it.`;
  if (kind !== "folder")
    return `There is no folder ${quoted(folder)}. Check the path and try again.`;
  return "Check the path and try again.";
}

/** What to write where a name with blanks was typed without quotes and came as several words; null where no words beside each other are one. */
export function adviceOnSplitName(
  io: Io,
  command: string,
  words: readonly string[],
): string | null {
  for (const [from] of words.entries()) {
    for (let to = from + 2; to <= Math.min(words.length, from + 12); to += 1) {
      const name = words.slice(from, to).join(" ");
      if (io.kind(resolve(io.cwd, name)) === "missing") continue;
      const whole = [...words.slice(0, from), name, ...words.slice(to)];
      return `Put quotes around a name with blanks in it: \`${commandLine(command, whole)}\``;
    }
  }
  return null;
}
