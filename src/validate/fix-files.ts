import { dirname, join, relative, resolve, sep } from "node:path";
import { fixText } from "../edit/fix-text.js";
import type { FixContext, Fixer } from "../edit/fixer.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import { readText } from "../load/text-file.js";
import type { CheckedFile, ValidationResult } from "./validation-result.js";

/** What `--fix` did to one file, or why it left it. */
export type FixOutcome =
  | { readonly name: string; readonly done: readonly string[] }
  | { readonly name: string; readonly left: string };

/** The real path of a file, or null where a link leads out of the folder it is in. */
function realInside(io: Io, { name, within }: CheckedFile): string | null {
  const real = io.real(resolve(io.cwd, name));
  const root = io.real(resolve(io.cwd, within));
  return real !== null && root !== null && real.startsWith(root.endsWith(sep) ? root : root + sep)
    ? real
    : null;
}

const doneBy = (fixers: readonly Fixer[]): readonly string[] => fixers.map(({ done }) => done);

/** The schema of evidence files as seen from a file. */
const schemaFor = (io: Io, path: string): string =>
  relative(dirname(path), join(io.home, "schemas", "evidence.schema.json"))
    .split(sep)
    .join("/");

function fixFile(io: Io, file: CheckedFile, known: string): FixOutcome | null {
  const { name, kind } = file;
  if ((!file.mendable && file.mend === undefined) || kind === null) return null;
  const path = resolve(io.cwd, name);
  const context: FixContext = { kind, schema: schemaFor(io, path) };
  const mended = file.mend?.(known) ?? { text: known, done: [] };
  const { text, changes } = fixText(mended.text, context);
  const done = [...mended.done, ...doneBy(changes)];
  if (text === known) return null;
  const real = realInside(io, file);
  if (real === null) return { name, left: "it is a link that leads out of its folder" };
  try {
    const { file: again, bytes } = readText(io, real, name);
    // Somebody may have saved it since it was read.
    if (again?.text !== known) return { name, left: "it has just been changed" };
    // As text it has line feeds there; writing those would change more than what was to be mended.
    if (!bytes.equals(Buffer.from(known)))
      return { name, left: "some of its lines end in a carriage return alone" };
    io.write(real, text, { replace: true });
  } catch (error) {
    return { name, left: reasonFor(error) };
  }
  return { name, done };
}

/** Puts right what is safe in every file that was checked. A file with YAML errors is not touched. */
export const fixFiles = (io: Io, { files, texts }: ValidationResult): readonly FixOutcome[] =>
  files.flatMap((file) => {
    const known = texts.get(file.name)?.text;
    const outcome = known === undefined ? null : fixFile(io, file, known);
    return outcome === null ? [] : [outcome];
  });
