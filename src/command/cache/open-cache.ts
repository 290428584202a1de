import { resolve } from "node:path";
import { InputError } from "../../exit.js";
import type { Io } from "../../io.js";
import { printable } from "../../words/printable.js";
import type { Parsing } from "../check-memory.js";
import { checkCache } from "./check-cache.js";
import { isCacheFile } from "./shelf.js";

/** Where the cache is when nobody says where. */
const usual = ".ahp-career-cache";

const hint = "Write `--cache=DIR`, or put `--cache` last.";

/** Nothing is in it but what a cache holds. */
function isCacheFolder(io: Io, path: string): boolean {
  if (io.kind(path) === "missing") return true;
  try {
    return io.list(path).every(({ name }) => isCacheFile(name));
  } catch {
    return false;
  }
}

/** How to check with what earlier runs left in this folder, or in the usual one. Throws an InputError where it is no cache. */
export function openCache(io: Io, folder: string | true): Parsing {
  const name = folder === true ? usual : folder;
  const path = resolve(io.cwd, name);
  if (name === "" || !["folder", "missing"].includes(io.kind(path))) {
    throw new InputError(`--cache needs a folder, and "${name}" is none`, hint);
  }
  // `--cache competencies` names what was meant to be checked.
  if (!isCacheFolder(io, path)) {
    throw new InputError(
      `${name} holds other files, so it cannot be the cache`,
      `Name a folder that is empty or not there yet. ${hint}`,
    );
  }
  return checkCache(name, (reason) =>
    io.err(`What was checked could not be kept in ${printable(name)}: ${printable(reason)}\n`),
  );
}
