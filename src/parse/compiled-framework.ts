import type { FrameworkFile } from "../model/source-file.js";
import { contentHash } from "./content-hash.js";
import type { ParsedFiles } from "./framework.js";
import { kindOf, type ParsedDocument } from "./kind.js";

/** A document without its text: what parsing found out, to be used for a file with the same content. */
type CompiledDocument = Pick<ParsedDocument, "data" | "bodyLine"> & {
  /** Where in the text the body begins. */
  readonly bodyAt: number;
};

/**
 * A framework as the build leaves it, by the hash of each file's content: a file that was changed is not in it, so a stale
 * form is never used. Only files that passed every check of their own data are in it.
 */
export interface CompiledFramework {
  readonly documents: Readonly<Record<string, CompiledDocument>>;
  /** The digest of a whole framework in which no rule found anything; null where some rule did. */
  readonly clean: string | null;
}

/** Markdown is data by its kind as well as by its content: the same text in `roles/` means something else. */
const keyOf = (path: string, hash: string): string => `${kindOf(path)} ${hash}`;

interface HashedFile extends FrameworkFile {
  readonly hash: string;
}

export const hashed = (files: readonly FrameworkFile[]): readonly HashedFile[] =>
  files.map((entry) => ({ ...entry, hash: contentHash(entry.file.text) }));

/** One hash for a whole framework: its paths and their contents. */
export const digestOf = (files: readonly HashedFile[]): string =>
  contentHash(files.map(({ path, hash }) => `${path}\0${hash}`).join("\n"));

/** The compiled form of parsed files. `clean` says whether every rule passed over all of them. */
export function compileFramework(
  files: readonly FrameworkFile[],
  documents: readonly ParsedDocument[],
  clean: boolean,
): CompiledFramework {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const all = hashed(files);
  return {
    documents: Object.fromEntries(
      all.flatMap(({ path, file, hash }) => {
        const document = byPath.get(path);
        if (document === undefined) return [];
        const { data, bodyLine, body } = document;
        return [[keyOf(path, hash), { data, bodyLine, bodyAt: file.text.length - body.length }]];
      }),
    ),
    clean: clean ? digestOf(all) : null,
  };
}

/** Files whose content was compiled as documents, and the rest. */
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
  const all = hashed(files);
  for (const { path, file, hash } of all) {
    const kind = kindOf(path);
    const found = kind === null ? undefined : compiled.documents[keyOf(path, hash)];
    if (kind === null || found === undefined) rest.push({ path, file });
    else known.push({ kind, path, file, ...found, body: file.text.slice(found.bodyAt) });
  }
  const clean =
    compiled.clean !== null &&
    rest.every(({ path }) => kindOf(path) === null) &&
    digestOf(all) === compiled.clean;
  return { known, rest, clean };
}
