import type { Finding } from "../diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { toPage, toQualification, toResource, toRole, toStory } from "./companions.js";
import { toCompetency } from "./competency.js";
import { type Kind, kindOf, type ParsedDocument, parseDocumentFile } from "./document.js";
import { toManifest, toSources } from "./manifest.js";

/** A file of a framework folder and its path inside that folder. */
export interface FrameworkFile {
  readonly path: string;
  readonly file: SourceFile;
}

export interface ParsedFramework {
  readonly framework: Framework;
  readonly documents: readonly ParsedDocument[];
  readonly findings: readonly Finding[];
}

/** Every file of a framework folder as data. A file that cannot be read as data is a finding and hides no other. */
export function parseFramework(folder: string, files: readonly FrameworkFile[]): ParsedFramework {
  const documents: ParsedDocument[] = [];
  const findings: Finding[] = [];
  for (const { path, file } of files) {
    const kind = kindOf(path);
    if (kind === null) continue;
    const parsed = parseDocumentFile(kind, path, file);
    findings.push(...parsed.findings);
    if (parsed.document) documents.push(parsed.document);
  }
  return { framework: assembleFramework(folder, documents), documents, findings };
}

/** Documents in, one framework out. */
export function assembleFramework(folder: string, documents: readonly ParsedDocument[]): Framework {
  const every = <T>(kind: Kind, to: (document: ParsedDocument) => T): readonly T[] =>
    documents.filter((document) => document.kind === kind).map(to);
  const data = (kind: Kind) => documents.find((document) => document.kind === kind)?.data ?? {};
  return {
    folder,
    manifest: toManifest(data("manifest")),
    sources: toSources(data("sources")),
    competencies: every("competency", toCompetency).filter((competency) => competency !== null),
    roles: every("role", toRole),
    qualifications: every("qualification", toQualification),
    resources: every("resource", toResource),
    stories: every("story", toStory),
    pages: every("page", toPage),
  };
}
