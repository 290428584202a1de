import { checkFramework } from "../check/check-framework.js";
import type { Io } from "../io.js";
import type { IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
import type { Manifest } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { type Kind, kindOf, type ParsedDocument } from "../parse/kind.js";
import type { Parsing } from "./check-memory.js";

/** Some lines of a file, by their number. */
export type Quotes = Readonly<Record<number, string>>;

/** One file that was checked. */
export interface CheckedFile {
  readonly name: string;
  /** Null where that is not known. */
  readonly kind: Kind | "evidence" | null;
  /** It was read as data, and is without doubt a file of its kind: it may be mended. */
  readonly mendable: boolean;
  /** The folder that links in its path may not lead out of. */
  readonly within: string;
}

/** A file of a framework folder; a README, which is nobody's to check, has no kind. */
export interface FolderFile extends CheckedFile {
  /** Path inside the folder. */
  readonly path: string;
}

/** What came of checking a framework folder. */
export interface CheckedFolder {
  readonly framework: {
    readonly manifest: Manifest;
    /** There are no competencies in it. */
    readonly empty: boolean;
  };
  readonly files: readonly FolderFile[];
  readonly documents: readonly ParsedDocument[];
  /** The files that were read. */
  readonly texts: readonly SourceFile[];
  /** By name, the lines that findings are about in files that were not read; those findings name a line. */
  readonly quotes: ReadonlyMap<string, Quotes>;
  readonly findings: readonly Finding[];
}

/** Checks everything in a framework folder. */
export async function checkFolder(
  io: Io,
  folder: string,
  today: IsoDate,
  parsing: Pick<Parsing, "framework" | "body" | "once">,
): Promise<CheckedFolder> {
  const read = await parsing.framework(io, folder);
  const { framework, documents, files, findings } = read;
  const unread = new Set(findings.map(({ file }) => file));
  const wrong = parsing.once(read, "framework", today, () =>
    read.clean
      ? []
      : checkFramework(framework, documents, parsing.body, {
          today,
          unread,
        }),
  );
  const sound = new Set(documents.map(({ path }) => path));
  return {
    framework: { manifest: framework.manifest, empty: framework.competencies.length === 0 },
    files: files.map(({ path, file }) => ({
      path,
      name: file.name,
      kind: kindOf(path),
      mendable: sound.has(path),
      within: folder,
    })),
    documents,
    texts: files.map(({ file }) => file),
    quotes: new Map(),
    findings: [...findings, ...wrong],
  };
}
