import { InputError } from "../exit.js";
import type {
  Competency,
  Framework,
  Level,
  Manifest,
  Page,
  Qualification,
  Resource,
  Role,
  Setting,
  Source,
  Story,
} from "../model/framework.js";
import { competenciesById, currentIds } from "../model/replacement.js";
import { appliesIn, titleFields } from "../model/setting.js";
import { byPlace } from "./gap/order.js";

/** `undefined` is as good as not given. */
export interface ListFilters {
  readonly pillar?: string | undefined;
  readonly band?: Level | undefined;
  readonly theme?: string | undefined;
  readonly key?: boolean | undefined;
  readonly setting?: Setting | undefined;
  readonly status?: string | undefined;
  readonly supplement?: string | undefined;
  readonly source?: string | undefined;
}

type ByName = Readonly<Record<string, number | string | null>>;
type Value = string | number | boolean | null | readonly string[] | ByName;

/** One entry: its fields in the order in which they are written. */
export type ListItem = Readonly<Record<string, Value>>;

/** A filter is asked only where somebody gives it. */
type Filter<T, V = unknown> = (
  one: T,
  wanted: V,
  framework: Framework,
  asked: ListFilters,
) => boolean;

/** Fields that an entry has, and its data have not under that name. */
type Made = "threadTitle" | "levels" | "settingTitles";

interface Listing<T> {
  readonly all: (framework: Framework, asked: ListFilters) => readonly T[];
  readonly fields: readonly ((keyof T & string) | Made)[];
  /** The fields that are not simply what the data hold. */
  readonly read?: Readonly<Record<string, (one: T, framework: Framework) => Value>>;
  readonly filters: { readonly [K in keyof ListFilters]?: Filter<T, NonNullable<ListFilters[K]>> };
}

const listing = <T>({ all, fields, read = {}, filters }: Listing<T>) => ({
  fields: fields as readonly string[],
  filters: Object.keys(filters),
  items: (framework: Framework, asked: ListFilters): readonly ListItem[] => {
    const passes = (one: T): boolean =>
      Object.entries(filters).every(([name, filter]) => {
        const wanted = asked[name as keyof ListFilters];
        return wanted === undefined || filter(one, wanted as never, framework, asked);
      });
    const value = (one: T, field: string): Value =>
      read[field]?.(one, framework) ?? (one[field as keyof T] as Value);
    return all(framework, asked)
      .filter(passes)
      .map((one) =>
        Object.fromEntries(
          fields.flatMap((field) =>
            field === "settingTitles"
              ? Object.entries(value(one, field) as ByName)
              : [[field, value(one, field)] as [string, Value]],
          ),
        ),
      );
  },
});

const isFor: Filter<{ readonly settings: readonly Setting[] }, Setting> = ({ settings }, wanted) =>
  appliesIn({ settings }, wanted);

const hasStatus: Filter<{ readonly status: string }, string> = ({ status }, wanted) =>
  wanted === "all" || status === wanted;

const hasLevel: Filter<Role, Level> = ({ pillars }, wanted, _framework, { pillar }) =>
  (pillar === undefined ? Object.values(pillars) : [pillars[pillar]]).some((one) => one === wanted);

type Naming = { readonly competencies: readonly string[] };

/** The competencies that a resource or a story is about; what is retired gives way to what took its place. */
const current = ({ competencies }: Naming, framework: Framework): readonly string[] =>
  currentIds(competenciesById(framework), competencies);

/** True for something that names a competency of the pillar and the level asked for. */
const namesOne: Filter<Naming> = (naming, _wanted, framework, { pillar, band }) => {
  const ids = current(naming, framework);
  return framework.competencies.some(
    (one) =>
      ids.includes(one.id) &&
      (pillar === undefined || one.pillar === pillar) &&
      (band === undefined || one.band === band),
  );
};

