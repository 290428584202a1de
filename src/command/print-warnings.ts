import type { Io } from "../io.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { diagnosticsText } from "../reporters/diagnostics-text.js";
import { type CommonOptions, colorFor } from "./options.js";

/** Says on stderr what a person should know beside the result. */
export function printWarnings(
  io: Io,
  options: CommonOptions,
  diagnostics: readonly Diagnostic[],
): void {
  if (diagnostics.length > 0)
    io.err(
      diagnosticsText(diagnostics, {
        color: colorFor(io, options, io.stderrIsTerminal),
        columns: io.stderrIsTerminal ? io.columns : null,
      }),
    );
}
