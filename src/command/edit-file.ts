import type { Command as Program } from "commander";
import { changedLines } from "../edit/changed-lines.js";
import type { Io } from "../io.js";
import {
  type Change,
  type Check,
  type Edited,
  editFile,
  evidenceCheck,
  type Loaded,
} from "../load/edit-file.js";
import type { LoadedEvidence } from "../load/load-evidence.js";
import { displayName } from "../load/text-file.js";
import { dateOf } from "../model/date.js";
import type { Framework } from "../model/framework.js";
import { printable } from "../words/printable.js";
import type { CommonOptions } from "./options.js";
import { printWarnings } from "./print-warnings.js";

export interface EditOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

export const editOptions = (program: Program): Program =>
  program.optionsGroup("Writing:").option("--dry-run", "show what would change, and write nothing");

/** How many lines of a change are shown. */
const most = 40;

const identityLines = ({ diagnostics }: Loaded): ReadonlySet<number> =>
  new Set(diagnostics.flatMap(({ code, line }) => (code === "identity" ? [line] : [])));

/** A change as it is shown: a line from which somebody could be told stays out of it. */
function changeText(name: string, { before, after, old, loaded }: Edited<Loaded>): string {
  const [maskedOld, maskedNew] = [identityLines(old), identityLines(loaded)];
  const lines: string[] = changedLines(before, after).flatMap(
    ({ line, oldLine, removed, added }) => [
      `${name}, line ${line}`,
      ...removed.map((one, at) => `  - ${maskedOld.has(oldLine + at) ? "…" : printable(one)}`),
      ...added.map((one, at) => `  + ${maskedNew.has(line + at) ? "…" : printable(one)}`),
    ],
  );
  while (lines.at(-1)?.trim() === "+") lines.pop();
  const rest = lines.length - most;
  const shown = rest > 0 ? [...lines.slice(0, most), `  … and ${rest} more lines`] : lines;
  return `${shown.join("\n")}\n`;
}

/** Changes a file, and says on stderr what has become different and what should be known of it. */
export function changeFile<T extends Loaded>(
  io: Io,
  path: string,
  options: EditOptions,
  check: Check<T>,
  change: Change<T>,
): Edited<T> {
  const { dryRun = false } = options;
  const edited = editFile(io, path, check, change, dryRun);
  const name = printable(displayName(io, path));
  if (edited.after === edited.before) {
    io.err(`${name} says so already: nothing was changed.\n`);
    return edited;
  }
  io.err(changeText(name, edited));
  printWarnings(io, options, edited.diagnostics);
  if (dryRun) io.err(`${name} is as it was: --dry-run writes nothing.\n`);
  return edited;
}

/** The same for an evidence file. */
export const changeEvidence = (
  io: Io,
  framework: Framework,
  path: string,
  options: EditOptions,
  change: Change<LoadedEvidence>,
): Edited<LoadedEvidence> =>
  changeFile(io, path, options, evidenceCheck(framework, dateOf(io.now())), change);
