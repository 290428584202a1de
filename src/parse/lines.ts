import type { SourceFile } from "../model/source-file.js";

import { withoutMark } from "./fences.js";

/** The lines of a text, without their ends: line 1 is the first. A byte order mark is no character of it. */
export const linesOf = (text: string): readonly string[] => withoutMark(text).split(/\r\n|\n|\r/);

/** The line in a row, counted from 0; empty above the first and below the last. */
export const lineAt = (lines: readonly string[], row: number): string => lines[row] ?? "";

/** Reads lines of files by their names. The lines of the last one are kept: they are asked for file by file. */
export function lineReader(
  texts: ReadonlyMap<string, SourceFile>,
): (file: string, line: number) => string | undefined {
  let last: { readonly name: string; readonly lines: readonly string[] } | null = null;
  return (name, line) => {
    if (last?.name !== name) last = { name, lines: linesOf(texts.get(name)?.text ?? "") };
    return last.lines[line - 1];
  };
}
