import type {
  Competency,
  Framework,
  Level,
  Named,
  Page,
  Pillar,
  Qualification,
  Resource,
  Role,
  Source,
  Story,
} from "../model/framework.js";
import { competenciesById, currentIds } from "../model/replacement.js";
import type { BodyText } from "../parse/body.js";
import { coverageOf, type ItemCoverage, itemOf } from "./coverage.js";
import { byPlace } from "./gap/order.js";
import type { ThreadAtBoth } from "./thread-at-both.js";
import type { Topic } from "./topic.js";

export type CompetencyLine = Pick<
  Competency,
  "id" | "title" | "pillar" | "band" | "key" | "supplement"
>;

/** A cited document, with the item in it where the citation names one. */
export interface CitedSource extends Pick<Source, "id" | "title" | "edition" | "year"> {
  readonly ref: string | null;
  readonly item: string | null;
}

interface Group extends Named {
  readonly competencies: readonly CompetencyLine[];
}

/** Two things of one kind, side by side. */
export type Comparison =
  | {
      readonly kind: "comparison";
      readonly of: "competency" | "role";
      /** As they were asked for. */
      readonly both: readonly [Description, Description];
    }
  | {
      readonly kind: "comparison";
      readonly of: "level";
      /** The lower first. */
      readonly levels: readonly [Level, Level];
      readonly pillars: readonly (Named & { readonly threads: readonly ThreadAtBoth[] })[];
    };

/** One thing of a framework, `one`, with what belongs to it; its prose stays in its body. */
export type Description =
  | {
      readonly kind: "competency";
      readonly one: Competency;
      readonly thread: Named;
      /** What it rests on, all the way down, lowest first. */
      readonly buildsOn: readonly CompetencyLine[];
      /** What rests on it, all the way up, lowest first. */
      readonly growsInto: readonly CompetencyLine[];
      readonly sources: readonly CitedSource[];
      readonly resources: readonly Resource[];
      readonly stories: readonly Story[];
    }
  | { readonly kind: "level"; readonly level: Level; readonly pillars: readonly Group[] }
  | { readonly kind: "pillar"; readonly one: Pillar; readonly threads: readonly Group[] }
  /** One thread of a pillar, its competencies from the lowest level to the highest. */
  | {
      readonly kind: "thread";
      readonly id: string;
      readonly title: string;
      readonly pillar: Pillar;
      readonly competencies: readonly Competency[];
    }
  | Comparison
  | { readonly kind: "role"; readonly one: Role }
  | { readonly kind: "qualifications"; readonly qualifications: readonly Qualification[] }
  | ({ readonly kind: "resource"; readonly one: Resource } & Pick<Group, "competencies">)
  | ({ readonly kind: "story"; readonly one: Story } & Pick<Group, "competencies">)
  | { readonly kind: "page"; readonly one: Page }
  | { readonly kind: "source"; readonly one: Source; readonly items: readonly ItemCoverage[] };

export const lineOf = ({
  id,
  title,
  pillar,
  band,
  key,
  supplement,
}: Competency): CompetencyLine => ({
  id,
  title,
  pillar,
  band,
  key,
  supplement,
});

/** Competencies that are not retired, in the order of every list. */
export const inOrder = (
  { competencies, manifest }: Framework,
  wanted: (one: Competency) => boolean,
): readonly Competency[] =>
  competencies
    .filter((one) => one.status !== "retired" && wanted(one))
    .sort(byPlace(manifest.pillars));

const linesOf = (
  framework: Framework,
  wanted: (one: Competency) => boolean,
): readonly CompetencyLine[] => inOrder(framework, wanted).map(lineOf);

/** Follows links until nothing new is found; a circle ends where it began. */
function reached(from: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const one of next(id)) {
      if (one === from || found.has(one)) continue;
      found.add(one);
      open.push(one);
    }
  }
  return found;
}

/** What a competency rests on, all the way down. */
export const restsOn = ({ competencies }: Framework, id: string): ReadonlySet<string> =>
  reached(id, (each) => competencies.find((other) => other.id === each)?.buildsOn ?? []);

