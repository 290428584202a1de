import type { Diagnostic } from "../model/diagnostic.js";
import type { CheckReport } from "./reporter.js";

/** Lines as they may be shown: none on which somebody could be told from the text, whatever else is said of it. */
export function maskedLines({
  diagnostics,
  lineOf,
}: Pick<CheckReport, "diagnostics" | "lineOf">): CheckReport["lineOf"] {
  const key = ({ file, line }: Pick<Diagnostic, "file" | "line">): string => `${line} ${file}`;
  const masked = new Set(diagnostics.filter(({ code }) => code === "identity").map(key));
  return (file, line) => (masked.has(key({ file, line })) ? undefined : lineOf(file, line));
}
