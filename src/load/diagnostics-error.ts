import { InputError } from "../exit.js";
import type { Diagnostic } from "../model/diagnostic.js";

/** The input has errors; all of them at once. Ends with exit code 2. */
export class DiagnosticsError extends InputError {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super("The input has errors");
    this.name = "DiagnosticsError";
    this.diagnostics = diagnostics;
  }
}