const listings = {
  competencies: listing<Competency>({
    // Retired ones only where a status is asked for.
    all: ({ competencies, manifest }, { status }) =>
      competencies
        .filter((one) => status !== undefined || one.status !== "retired")
        .sort(byPlace(manifest.pillars)),
    fields: [
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
    read: {
      threadTitle: ({ pillar, thread }, { manifest }) =>
        manifest.pillars.find(({ id }) => id === pillar)?.threads[thread] ?? "",
      sources: ({ sources }) =>
        sources.map(({ source, ref }) => (ref === null ? source : `${source} ${ref}`)),
    },
    filters: {
      pillar: ({ pillar }, wanted) => pillar === wanted,
      band: ({ band }, wanted) => band === wanted,
      theme: ({ themes }, wanted) => themes.includes(wanted),
      key: ({ key }, wanted) => key || !wanted,
      setting: isFor,
      status: hasStatus,
      supplement: ({ supplement }, wanted) => supplement === wanted,
      source: ({ sources }, wanted) => sources.some(({ source }) => source === wanted),
    },
  }),
  roles: listing<Role>({
    all: ({ roles }) => roles,
    fields: ["id", "title", "levels", "typicalBands", "supplements", "settings", "settingTitles"],
    read: {
      levels: ({ pillars }) => pillars,
      settingTitles: (role, { manifest }) => titleFields(manifest, role),
    },
    filters: {
      pillar: ({ pillars }, wanted) => pillars[wanted] !== undefined,
      band: hasLevel,
      setting: isFor,
      supplement: ({ supplements }, wanted) => supplements.includes(wanted),
    },
  }),
  resources: listing<Resource>({
    all: ({ resources }) => resources,
    fields: ["id", "title", "kind", "publisher", "cost", "url", "settings", "competencies"],
    read: { competencies: current },
    filters: { pillar: namesOne, band: namesOne, setting: isFor },
  }),
  stories: listing<Story>({
    all: ({ stories }) => stories,
    fields: ["id", "title", "profession", "path", "pillars", "competencies"],
    read: { competencies: current },
    filters: { pillar: namesOne, band: namesOne },
  }),
  sources: listing<Source>({
    all: ({ sources }) => sources,
    fields: [
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
    read: { items: ({ items }) => items.length },
    filters: { status: hasStatus },
  }),
  qualifications: listing<Qualification>({
    all: ({ qualifications }) => [...qualifications].sort((a, b) => a.band - b.band),
    fields: ["band", "title", "localPolicy", "minimum", "expected"],
    read: {
      minimum: ({ minimum }) => minimum.length,
      expected: ({ expected }) => expected.length,
    },
    filters: { band: ({ band }, wanted) => band === wanted },
  }),
  pages: listing<Page>({
    all: ({ pages }) => [...pages].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
    fields: ["id", "title", "order"],
    filters: {},
  }),
};

export type ListKind = keyof typeof listings;

export const listKinds = Object.keys(listings) as readonly ListKind[];

/** The fields of a kind, in the order in which they are written. */
export const listFields = (kind: ListKind, manifest: Manifest): readonly string[] =>
  listings[kind].fields.flatMap((field) =>
    field === "settingTitles" ? Object.keys(titleFields(manifest, { titles: {} })) : [field],
  );

/**
 * Everything of one kind that passes every filter, in a fixed order. Retired competencies are left out unless asked for.
 * @throws InputError where a filter means nothing for the kind.
 */
export function listFramework(
  framework: Framework,
  kind: ListKind,
  asked: ListFilters,
): readonly ListItem[] {
  const { filters, items } = listings[kind];
  const other = Object.entries(asked).find(
    ([name, value]) => value !== undefined && !filters.includes(name),
  );
  if (other !== undefined) {
    throw new InputError(
      `--${other[0]} does not go with a list of ${kind}`,
      filters.length === 0
        ? `A list of ${kind} has no filters.`
        : `A list of ${kind} can be narrowed by ${filters.map((one) => `--${one}`).join(", ")}.`,
    );
  }
  return items(framework, asked);
}
