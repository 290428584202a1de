import { InputError } from "../exit.js";
import type { Competency, Framework, Level, Setting } from "../model/framework.js";
import { levelOrder } from "../model/level.js";
import { byPlace } from "./gap/order.js";

export const listKinds = [
  "competencies",
  "roles",
  "resources",
  "stories",
  "sources",
  "qualifications",
  "pages",
] as const;

export type ListKind = (typeof listKinds)[number];

export interface ListFilters {
  readonly pillar?: string;
  readonly band?: Level;
  readonly theme?: string;
  readonly key?: boolean;
  readonly setting?: Setting;
  readonly status?: string;
  readonly supplement?: string;
  readonly source?: string;
}

/** One entry: its fields in the order in which they are written. */
export type ListItem = Readonly<
  Record<
    string,
    string | number | boolean | null | readonly string[] | Readonly<Record<string, number>>
  >
>;

/** The fields of each kind, in the order in which they are written. */
export const listFields: Readonly<Record<ListKind, readonly string[]>> = {
  competencies: [
    "id",
    "title",
    "pillar",
    "band",
    "thread",
    "threadTitle",
    "key",
    "status",
    "supplement",
    "settings",
    "themes",
    "buildsOn",
    "evidenceTypes",
    "sources",
  ],
  roles: [
    "id",
    "title",
    "levels",
    "typicalBands",
    "supplements",
    "settings",
    "localAuthorityTitle",
  ],
  resources: ["id", "title", "kind", "publisher", "cost", "url", "settings", "competencies"],
  stories: ["id", "title", "profession", "path", "pillars", "competencies"],
  sources: [
    "id",
    "title",
    "edition",
    "publisher",
    "year",
    "status",
    "supersededBy",
    "items",
    "url",
  ],
  qualifications: ["band", "title", "localPolicy", "minimum", "expected"],
  pages: ["id", "title", "order"],
};

/** What each kind can be filtered by. */
const filtersOf: Readonly<Record<ListKind, readonly (keyof ListFilters)[]>> = {
  competencies: ["pillar", "band", "theme", "key", "setting", "status", "supplement", "source"],
  roles: ["pillar", "band", "setting", "supplement"],
  resources: ["pillar", "band", "setting"],
  stories: ["pillar", "band"],
  sources: ["status"],
  qualifications: ["band"],
  pages: [],
};

function refuseOthers(kind: ListKind, filters: ListFilters): void {
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined || filtersOf[kind].includes(name as keyof ListFilters)) continue;
    const usable = filtersOf[kind].map((one) => `--${one}`).join(", ");
    throw new InputError(
      `--${name} does not go with a list of ${kind}`,
      usable === ""
        ? `A list of ${kind} has no filters.`
        : `A list of ${kind} can be narrowed by ${usable}.`,
    );
  }
}

function matches(one: Competency, filters: ListFilters): boolean {
  const { pillar, band, theme, key, setting, status, supplement, source } = filters;
  return (
    (status === "all" ||
      (status === undefined ? one.status !== "retired" : one.status === status)) &&
    (pillar === undefined || one.pillar === pillar) &&
    (band === undefined || one.band === band) &&
    (theme === undefined || one.themes.includes(theme)) &&
    (key !== true || one.key) &&
    (setting === undefined || one.settings.includes(setting)) &&
    (supplement === undefined || one.supplement === supplement) &&
    (source === undefined || one.sources.some((citation) => citation.source === source))
  );
}

function listCompetencies(framework: Framework, filters: ListFilters): readonly ListItem[] {
  const { pillars } = framework.manifest;
  return framework.competencies
    .filter((one) => matches(one, filters))
    .sort(byPlace(pillars))
    .map((one) => ({
      id: one.id,
      title: one.title,
      pillar: one.pillar,
      band: one.band,
      thread: one.thread,
      threadTitle: pillars.find(({ id }) => id === one.pillar)?.threads[one.thread] ?? "",
      key: one.key,
      status: one.status,
      supplement: one.supplement,
      settings: one.settings,
      themes: one.themes,
      buildsOn: one.buildsOn,
      evidenceTypes: one.evidenceTypes,
      sources: one.sources.map(({ source, ref }) => (ref === null ? source : `${source} ${ref}`)),
    }));
}

function listRoles({ roles }: Framework, filters: ListFilters): readonly ListItem[] {
  const { pillar, band, setting, supplement } = filters;
  return roles
    .filter(
      (one) =>
        (setting === undefined || one.settings.includes(setting)) &&
        (supplement === undefined || one.supplements.includes(supplement)) &&
        (pillar === undefined || one.pillars[pillar] !== undefined) &&
        (band === undefined ||
          (pillar === undefined
            ? Object.values(one.pillars).some((level) => level === band)
            : one.pillars[pillar] === band)),
    )
    .map(({ id, title, pillars, typicalBands, supplements, settings, localAuthorityTitle }) => ({
      id,
      title,
      levels: pillars,
      typicalBands,
      supplements,
      settings,
      localAuthorityTitle,
    }));
}

/** True for something that names a competency of this pillar and level. */
function namesOne({ competencies }: Framework, { pillar, band }: ListFilters) {
  const wanted = new Set(
    competencies
      .filter(
        (one) =>
          (pillar === undefined || one.pillar === pillar) &&
          (band === undefined || one.band === band),
      )
      .map(({ id }) => id),
  );
  return (ids: readonly string[]): boolean =>
    (pillar === undefined && band === undefined) || ids.some((id) => wanted.has(id));
}

/**
 * Everything of one kind that passes every filter, in a fixed order. Retired competencies are left out unless asked for.
 * @throws InputError where a filter means nothing for the kind.
 */
export function listFramework(
  framework: Framework,
  kind: ListKind,
  filters: ListFilters,
): readonly ListItem[] {
  refuseOthers(kind, filters);
  const names = namesOne(framework, filters);
  const { setting, status, band } = filters;
  const lists = {
    competencies: () => listCompetencies(framework, filters),
    roles: () => listRoles(framework, filters),
    resources: () =>
      framework.resources
        .filter(
          (one) =>
            names(one.competencies) && (setting === undefined || one.settings.includes(setting)),
        )
        .map(({ id, title, kind: sort, publisher, cost, url, settings, competencies }) => ({
          id,
          title,
          kind: sort,
          publisher,
          cost,
          url,
          settings,
          competencies,
        })),
    stories: () =>
      framework.stories
        .filter(({ competencies }) => names(competencies))
        .map(({ id, title, profession, path, pillars, competencies }) => ({
          id,
          title,
          profession,
          path,
          pillars,
          competencies,
        })),
    sources: () =>
      framework.sources
        .filter((one) => status === undefined || status === "all" || one.status === status)
        .map(
          ({ id, title, edition, publisher, year, status: state, supersededBy, url, items }) => ({
            id,
            title,
            edition,
            publisher,
            year,
            status: state,
            supersededBy,
            items: items.length,
            url,
          }),
        ),
    qualifications: () =>
      [...framework.qualifications]
        .filter((one) => band === undefined || one.band === band)
        .sort((a, b) => levelOrder(a.band) - levelOrder(b.band))
        .map(({ band: level, title, localPolicy, minimum, expected }) => ({
          band: level,
          title,
          localPolicy,
          minimum: minimum.length,
          expected: expected.length,
        })),
    pages: () =>
      [...framework.pages]
        .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
        .map(({ id, title, order }) => ({ id, title, order })),
  } satisfies Record<ListKind, () => readonly ListItem[]>;
  return lists[kind]();
}
