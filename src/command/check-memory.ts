import type { Io } from "../io.js";
import type { IsoDate } from "../model/date.js";
import type { SourceFile } from "../model/source-file.js";
import { assembleFramework } from "../parse/assemble.js";
import type { Body } from "../parse/body.js";
import { parseDocumentFile } from "../parse/document.js";
import { type ParsedEvidence, parseEvidence } from "../parse/evidence.js";
import { type Kind, kindOf, type ParsedDocument } from "../parse/kind.js";
import { parseBody } from "../parse/markdown.js";
import { readFrameworkFiles } from "../read/folder.js";
import { displayName } from "../read.js";
import { type CheckedFolder, checkFolder } from "./check-folder.js";
import { type ReadFramework, readFramework } from "./read-framework.js";

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** How a check reads and parses: afresh, or with a memory of what has not changed since the last time. */
export interface Parsing {
  readonly framework: typeof readFramework;
  /** A whole framework folder, checked. */
  readonly folder: (io: Io, folder: string, today: IsoDate) => Promise<CheckedFolder>;
  readonly document: (
    kind: Kind,
    path: string,
    file: SourceFile,
  ) => ReturnType<typeof parseDocumentFile>;
  readonly body: (document: ParsedDocument) => Body;
  readonly evidence: (file: SourceFile) => ParsedEvidence;
  /** The result of work that depends on nothing but `about` and the text, which stands for what else it reads. */
  readonly once: <T>(about: object, key: string, text: string, work: () => T) => T;
}

/** Parses each body at most once. */
export function bodyReader(): Parsing["body"] {
  const bodies = new WeakMap<ParsedDocument, Body>();
  return (document) => {
    const known = bodies.get(document) ?? parseBody(document.body, document.bodyLine);
    bodies.set(document, known);
    return known;
  };
}

/** Parses everything, keeps nothing. */
export const afresh: Parsing = {
  framework: readFramework,
  folder: (io, folder, today) => checkFolder(io, folder, today, afresh),
  document: parseDocumentFile,
  body: ({ body, bodyLine }) => parseBody(body, bodyLine),
  evidence: parseEvidence,
  once: (_about, _key, _text, work) => work(),
};

export interface Memory extends Parsing {
  /** Begins another round: what was not met in the one before is forgotten when it ends. */
  readonly round: <T>(work: () => Promise<T>) => Promise<T>;
  /** How many files were parsed in the last round because they are new or their text changed, or went away. */
  readonly changes: () => number;
}

interface Known<T> {
  readonly file: SourceFile;
  readonly parsed: T;
}

/** One kind of result by file name, valid while the file has the same text. */
class Shelf<T> {
  before = new Map<string, Known<T>>();
  now = new Map<string, Known<T>>();
  changes = 0;

  get(key: string, file: SourceFile, parse: () => T): T {
    const known = this.now.get(key) ?? this.before.get(key);
    const same = known?.file.text === file.text && known.file.name === file.name;
    if (!same) this.changes += 1;
    const entry = known !== undefined && same ? known : { file, parsed: parse() };
    this.now.set(key, entry);
    return entry.parsed;
  }

  begin(): void {
    this.before = this.now;
    this.now = new Map();
    this.changes = 0;
  }

  end(): void {
    for (const key of this.before.keys()) if (!this.now.has(key)) this.changes += 1;
    this.before = new Map();
  }
}

/** Frameworks by folder: the very same object while none of its files changed, so that what came of it can be kept too. */
function frameworkShelf(document: Parsing["document"]): Parsing["framework"] {
  const known = new Map<string, { readonly inputs: readonly unknown[]; read: ReadFramework }>();
  return async (io: Io, folder: string) => {
    const { files, findings } = readFrameworkFiles(io, folder);
    const parsed = files.flatMap(({ path, file }) => {
      const kind = kindOf(path);
      return kind === null ? [] : [document(kind, path, file)];
    });
    const inputs = [...parsed, JSON.stringify([findings, files.map(({ path }) => path)])];
    const before = known.get(folder);
    if (before !== undefined && sameItems(before.inputs, inputs)) return before.read;
    const documents = parsed.flatMap((one) => (one.document === null ? [] : [one.document]));
    const read: ReadFramework = {
      framework: assembleFramework(displayName(io, folder), documents),
      documents,
      fresh: documents,
      clean: false,
      files,
      findings: [...findings, ...parsed.flatMap((one) => one.findings)],
    };
    known.set(folder, { inputs, read });
    return read;
  };
}

/** Parses a file again only when its text is another: what makes `--watch` quick. */
export function checkMemory(): Memory {
  const documents = new Shelf<ReturnType<typeof parseDocumentFile>>();
  const evidence = new Shelf<ParsedEvidence>();
  const results = new WeakMap<object, Map<string, { text: string; result: unknown }>>();
  const document: Memory["document"] = (kind, path, file) =>
    documents.get(`${kind}\n${path}\n${file.name}`, file, () =>
      parseDocumentFile(kind, path, file),
    );
  const memory: Memory = {
    document,
    framework: frameworkShelf(document),
    folder: (io, folder, today) => checkFolder(io, folder, today, memory),
    evidence: (file) => evidence.get(file.name, file, () => parseEvidence(file)),
    body: bodyReader(),
    once: <T>(about: object, key: string, text: string, work: () => T): T => {
      const shelf = results.get(about) ?? new Map<string, { text: string; result: unknown }>();
      results.set(about, shelf);
      const known = shelf.get(key);
      if (known?.text === text) return known.result as T;
      const result = work();
      shelf.set(key, { text, result });
      return result;
    },
    round: async (work) => {
      documents.begin();
      evidence.begin();
      try {
        return await work();
      } finally {
        documents.end();
        evidence.end();
      }
    },
    changes: () => documents.changes + evidence.changes,
  };
  return memory;
}
