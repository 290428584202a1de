import type { Rule } from "../check/rule.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Checked } from "./diagnostics-json.js";

/** What a check came to, as every format needs it. */
export interface CheckReport {
  readonly framework: { readonly id: string; readonly version: string } | null;
  /** The frameworks that were checked or held against, each with its folder, in words. */
  readonly frameworks: readonly string[];
  readonly checked: Checked;
  /** Sorted. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names of the files that were checked, those without a problem too. */
  readonly files: readonly string[];
  /** The line that a diagnostic is about; undefined where the file could not be read. */
  readonly lineOf: (file: string, line: number) => string | undefined;
  readonly rules: readonly Rule[];
}

export interface ReporterOptions {
  /** Columns to fill. */
  readonly width: number;
  /** Columns of the terminal, at which messages wrap; null where the result goes somewhere else. */
  readonly columns: number | null;
  readonly color: boolean;
  /** No characters but ASCII besides those of the files. */
  readonly ascii: boolean;
  /** One line a diagnostic, without the line it is about. */
  readonly quiet: boolean;
  /** Warnings count as problems. */
  readonly strict: boolean;
  /** The version of this tool. */
  readonly version: string;
  /** When the check was made, as `2026-03-14T09:26:53`, UTC. */
  readonly at: string;
  /** A file's path from the root of the repository, or of the working folder; null where it lies outside. */
  readonly pathFromRoot: (file: string) => string | null;
  /** A file's absolute path, with forward slashes. */
  readonly absolutePath: (file: string) => string;
  /** The SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
}

/** One format of `validate`: what came of a check in, text out. */
export interface Reporter {
  readonly name: string;
  /** File name endings that mean this format. */
  readonly endings: readonly string[];
  readonly report: (report: CheckReport, options: ReporterOptions) => string | Promise<string>;
}
