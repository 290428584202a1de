import { compareDiagnostics, type Diagnostic, type Finding, type Severity } from "../diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { locator } from "../parse/locate.js";
import { rules } from "./run.js";

const severities: ReadonlyMap<string, Severity> = new Map(
  rules.map(({ code, severity }) => [code, severity]),
);

/** Findings as people read them: with their rule's severity, at a line and column, sorted, each once. */
export function diagnose(
  findings: readonly Finding[],
  files: readonly SourceFile[],
): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const wanted = new Set(findings.map(({ file }) => file));
  const places = new Map(
    files.filter(({ name }) => wanted.has(name)).map((file) => [file.name, locator(file)]),
  );
  const diagnostics = findings.map(({ code, file, where, message, hint }) => ({
    code,
    severity: severities.get(code) ?? "error",
    file,
    ...("line" in where ? where : (places.get(file)?.(where) ?? { line: 1, column: 1 })),
    message,
    hint: hint ?? null,
  }));
  return diagnostics
    .sort(compareDiagnostics)
    .filter(
      (diagnostic, index) =>
        index === 0 || compareDiagnostics(diagnostic, diagnostics[index - 1] as Diagnostic) !== 0,
    );
}
