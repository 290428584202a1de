import { compareDiagnostics, type Diagnostic, type Finding, type Severity } from "../diagnostic.js";
import type { RuleLevel } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { locator } from "../parse/locate.js";
import { levelOf } from "./rule-settings.js";
import { rules } from "./run.js";

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

/** Diagnostics in their order, each once. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics]
    .sort(compareDiagnostics)
    .filter(
      (diagnostic, index, all) =>
        index === 0 || compareDiagnostics(diagnostic, all[index - 1] as Diagnostic) !== 0,
    );

/**
 * Findings as people read them: with their rule's severity, at a line and column, sorted, each once. `settings` are the
 * framework's own (`rules:` in its manifest); findings of rules that are off are left out.
 */
export function diagnose(
  findings: readonly Finding[],
  files: readonly SourceFile[],
  settings: Readonly<Record<string, RuleLevel>> = {},
): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const wanted = new Set(findings.map(({ file }) => file));
  const places = new Map(
    files.filter(({ name }) => wanted.has(name)).map((file) => [file.name, locator(file)]),
  );
  return inOrder(
    findings.flatMap(({ code, file, where, message, hint }) => {
      const rule = byCode.get(code);
      const level = rule === undefined ? "error" : levelOf(rule, settings);
      if (level === "off") return [];
      const severity: Severity = level;
      const place = "line" in where ? where : (places.get(file)?.(where) ?? { line: 1, column: 1 });
      return [{ code, severity, file, ...place, message, hint: hint ?? null }];
    }),
  );
}
