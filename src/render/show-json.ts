import { toString as plainText } from "mdast-util-to-string";
import type { Description } from "../analyse/describe.js";
import type { BodyOf, HasBody } from "../analyse/search-entries.js";
import type { Framework } from "../model/framework.js";
import { printableJson } from "../words/printable.js";

/** Prose as data: the text before the first heading, then the sections with their list items. */
function proseOf(bodyOf: BodyOf, one: HasBody) {
  const { statement, sections } = bodyOf(one);
  return {
    statement,
    sections: sections.map(({ id, heading, items, content }) => ({
      id,
      heading,
      items,
      text: content
        .filter((node) => node.type !== "list")
        .map((node) => plainText(node))
        .join("\n\n"),
    })),
  };
}

const titled = <T extends { readonly id: string; readonly title: string }>({ id, title }: T) => ({
  id,
  title,
});

/** What the item holds, by its kind. */
function itemOf(part: Description, bodyOf: BodyOf): unknown {
  switch (part.kind) {
    case "competency": {
      const { competency: one, thread, buildsOn, growsInto, sources, resources, stories } = part;
      return {
        id: one.id,
        title: one.title,
        pillar: one.pillar,
        band: one.band,
        thread,
        status: one.status,
        replacedBy: one.replacedBy,
        key: one.key,
        supplement: one.supplement,
        settings: one.settings,
        themes: one.themes,
        evidenceTypes: one.evidenceTypes,
        currencyMonths: one.currencyMonths,
        ...proseOf(bodyOf, one),
        buildsOn,
        growsInto,
        sources,
        resources: resources.map(titled),
        stories: stories.map(titled),
      };
    }
    case "level":
      return { level: part.level, pillars: part.pillars };
    case "pillar": {
      const { id, code, title } = part.pillar;
      return { id, code, title, threads: part.threads };
    }
    case "role": {
      const { id, title, pillars, supplements, typicalBands, settings, localAuthorityTitle } =
        part.role;
      return {
        id,
        title,
        levels: pillars,
        supplements,
        typicalBands,
        settings,
        localAuthorityTitle,
        ...proseOf(bodyOf, part.role),
      };
    }
    case "qualifications":
      return {
        bands: part.qualifications.map((one) => ({
          band: one.band,
          title: one.title,
          localPolicy: one.localPolicy,
          minimum: one.minimum,
          expected: one.expected,
          ...proseOf(bodyOf, one),
        })),
      };
    case "resource": {
      const { id, title, kind, publisher, cost, url, professions, settings } = part.resource;
      return {
        id,
        title,
        kind,
        publisher,
        cost,
        url,
        professions,
        settings,
        ...proseOf(bodyOf, part.resource),
        competencies: part.competencies,
      };
    }
    case "story": {
      const { id, title, profession, path, pillars } = part.story;
      return {
        id,
        title,
        profession,
        path,
        pillars,
        ...proseOf(bodyOf, part.story),
        competencies: part.competencies,
      };
    }
    case "page":
      return { ...titled(part.page), ...proseOf(bodyOf, part.page) };
    case "source": {
      const { id, title, edition, publisher, year, url, status, supersededBy, stillCited } =
        part.source;
      return {
        id,
        title,
        edition,
        publisher,
        year,
        url,
        status,
        supersededBy,
        stillCited,
        items: part.items.map(({ ref, title: gist, citedBy }) => ({ ref, title: gist, citedBy })),
      };
    }
  }
}

/** `ahp-career/show@1` (schemas/show.schema.json). */
export const showJson = ({ manifest }: Framework, part: Description, bodyOf: BodyOf): string =>
  printableJson({
    format: "ahp-career/show@1",
    framework: { id: manifest.id, version: manifest.version },
    kind: part.kind,
    item: itemOf(part, bodyOf),
  });
