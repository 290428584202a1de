import type { Framework, Setting } from "../model/framework.js";
import { toPage, toQualification, toResource, toRole, toStory } from "./companions.js";
import { toCompetency } from "./competency.js";
import type { Kind, ParsedDocument } from "./kind.js";
import { toManifest, toSources } from "./manifest.js";

/** Documents in, one framework out. */
export function assembleFramework(folder: string, documents: readonly ParsedDocument[]): Framework {
  const every = <T>(kind: Kind, to: (document: ParsedDocument) => T): readonly T[] =>
    documents.filter((document) => document.kind === kind).map(to);
  const data = (kind: Kind) => documents.find((document) => document.kind === kind)?.data ?? {};
  const manifest = toManifest(data("manifest"));
  const everywhere = manifest.settings.map(({ id }) => id);
  /** What names no setting of the manifest applies in every one. */
  const settled = <T extends { readonly settings: readonly Setting[] }>(list: readonly T[]) =>
    list.map((one) => {
      // A manifest that lists none cannot say which are meant.
      if (everywhere.length === 0) return one;
      const settings = everywhere.filter((id) => one.settings.includes(id));
      return { ...one, settings: settings.length > 0 ? settings : everywhere };
    });
  return {
    folder,
    manifest,
    sources: toSources(data("sources")),
    competencies: settled(every("competency", toCompetency).filter((one) => one !== null)),
    roles: settled(every("role", toRole)),
    qualifications: every("qualification", toQualification),
    resources: settled(every("resource", toResource)),
    stories: every("story", toStory),
    pages: every("page", toPage),
  };
}
