import type { FrameworkFile } from "../model/source-file.js";
import type { ParsedFiles } from "./framework.js";
import { kindOf, type ParsedDocument } from "./kind.js";

/** A document as parsing found it, with the whole text that was parsed. */
type CompiledDocument = Pick<ParsedDocument, "data" | "bodyLine"> & {
  readonly text: string;
  /** Where in the text the body begins. */
  readonly bodyAt: number;
};

/**
 * A framework as the build leaves it, by path. A document is used for a file at the same path with the same text, to the
 * last character, so a stale form is never used. Only files that passed every check of their own data are in it.
 */
export interface CompiledFramework {
  readonly documents: Readonly<Record<string, CompiledDocument>>;
  /** No rule found anything in the whole framework. */
  readonly clean: boolean;
}

/** The compiled form of parsed documents. `clean` says whether every rule passed over all of them. */
export const compileFramework = (
  documents: readonly ParsedDocument[],
  clean: boolean,
): CompiledFramework => ({
  documents: Object.fromEntries(
    documents.map(({ path, file: { text }, data, bodyLine, body }) => [
      path,
      { data, bodyLine, bodyAt: text.length - body.length, text },
    ]),
  ),
  clean,
});

/** Files that are what was compiled, as documents, and the rest. */
export function fromCompiled(
  compiled: CompiledFramework,
  files: readonly FrameworkFile[],
): {
  readonly known: ParsedFiles["documents"];
  readonly rest: readonly FrameworkFile[];
  readonly clean: boolean;
} {
  const known: ParsedDocument[] = [];
  const rest: FrameworkFile[] = [];
  for (const { path, file } of files) {
    const kind = kindOf(path);
    const found = Object.hasOwn(compiled.documents, path) ? compiled.documents[path] : undefined;
    if (kind === null || found?.text !== file.text) rest.push({ path, file });
    else {
      const { data, bodyLine, bodyAt } = found;
      known.push({ kind, path, file, data, bodyLine, body: file.text.slice(bodyAt) });
    }
  }
  const clean =
    compiled.clean &&
    known.length === Object.keys(compiled.documents).length &&
    rest.every(({ path }) => kindOf(path) === null);
  return { known, rest, clean };
}
