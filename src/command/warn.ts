import type { Io } from "../io.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { type CommonOptions, colorFor } from "./options.js";

/** Says on stderr what a person should know beside the result. */
export async function warn(
  io: Io,
  options: CommonOptions,
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { diagnosticsText } = await import("../reporters/diagnostics-text.js");
  io.err(diagnosticsText(diagnostics, colorFor(io, options, io.stderrIsTerminal)));
}
