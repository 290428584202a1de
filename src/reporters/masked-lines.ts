import type { Diagnostic } from "../model/diagnostic.js";
import type { CheckReport } from "./reporter.js";

/** A line on which a field or an item of a list begins. */
const begins = /^\s{0,200}(?:- |[^\s#:][^:]{0,80}:(?:\s|$))/;

/** Lines as they may be shown: none of a value in which somebody could be told from the text, whatever else is said of it. */
export function maskedLines({
  diagnostics,
  lineOf,
}: Pick<CheckReport, "diagnostics" | "lineOf">): CheckReport["lineOf"] {
  // A text of several lines is masked as one.
  const key = ({ file, line }: Pick<Diagnostic, "file" | "line">): string => {
    let first = line;
    while (first > 1 && line - first < 1000 && !begins.test(lineOf(file, first) ?? "")) first--;
    return `${first} ${file}`;
  };
  const masked = new Set(diagnostics.filter(({ code }) => code === "identity").map(key));
  if (masked.size === 0) return lineOf;
  return (file, line) => (masked.has(key({ file, line })) ? undefined : lineOf(file, line));
}
