/** How much a finding matters: an `error` stops the work, a `warning` counts under `--strict`, `info` never does. */
export type Severity = "error" | "warning" | "info";

/** Line and column in the author's file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Keys and indexes from the root of a YAML document. */
export type Path = readonly (string | number)[];

/** A place in the file's data: its value, or with `at: "key"` the key that names it. */
export interface DataPlace {
  readonly path: Path;
  readonly at?: "key" | "value";
}

/** A name that nothing has. */
export interface UnknownName {
  readonly name: string;
  /** What it should be the name of: `theme`, `source` … */
  readonly kind: string;
  /** The pillar that a thread would be of. */
  readonly pillar?: string;
}

/** What a finding is about, for whoever has to know: nothing is read back out of a message. */
export interface Facts {
  readonly unknown?: UnknownName;
  /** The ids that would fill a hole in a thread. */
  readonly missing?: readonly string[];
  /** What somebody could be told from: it stands in no message. */
  readonly hidden?: readonly string[];
}

/** Something found in a file. The severity comes from the rule that `code` names, the line from the file itself. */
export interface Finding {
  readonly code: string;
  readonly file: string;
  readonly where: Place | DataPlace;
  readonly message: string;
  readonly hint?: string;
  readonly facts?: Facts;
}

/** A finding as people and programs read it. */
export interface Diagnostic extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly message: string;
  readonly hint: string | null;
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of every list of diagnostics: file, line, column, code, then message. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    text(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    text(a.code, b.code) ||
    text(a.message, b.message)
  );
}

/** True when any of them is an error, or with `strict` a warning. */
export function hasProblems(diagnostics: readonly Diagnostic[], strict = false): boolean {
  return diagnostics.some(
    ({ severity }) => severity === "error" || (strict && severity === "warning"),
  );
}
