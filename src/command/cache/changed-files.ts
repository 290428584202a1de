import { resolve } from "node:path";
import type { Finding } from "../../model/diagnostic.js";
import type { SourceFile } from "../../model/source-file.js";
import { parseDocumentFile } from "../../parse/document.js";
import { type Kind, kindOf, type ParsedDocument } from "../../parse/kind.js";
import { readText } from "../../read.js";
import type { Parsing } from "../check-memory.js";
import { type Facts, factsOf } from "./facts.js";
import { hashOf } from "./hash.js";
import { type Known, knownAt } from "./known.js";
import { passingIn, type Sorted } from "./present.js";
import type { State } from "./state.js";
import type { Work } from "./work.js";

/** A file that is new, or another than it was, read afresh. */
export interface Changed extends Facts {
  /** Its place in the order of all files. */
  readonly index: number;
  readonly path: string;
  readonly file: SourceFile;
  /** What was known of it; null where it is new. */
  readonly before: Known | null;
  readonly kind: Kind | null;
  /** Null where it cannot be read as data, or is none of the framework's. */
  readonly document: ParsedDocument | null;
  /** Why it cannot be read as data. */
  readonly findings: readonly Finding[];
}

/** Reads files of the folder as text, each at most once; null for one that cannot be read. */
export function textReader({ io, folder, nameOf }: Work): (path: string) => SourceFile | null {
  const root = resolve(io.cwd, folder);
  const read = new Map<string, SourceFile | null>();
  return (path) => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const { file } = readText(io, `${root}/${path}`, nameOf(path));
    read.set(path, file);
    return file;
  };
}

/** Those of the doubtful files that did change; null where one of them cannot be read. */
export function changedFiles(
  { present: { paths } }: Work,
  before: State,
  { was, doubtful }: Sorted,
  textOf: (path: string) => SourceFile | null,
  bodyOf: Parsing["body"],
): readonly Changed[] | null {
  const changed: Changed[] = [];
  const passing = passingIn(before);
  for (const index of doubtful) {
    const path = paths[index] as string;
    const then = was[index] as number;
    const known = then < 0 ? null : knownAt(before.known, then);
    const file = textOf(path);
    if (file === null) return null;
    const content = hashOf(file.text);
    if (known?.content === content && !passing.has(path)) continue;
    const kind = kindOf(path);
    const { document, findings } =
      kind === null ? { document: null, findings: [] } : parseDocumentFile(kind, path, file);
    const facts = factsOf(path, kind, file, document, bodyOf, content);
    changed.push({ ...facts, index, path, file, before: known, kind, document, findings });
  }
  return changed;
}
