import { resolve } from "node:path";
import type { Io } from "../io.js";

/** The words of a command with the file first, also where the action was said before it. */
export function fileFirst(
  io: Io,
  words: readonly string[],
  actions: readonly string[],
): readonly [path: string, ...rest: string[]] {
  const [first = "", second = "", ...rest] = words;
  const isSwapped =
    actions.includes(first) &&
    io.kind(resolve(io.cwd, first)) === "missing" &&
    io.kind(resolve(io.cwd, second)) === "file";
  return isSwapped ? [second, first, ...rest] : [first, ...words.slice(1)];
}