function describeCompetency(framework: Framework, one: Competency): Description {
  const { competencies, manifest, resources, sources, stories } = framework;
  const below = restsOn(framework, one.id);
  const above = reached(one.id, (id) =>
    competencies.filter(({ buildsOn }) => buildsOn.includes(id)).map((other) => other.id),
  );
  const threads = manifest.pillars.find(({ id }) => id === one.pillar)?.threads;
  const byId = competenciesById(framework);
  const isAbout = ({ competencies: ids }: { readonly competencies: readonly string[] }): boolean =>
    currentIds(byId, ids).includes(one.id);
  return {
    kind: "competency",
    one,
    thread: { id: one.thread, title: threads?.[one.thread] ?? one.thread },
    buildsOn: linesOf(framework, ({ id }) => below.has(id)),
    growsInto: linesOf(framework, ({ id }) => above.has(id)),
    sources: one.sources.map(({ source: id, ref }) => {
      const cited = sources.find((source) => source.id === id);
      const { title, edition, year } = cited ?? { title: id, edition: null, year: null };
      const item = cited === undefined ? null : (itemOf(cited, ref)?.title ?? null);
      return { id, title, edition, year, ref, item };
    }),
    resources: resources.filter(isAbout),
    stories: stories.filter(isAbout),
  };
}

function withId<T extends Named>(list: readonly T[], id: string): T {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no such thing: ${id}`);
  return found;
}

/** The pillar and the number of a thread such as `RS-02`. */
function threadOf({ manifest }: Framework, id: string): readonly [Pillar, string] {
  for (const pillar of manifest.pillars) {
    const thread = Object.keys(pillar.threads).find((one) => `${pillar.code}-${one}` === id);
    if (thread !== undefined) return [pillar, thread];
  }
  throw new Error(`no such thread: ${id}`);
}

/** Everything that belongs to a topic that `findTopics` found. */
export function describe(framework: Framework, topic: Topic): Description {
  const { manifest, qualifications } = framework;
  const named = ({ competencies }: { readonly competencies: readonly string[] }) => {
    const ids = currentIds(competenciesById(framework), competencies);
    return linesOf(framework, ({ id }) => ids.includes(id));
  };
  switch (topic.kind) {
    case "competency":
      return describeCompetency(framework, withId(framework.competencies, topic.id));
    case "level": {
      const { level } = topic;
      const pillars = manifest.pillars.map(({ id, title }) => ({
        id,
        title,
        competencies: linesOf(framework, ({ pillar, band }) => pillar === id && band === level),
      }));
      return { kind: "level", level, pillars };
    }
    case "pillar": {
      const one = withId(manifest.pillars, topic.id);
      const threads = Object.entries(one.threads)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, title]) => ({
          id,
          title,
          competencies: linesOf(
            framework,
            ({ pillar, thread }) => pillar === one.id && thread === id,
          ),
        }));
      return { kind: "pillar", one, threads };
    }
    case "thread": {
      const [pillar, thread] = threadOf(framework, topic.id);
      return {
        kind: "thread",
        id: topic.id,
        title: pillar.threads[thread] ?? thread,
        pillar,
        competencies: inOrder(
          framework,
          (one) => one.pillar === pillar.id && one.thread === thread,
        ),
      };
    }
    case "role":
      return { kind: "role", one: withId(framework.roles, topic.id) };
    case "qualifications":
      return {
        kind: "qualifications",
        qualifications: [...qualifications].sort((a, b) => a.band - b.band),
      };
    case "qualification":
      return {
        kind: "qualifications",
        qualifications: qualifications.filter(({ band }) => band === topic.band),
      };
    case "resource": {
      const one = withId(framework.resources, topic.id);
      return { kind: "resource", one, competencies: named(one) };
    }
    case "story": {
      const one = withId(framework.stories, topic.id);
      return { kind: "story", one, competencies: named(one) };
    }
    case "page":
      return { kind: "page", one: withId(framework.pages, topic.id) };
    case "source": {
      const one = withId(framework.sources, topic.id);
      return { kind: "source", one, items: coverageOf(framework, one).items };
    }
  }
}

/** Whatever in a description has prose of its own. */
export function bodiesIn(part: Description): readonly BodyText[] {
  if (part.kind === "qualifications") return part.qualifications;
  if (part.kind === "thread") return part.competencies;
  if (part.kind === "comparison")
    return part.of === "level"
      ? part.pillars.flatMap(({ threads }) =>
          threads.flatMap(({ lower, upper }) => [...lower, ...upper].map(({ one }) => one)),
        )
      : part.both.flatMap(bodiesIn);
  return "one" in part && "body" in part.one ? [part.one] : [];
}
