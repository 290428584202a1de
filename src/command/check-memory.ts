import type { Io } from "../io.js";
import type { SourceFile } from "../model/source-file.js";
import { type Kind, kindOf, type ParsedDocument, parseDocumentFile } from "../parse/document.js";
import { type ParsedEvidence, parseEvidence } from "../parse/evidence.js";
import { assembleFramework } from "../parse/framework.js";
import { type Body, parseBody } from "../parse/markdown.js";
import { displayName, readFrameworkFiles } from "../read.js";
import { readFramework } from "./load-framework.js";

/** How a check reads and parses: afresh, or with a memory of what has not changed since the last time. */
export interface Parsing {
  readonly framework: typeof readFramework;
  readonly document: (
    kind: Kind,
    path: string,
    file: SourceFile,
  ) => ReturnType<typeof parseDocumentFile>;
  readonly body: (document: ParsedDocument) => Body;
  readonly evidence: (file: SourceFile) => ParsedEvidence;
}

/** Parses everything, keeps nothing. */
export const afresh: Parsing = {
  framework: readFramework,
  document: parseDocumentFile,
  body: ({ body, bodyLine }) => parseBody(body, bodyLine),
  evidence: parseEvidence,
};

export interface Memory extends Parsing {
  /** Begins another round: what was not met in the one before is forgotten when it ends. */
  readonly round: <T>(work: () => T) => T;
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

/** Parses a file again only when its text is another: what makes `--watch` quick. */
export function checkMemory(): Memory {
  const documents = new Shelf<ReturnType<typeof parseDocumentFile>>();
  const evidence = new Shelf<ParsedEvidence>();
  const bodies = new WeakMap<ParsedDocument, Body>();
  const document: Memory["document"] = (kind, path, file) =>
    documents.get(`${kind}\n${path}\n${file.name}`, file, () =>
      parseDocumentFile(kind, path, file),
    );
  return {
    document,
    evidence: (file) => evidence.get(file.name, file, () => parseEvidence(file)),
    body: (one) => {
      const known = bodies.get(one) ?? parseBody(one.body, one.bodyLine);
      bodies.set(one, known);
      return known;
    },
    framework: (io: Io, folder: string) => {
      const read = readFrameworkFiles(io, folder);
      const parsed = read.files.flatMap(({ path, file }) => {
        const kind = kindOf(path);
        return kind === null ? [] : [document(kind, path, file)];
      });
      const parts = parsed.flatMap((one) => (one.document === null ? [] : [one.document]));
      return {
        framework: assembleFramework(displayName(io, folder), parts),
        documents: parts,
        files: read.files,
        findings: [...read.findings, ...parsed.flatMap(({ findings }) => findings)],
      };
    },
    round: (work) => {
      documents.begin();
      evidence.begin();
      try {
        return work();
      } finally {
        documents.end();
        evidence.end();
      }
    },
    changes: () => documents.changes + evidence.changes,
  };
}
