import { dirname, join, resolve } from "node:path";
import { diagnose } from "../check/diagnose.js";
import { fieldFindings } from "../check/schema/schema-findings.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Framework } from "../model/framework.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { readFramework } from "./read-framework.js";

const manifest = "framework.yaml";

/** The folder of the framework to use: `--framework`, the environment, the nearest `competencies/`, or the one shipped. */
export function findFramework(io: Io, asked: string | undefined): string {
  const wanted = asked ?? (io.env["AHP_CAREER_FRAMEWORK"] || undefined);
  if (wanted !== undefined) {
    for (const folder of [wanted, join(wanted, "competencies")]) {
      if (io.kind(resolve(io.cwd, folder, manifest)) === "file") return folder;
    }
    throw new InputError(
      `There is no framework in ${wanted}`,
      `A framework is a folder that holds \`${manifest}\`.${asked === undefined ? " The folder comes from AHP_CAREER_FRAMEWORK." : ""}`,
    );
  }
  for (let folder = io.cwd; ; folder = dirname(folder)) {
    const here = join(folder, "competencies");
    if (io.kind(join(here, manifest)) === "file") return here;
    if (dirname(folder) === folder) return join(io.home, "competencies");
  }
}

/** A framework fit to be used. Throws DiagnosticsError with everything that makes it unfit; bodies are not looked at. */
export function loadFramework(io: Io, asked: string | undefined): Framework {
  const { framework, fresh, files, findings } = readFramework(io, findFramework(io, asked));
  const diagnostics = diagnose(
    [...findings, ...fresh.flatMap(fieldFindings)],
    files.map(({ file }) => file),
  );
  if (diagnostics.length > 0) throw new DiagnosticsError(diagnostics);
  return framework;
}
