import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { isSupportWorker, signpost } from "../check/rules/support-worker.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { IsoDate } from "../model/date.js";
import { type Diagnostic, type Finding, hasProblems } from "../model/diagnostic.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import type { ParsedEvidence } from "../parse/evidence.js";
import { fieldsOf, isFields } from "../parse/fields.js";
import { readPlainYaml } from "../parse/plain-yaml.js";
import { readText } from "../read.js";
import { DiagnosticsError } from "./diagnostics-error.js";

export interface LoadedEvidence {
  readonly source: SourceFile;
  readonly file: EvidenceFile;
  /** Warnings and notes; never an error. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The full YAML parser is loaded only for a file that needs it. */
async function parse(source: SourceFile): Promise<ParsedEvidence> {
  const plain = readPlainYaml(source.text);
  if (plain !== null && isFields(plain.value)) return { data: plain.value, findings: [] };
  const { parseEvidence } = await import("../parse/evidence.js");
  return parseEvidence(source);
}

async function diagnosed(
  findings: readonly Finding[],
  files: readonly SourceFile[],
  framework?: Framework,
): Promise<readonly Diagnostic[]> {
  if (findings.length === 0) return [];
  const { diagnose } = await import("../check/diagnose.js");
  return diagnose(findings, files, framework && evidenceLevels(framework));
}

/**
 * An evidence file fit to be used.
 * @throws DiagnosticsError with everything that is wrong with it.
 * @throws InputError that signposts people in support roles.
 */
export async function loadEvidence(
  io: Io,
  framework: Framework,
  path: string,
  today: IsoDate,
): Promise<LoadedEvidence> {
  const { file: source, findings: unreadable } = readText(io, path);
  if (source === null) throw new DiagnosticsError(await diagnosed(unreadable, []));
  const { data, findings } = await parse(source);
  if (data === null) throw new DiagnosticsError(await diagnosed(findings, [source]));
  if (isSupportWorker(framework.manifest, fieldsOf(data["person"]))) {
    throw new InputError(...signpost(framework.manifest));
  }
  const diagnostics = await diagnosed(
    checkEvidence(framework, source, data, today),
    [source],
    framework,
  );
  if (hasProblems(diagnostics)) throw new DiagnosticsError(diagnostics);
  return { source, file: data as unknown as EvidenceFile, diagnostics };
}
