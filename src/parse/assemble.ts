import type { Framework } from "../model/framework.js";
import { toPage, toQualification, toResource, toRole, toStory } from "./companions.js";
import { toCompetency } from "./competency.js";
import type { Kind, ParsedDocument } from "./kind.js";
import { toManifest, toSources } from "./manifest.js";

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
