import { resolve } from "node:path";
import { editYaml, NoPlaceError } from "../edit/yaml/edit-yaml.js";
import { InputError } from "../exit.js";
import { forWriting } from "../io/files.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import type { IsoDate } from "../model/date.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import type { Fields } from "../parse/fields.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import { checkedEvidence, type LoadedEvidence } from "./load-evidence.js";
import { displayName, largestFile, type ReadFile, readText, textOf } from "./text-file.js";

/** A file of a person's, fit to be used. */
export interface Loaded {
  readonly source: SourceFile;
  /** Its data exactly as written. */
  readonly written: Fields;
  /** Warnings and notes; never an error. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks a file. Throws DiagnosticsError or InputError where it is not fit to be used. */
export type Check<T extends Loaded> = (read: ReadFile) => T;

/** The data that a file is to have, made from those it has. */
export type Change<T extends Loaded> = (written: Fields, loaded: T) => Fields;

export interface Edited<T extends Loaded> {
  /** The file's text before and after. They are the same where there was nothing to do. */
  readonly before: string;
  readonly after: string;
  /** Warnings that were not there before. */
  readonly diagnostics: readonly Diagnostic[];
  /** The file as it was, and as it is now or would be. */
  readonly old: T;
  readonly loaded: T;
}

const sayOf = ({ code, message }: Diagnostic): string => `${code} ${message}`;

/** The new text of a file. Throws InputError where the file is written in a way that cannot be changed safely. */
function changedText(name: string, text: string, wanted: Fields): string {
  try {
    return editYaml(text, () => wanted);
  } catch (error) {
    if (!(error instanceof NoPlaceError)) throw error;
    throw new InputError(
      `\`${error.change.path.join(".")}\` in ${name} is written in a way that cannot be changed here without touching what stands around it`,
      "Change it in a text editor. Nothing was changed.",
    );
  }
}

/** The file as it would be, checked like any file. Throws InputError where the change makes it a bad one. */
function edited<T extends Loaded>(
  name: string,
  bytes: Buffer,
  check: Check<T>,
  change: Change<T>,
): Edited<T> {
  const old = check(textOf(name, bytes));
  const before = bytes.toString("utf8");
  if (before !== old.source.text)
    throw new InputError(
      `${name} ends its lines as old Macs did, and cannot be changed here`,
      "Open it in a text editor, save it with the line endings of Windows or Unix, and try again.",
    );
  const after = changedText(name, before, change(old.written, old));
  if (after === before) return { before, after, diagnostics: [], old, loaded: old };
  try {
    const loaded = check(textOf(name, Buffer.from(after)));
    const known = new Set(old.diagnostics.map(sayOf));
    const diagnostics = loaded.diagnostics.filter(
      (one) => one.severity === "warning" && !known.has(sayOf(one)),
    );
    return { before, after, diagnostics, old, loaded };
  } catch (error) {
    const found = error instanceof DiagnosticsError ? error.diagnostics : [];
    const wrong = found.find(({ severity }) => severity === "error");
    if (wrong === undefined) throw error;
    throw new InputError(wrong.message, wrong.hint ?? "Nothing was changed.");
  }
}

/**
 * Changes a file and leaves every other byte of it alone, from what it says at that moment. With `dryRun` it only says what
 * would come of it.
 * @throws DiagnosticsError where the file has errors: it stays as it is.
 * @throws InputError where the change is not a good one, or the file cannot be written.
 */
export function editFile<T extends Loaded>(
  io: Io,
  path: string,
  check: Check<T>,
  change: Change<T>,
  dryRun = false,
): Edited<T> {
  const name = displayName(io, path);
  const target = resolve(io.cwd, path);
  if (dryRun || io.kind(target) !== "file") {
    const read = readText(io, path);
    check(read);
    return edited(name, read.bytes, check, change);
  }
  let result: Edited<T> | undefined;
  try {
    io.change(target, largestFile, (bytes) => {
      result = edited(name, bytes, check, change);
      return result.after === result.before ? null : result.after;
    });
  } catch (error) {
    if (error instanceof DiagnosticsError || error instanceof InputError) throw error;
    throw new InputError(
      `${name} cannot be changed: ${reasonFor(forWriting(error))}`,
      "It is as it was.",
    );
  }
  return result as unknown as Edited<T>;
}

/** How evidence files are checked before and after a change. */
export const evidenceCheck =
  (framework: Framework, today: IsoDate): Check<LoadedEvidence> =>
  (read) =>
    checkedEvidence(framework, read, today);
