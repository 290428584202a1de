import { Option, type Command as Program } from "commander";
import { type Audience, forAudience } from "../analyse/for-audience.js";
import type { Io } from "../io.js";
import { type LoadedEvidence, loadEvidence } from "../load/load-evidence.js";
import type { IsoDate } from "../model/date.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";

export interface AudienceOptions {
  readonly for?: Audience;
  readonly withReflections?: boolean;
}

/** Who a report is made for. */
export const audienceOptions = (program: Program): Program =>
  program
    .optionsGroup("Who it is for:")
    .addOption(
      new Option("--for <who>", "for a manager nothing private is in it (default: me)").choices([
        "me",
        "manager",
      ]),
    )
    .option("--with-reflections", "for a manager, with your reflections");

export interface LoadedForAudience {
  readonly loaded: LoadedEvidence;
  /** As the audience may see it. */
  readonly file: EvidenceFile;
  /** What may be said of the file to its audience. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A person's file for whom a report is made. A warning may show a line of the file, so a manager gets none.
 * @throws DiagnosticsError and InputError as `loadEvidence` does.
 */
export function loadForAudience(
  io: Io,
  framework: Framework,
  path: string,
  today: IsoDate,
  { for: audience = "me", withReflections = false }: AudienceOptions,
): LoadedForAudience {
  const loaded = loadEvidence(io, framework, path, today);
  return {
    loaded,
    file: forAudience(loaded.file, audience, withReflections),
    diagnostics: audience === "manager" ? [] : loaded.diagnostics,
  };
}
