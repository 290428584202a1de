import { createHash } from "node:crypto";
import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { diagnose } from "../check/diagnose.js";
import { aimsElsewhere, isSupportWorker, signpost } from "../check/rules/support-worker.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { IsoDate } from "../model/date.js";
import { type Diagnostic, hasProblems } from "../model/diagnostic.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { parseEvidence, toEvidence } from "../parse/evidence.js";
import { type Fields, fieldsOf } from "../parse/fields.js";
import { withIds } from "../parse/with-ids.js";
import { commandLine } from "../words/command-line.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { type ReadFile, readText } from "./text-file.js";

export interface LoadedEvidence {
  readonly source: SourceFile;
  readonly file: EvidenceFile;
  /** The file's data exactly as written: titles where it has titles, empty values where it has none. */
  readonly written: Fields;
  /** Eight hex digits of the file's SHA-256. */
  readonly fingerprint: string;
  /** Warnings and notes; never an error. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Something of a framework's where an evidence file is wanted: about its fields there would be much to say, and none of it to the point. */
function refuseOtherKind(source: SourceFile): void {
  const start = source.text.slice(0, 4000);
  const isCompetency = /^\ufeff?---\s*$/m.test(start) && /^id\s{0,9}:/m.test(start);
  if (/^(?:format\s{0,9}:\s{0,9}["']?ahp-career\/evidence|person\s{0,9}:)/m.test(start)) return;
  if (!isCompetency && !/^format\s{0,9}:\s{0,9}["']?ahp-career\//m.test(start)) return;
  const finding = {
    code: "schema",
    file: source.name,
    where: { line: 1, column: 1 },
    message: "This file belongs to a framework, and an evidence file is wanted here",
    hint: `Name your own evidence file. \`${commandLine("show")} …\` shows what is in the framework.`,
  };
  throw new DiagnosticsError(diagnose([finding], [source]), [source]);
}

/**
 * An evidence file fit to be used.
 * @throws DiagnosticsError with everything that is wrong with it.
 * @throws InputError that signposts people in support roles.
 */
export const loadEvidence = (
  io: Io,
  framework: Framework,
  path: string,
  today: IsoDate,
): LoadedEvidence => checkedEvidence(framework, readText(io, path), today);

/** The same, of a file that has been read. */
export function checkedEvidence(
  framework: Framework,
  { file: source, findings: unreadable, bytes }: ReadFile,
  today: IsoDate,
): LoadedEvidence {
  if (source === null) throw new DiagnosticsError(diagnose(unreadable, []));
  refuseOtherKind(source);
  const { data: written, findings } = parseEvidence(source);
  const data = written === null ? null : withIds(framework, written);
  const wrong = [...findings, ...checkEvidence(framework, source, data, today)];
  const diagnostics = diagnose(wrong, [source], evidenceLevels(framework));
  if (written === null || data === null) throw new DiagnosticsError(diagnostics, [source]);
  const { manifest } = framework;
  if (isSupportWorker(manifest, fieldsOf(data["person"])) || aimsElsewhere(manifest, data)) {
    throw new InputError(...signpost(framework.manifest));
  }
  if (hasProblems(diagnostics)) throw new DiagnosticsError(diagnostics, [source]);
  const fingerprint = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return { source, file: toEvidence(data), written, fingerprint, diagnostics };
}
