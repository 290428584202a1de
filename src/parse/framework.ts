import type { Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { FrameworkFile } from "../model/source-file.js";
import { assembleFramework } from "./assemble.js";
import { parseDocumentFile } from "./document.js";
import { kindOf, type ParsedDocument } from "./kind.js";

export interface ParsedFiles {
  readonly documents: readonly ParsedDocument[];
  readonly findings: readonly Finding[];
}

export interface ParsedFramework extends ParsedFiles {
  readonly framework: Framework;
}

/** Every file as data. A file that cannot be read as data is a finding and hides no other. */
export function parseFiles(files: readonly FrameworkFile[]): ParsedFiles {
  const documents: ParsedDocument[] = [];
  const findings: Finding[] = [];
  for (const { path, file } of files) {
    const kind = kindOf(path);
    if (kind === null) continue;
    const parsed = parseDocumentFile(kind, path, file);
    findings.push(...parsed.findings);
    if (parsed.document) documents.push(parsed.document);
  }
  return { documents, findings };
}

/** A framework folder's files as one framework. */
export function parseFramework(folder: string, files: readonly FrameworkFile[]): ParsedFramework {
  const parsed = parseFiles(files);
  return { ...parsed, framework: assembleFramework(folder, parsed.documents) };
}
