import {
  compareDiagnostics,
  type Diagnostic,
  type Finding,
  type Severity,
} from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { lineAt, linesOf } from "../parse/lines.js";
import { locator } from "../parse/locate.js";
import { invisible, invisibleIn, invisibleInMarks, invisibleMessage } from "../words/invisible.js";
import { groupBy } from "./group-by.js";
import type { RuleLevels } from "./rule-settings.js";

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

/** What comes of marks and headings of a body that are not read as such. */
const inBody: readonly string[] = ["list-length", "section-missing", "section-unknown"];

const rank = ({ code }: Diagnostic): number =>
  reasons.includes(code) ? reasons.indexOf(code) : reasons.length;

/**
 * One mistake is told once: where a value is not what its field takes, no rule says so in its own words; and while two versions
 * of a passage stand one after the other, nothing else about that file is certain.
 */
function dropConsequences(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const merging = new Set(
    diagnostics.filter(({ code }) => code === "merge-conflict").map(({ file }) => file),
  );
  const byPlace = groupBy(diagnostics, ({ file, line, column }) => `${line}:${column} ${file}`);
  return [...byPlace.values()].flatMap((group) => {
    const best = group.reduce((least, one) => Math.min(least, rank(one)), reasons.length);
    const misread = group.find(({ code }) => code === "value-misread");
    // A value is not what its field takes because YAML makes something else of it.
    const why = misread && { message: misread.message, hint: misread.hint };
    const told = group.map((one) => (one.code === "schema" ? { ...one, ...why } : one));
    return told.filter(
      (one) =>
        (!merging.has(one.file) || one.code === "merge-conflict" || one.code === "identity") &&
        // What is not there has no place of its own: another thing that is not there may be told at the same one.
        (one.code === "section-missing" || one.code === "identity" || rank(one) === best),
    );
  });
}

/** What could tell who somebody is stands in no message, whatever else is wrong; on its line not even the beginning of it. */
function withoutHidden(
  placed: readonly (readonly [Diagnostic, readonly string[]])[],
): readonly Diagnostic[] {
  const sources = placed.filter(([, hidden]) => hidden.length > 0);
  return placed.map(([one, own]) => {
    const repeated = (text: string | null) =>
      sources.find(
        ([{ file, line }, hidden]) =>
          file === one.file &&
          hidden
            .flatMap((each) => (line === one.line && each.match(/[\p{L}\d]{3}/gu)) || each)
            .some((each) => text?.includes(each)),
      )?.[0];
    if (sources.length === 0 || own.length > 0) return one;
    const [message, hint] = [repeated(one.message), repeated(one.hint)];
    return { ...one, message: (message ?? one).message, hint: (hint ?? one).hint };
  });
}

/** Where the value that a finding is about holds a character that nobody sees, that is what is wrong with it. */
function seen(diagnostic: Diagnostic, lines: readonly string[]): Diagnostic {
  const { code, severity, line, column } = diagnostic;
  if (severity !== "error" && !reasons.includes(code)) return diagnostic;
  const text = lineAt(lines, line - 1);
  const at = inBody.includes(code) ? invisibleInMarks(text) : invisibleIn(text, column - 1);
  return at < 0
    ? diagnostic
    : { ...diagnostic, column: at + 1, ...invisibleMessage(text.charAt(at)) };
}

/**
 * Findings as people read them: with a severity, at a line and column, sorted, one for each mistake. A rule without a level is an
 * error; findings of rules that are off are left out.
 */
export function diagnose(
  findings: readonly Finding[],
  files: readonly SourceFile[],
  levels: RuleLevels = new Map(),
): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const wanted = new Set(findings.map(({ file }) => file));
  const named = files.filter(({ name }) => wanted.has(name));
  const places = new Map(named.map((file) => [file.name, locator(file)]));
  const odd = named.filter(({ text }) => invisible.test(text));
  const oddLines = new Map(odd.map(({ name, text }) => [name, linesOf(text)]));
  const placed = findings.flatMap(({ code, file, where, message, hint, facts }) => {
    const level = levels.get(code) ?? "error";
    if (level === "off") return [];
    const severity: Severity = level;
    const place = "line" in where ? where : (places.get(file)?.(where) ?? { line: 1, column: 1 });
    const diagnostic = { code, severity, file, ...place, message, hint: hint ?? null };
    return [[seen(diagnostic, oddLines.get(file) ?? []), facts?.hidden ?? []] as const];
  });
  return inOrder(dropConsequences(withoutHidden(placed)));
}
