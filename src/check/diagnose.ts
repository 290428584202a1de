import {
  compareDiagnostics,
  type Diagnostic,
  type Finding,
  type Severity,
} from "../model/diagnostic.js";
import type { RuleLevel } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { locator } from "../parse/locate.js";
import { rules } from "./check-framework.js";
import { levelOf } from "./rule-settings.js";

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

/** Diagnostics in their order, each once. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics]
    .sort(compareDiagnostics)
    .filter(
      (diagnostic, index, all) =>
        index === 0 || compareDiagnostics(diagnostic, all[index - 1] as Diagnostic) !== 0,
    );

/** Of what is said of one place, the first of these is the reason for the others. */
const reasons: readonly string[] = [
  "schema",
  "reference-unknown",
  "id-duplicate",
  "id-mismatch",
  "not-applicable-core",
];

/**
 * One mistake is told once: where a value is not what its field takes, no rule says so in its own words; and while two versions
 * of a passage stand one after the other, nothing else about that file is certain.
 */
function telling(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const merging = new Set<string>();
  const best = new Map<string, number>();
  const rank = ({ code }: Diagnostic): number => {
    const at = reasons.indexOf(code);
    return at < 0 ? reasons.length : at;
  };
  const placeOf = ({ file, line, column }: Diagnostic): string => `${line}:${column} ${file}`;
  for (const one of diagnostics) {
    if (one.code === "merge-conflict") merging.add(one.file);
    if (rank(one) === reasons.length) continue;
    const place = placeOf(one);
    best.set(place, Math.min(rank(one), best.get(place) ?? reasons.length));
  }
  if (merging.size === 0 && best.size === 0) return diagnostics;
  return diagnostics.filter(
    (one) =>
      (!merging.has(one.file) || one.code === "merge-conflict") &&
      // What is not there has no place of its own: another thing that is not there may be told at the same one.
      (one.code === "section-missing" || rank(one) <= (best.get(placeOf(one)) ?? reasons.length)),
  );
}

/**
 * Findings as people read them: with their rule's severity, at a line and column, sorted, one for each mistake. `settings` are the
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
  const placed = findings.flatMap(({ code, file, where, message, hint }) => {
    const rule = byCode.get(code);
    const level = rule === undefined ? "error" : levelOf(rule, settings);
    if (level === "off") return [];
    const severity: Severity = level;
    const place = "line" in where ? where : (places.get(file)?.(where) ?? { line: 1, column: 1 });
    return [{ code, severity, file, ...place, message, hint: hint ?? null }];
  });
  return inOrder(telling(placed));
}
