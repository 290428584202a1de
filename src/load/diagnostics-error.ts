import { InputError } from "../exit.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";

/** The input has errors; all of them at once. Ends with exit code 2. */
export class DiagnosticsError extends InputError {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that they are about, those that could be read. */
  readonly texts: readonly SourceFile[];
  constructor(diagnostics: readonly Diagnostic[], texts: readonly SourceFile[] = []) {
    super("The input has errors");
    this.name = "DiagnosticsError";
    this.diagnostics = diagnostics;
    this.texts = texts;
  }
}
