import { withoutMark } from "./fences.js";

/** The lines of a text, without their ends: line 1 is the first. A byte order mark is no character of it. */
export const linesOf = (text: string): readonly string[] => withoutMark(text).split(/\r\n|\n|\r/);

/** The line in a row, counted from 0; empty above the first and below the last. */
export const lineAt = (lines: readonly string[], row: number): string => lines[row] ?? "";
