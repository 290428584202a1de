import { diagnose } from "../check/diagnose.js";
import { fieldFindings } from "../check/schema/schema-findings.js";
import type { Io } from "../io.js";
import type { Framework } from "../model/framework.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { findFramework } from "./find-framework.js";
import { isIgnored } from "./framework-files.js";
import { readFramework } from "./read-framework.js";

/** A framework fit to be used. Throws DiagnosticsError with everything that makes it unfit; bodies are not looked at. */
export function loadFramework(io: Io, asked: string | undefined): Framework {
  const { framework, fresh, files, findings } = readFramework(io, findFramework(io, asked));
  const texts = files.map(({ file }) => file);
  const diagnostics = diagnose(
    [...findings.filter((one) => !isIgnored(one)), ...fresh.flatMap(fieldFindings)],
    texts,
  );
  if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics, texts);
  return framework;
}
