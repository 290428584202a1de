import { createHash } from "node:crypto";
import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { diagnose } from "../check/diagnose.js";
import { isSupportWorker, signpost } from "../check/rules/support-worker.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { IsoDate } from "../model/date.js";
import { type Diagnostic, type Finding, hasProblems } from "../model/diagnostic.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { parseEvidence } from "../parse/evidence.js";
import { fieldsOf } from "../parse/fields.js";
import { commandLine } from "../words/command-line.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { namingOther } from "./find-framework.js";
import { readText } from "./text-file.js";

export interface LoadedEvidence {
  readonly source: SourceFile;
  readonly file: EvidenceFile;
  /** Eight hex digits of the file's SHA-256. */
  readonly fingerprint: string;
  /** Warnings and notes; never an error. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is said of a file of a framework in place of an evidence file: of all its fields there would be something to say. */
function otherKind({ name: file, text }: SourceFile): Finding | null {
  const start = text.slice(0, 4000);
  const [, kind] = /^format\s{0,9}:\s{0,9}["']?ahp-career\/(framework|sources)@/m.exec(start) ?? [];
  const isCompetency = /^\ufeff?---\s*$/m.test(start) && /^id\s{0,9}:/m.test(start);
  if (kind === undefined && (!isCompetency || /^(?:format|person)\s{0,9}:/m.test(start)))
    return null;
  const [what, hint] =
    kind === undefined
      ? ["a competency", `\`${commandLine("show")} …\` shows a competency.`]
      : [kind === "sources" ? "a framework's list of sources" : "a framework's manifest", ""];
  return {
    code: "schema",
    file,
    where: { line: 1, column: 1 },
    message: `This is ${what}, and an evidence file is wanted here`,
    hint: `Name your own evidence file. ${hint}`.trim(),
  };
}

/**
 * An evidence file fit to be used.
 * @throws DiagnosticsError with everything that is wrong with it.
 * @throws InputError that signposts people in support roles.
 */
export function loadEvidence(
  io: Io,
  framework: Framework,
  path: string,
  today: IsoDate,
): LoadedEvidence {
  const { file: source, findings: unreadable, bytes } = readText(io, path);
  if (source === null) throw new DiagnosticsError(diagnose(unreadable, []));
  const other = otherKind(source);
  if (other !== null) throw new DiagnosticsError(diagnose([other], [source]), [source]);
  const { data, findings } = parseEvidence(source);
  if (data === null) throw new DiagnosticsError(diagnose(findings, [source]), [source]);
  if (isSupportWorker(framework.manifest, fieldsOf(data["person"]))) {
    throw new InputError(...signpost(framework.manifest));
  }
  const diagnostics = diagnose(
    namingOther(io, framework, path, checkEvidence(framework, source, data, today)),
    [source],
    evidenceLevels(framework),
  );
  if (hasProblems(diagnostics)) throw new DiagnosticsError(diagnostics, [source]);
  const fingerprint = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return { source, file: data as unknown as EvidenceFile, fingerprint, diagnostics };
}
