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
import { coverageOf, type ItemCoverage, itemOf } from "./coverage.js";
import { byPlace } from "./gap/order.js";
import type { HasBody } from "./search-entries.js";
import type { Topic } from "./topic.js";

/** A competency as a line in another thing's page. */
export interface CompetencyLine extends Named {
  readonly pillar: string;
  readonly band: Level;
  readonly key: boolean;
  readonly supplement: string | null;
}

/** A cited document, with the item in it where the citation names one. */
export interface CitedSource extends Named {
  readonly edition: string | null;
  readonly year: number | null;
  readonly ref: string | null;
  readonly item: string | null;
}

/** One thing of a framework with what belongs to it; its prose stays in its body. */
export type Description =
  | {
      readonly kind: "competency";
      readonly competency: Competency;
      readonly thread: Named;
      /** What it rests on, all the way down, lowest first. */
      readonly buildsOn: readonly CompetencyLine[];
      /** What rests on it, all the way up, lowest first. */
      readonly growsInto: readonly CompetencyLine[];
      readonly sources: readonly CitedSource[];
      readonly resources: readonly Resource[];
      readonly stories: readonly Story[];
    }
  | {
      readonly kind: "level";
      readonly level: Level;
      readonly pillars: readonly (Named & { readonly competencies: readonly CompetencyLine[] })[];
    }
  | {
      readonly kind: "pillar";
      readonly pillar: Pillar;
      readonly threads: readonly (Named & { readonly competencies: readonly CompetencyLine[] })[];
    }
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "qualifications"; readonly qualifications: readonly Qualification[] }
  | {
      readonly kind: "resource";
      readonly resource: Resource;
      readonly competencies: readonly CompetencyLine[];
    }
  | {
      readonly kind: "story";
      readonly story: Story;
      readonly competencies: readonly CompetencyLine[];
    }
  | { readonly kind: "page"; readonly page: Page }
  | { readonly kind: "source"; readonly source: Source; readonly items: readonly ItemCoverage[] };

const lineOf = ({ id, title, pillar, band, key, supplement }: Competency): CompetencyLine => ({
  id,
  title,
  pillar,
  band,
  key,
  supplement,
});

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

function describeCompetency(framework: Framework, competency: Competency): Description {
  const { competencies, manifest, resources, sources, stories } = framework;
  const order = byPlace(manifest.pillars);
  const linesOf = (ids: ReadonlySet<string>): readonly CompetencyLine[] =>
    competencies
      .filter(({ id, status }) => ids.has(id) && status !== "retired")
      .sort(order)
      .map(lineOf);
  const below = reached(
    competency.id,
    (id) => competencies.find((one) => one.id === id)?.buildsOn ?? [],
  );
  const above = reached(competency.id, (id) =>
    competencies.filter(({ buildsOn }) => buildsOn.includes(id)).map((one) => one.id),
  );
  const pillar = manifest.pillars.find(({ id }) => id === competency.pillar);
  const naming = <T extends { readonly competencies: readonly string[] }>(
    list: readonly T[],
  ): readonly T[] => list.filter((one) => one.competencies.includes(competency.id));
  return {
    kind: "competency",
    competency,
    thread: {
      id: competency.thread,
      title: pillar?.threads[competency.thread] ?? competency.thread,
    },
    buildsOn: linesOf(below),
    growsInto: linesOf(above),
    sources: competency.sources.map(({ source, ref }): CitedSource => {
      const cited = sources.find(({ id }) => id === source);
      const item = cited === undefined ? null : itemOf(cited, ref);
      return {
        id: source,
        title: cited?.title ?? source,
        edition: cited?.edition ?? null,
        year: cited?.year ?? null,
        ref,
        item: item?.title ?? null,
      };
    }),
    resources: naming(resources),
    stories: naming(stories),
  };
}

const found = <T>(one: T | undefined, what: string): T => {
  if (one === undefined) throw new Error(`no such ${what}`);
  return one;
};

const withId = <T extends { readonly id: string }>(list: readonly T[], id: string): T =>
  found(
    list.find((one) => one.id === id),
    id,
  );

/** Everything that belongs to a topic that `findTopics` found. */
export function describe(framework: Framework, topic: Topic): Description {
  const { manifest } = framework;
  const listed = (wanted: (one: Competency) => boolean): readonly CompetencyLine[] =>
    framework.competencies
      .filter((one) => one.status !== "retired" && wanted(one))
      .sort(byPlace(manifest.pillars))
      .map(lineOf);
  switch (topic.kind) {
    case "competency":
      return describeCompetency(framework, withId(framework.competencies, topic.id));
    case "level":
      return {
        kind: "level",
        level: topic.level,
        pillars: manifest.pillars.map(({ id, title }) => ({
          id,
          title,
          competencies: listed(({ pillar, band }) => pillar === id && band === topic.level),
        })),
      };
    case "pillar": {
      const pillar = withId(manifest.pillars, topic.id);
      return {
        kind: "pillar",
        pillar,
        threads: Object.entries(pillar.threads)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([id, title]) => ({
            id,
            title,
            competencies: listed((one) => one.pillar === pillar.id && one.thread === id),
          })),
      };
    }
    case "role":
      return { kind: "role", role: withId(framework.roles, topic.id) };
    case "qualifications":
      return {
        kind: "qualifications",
        qualifications: [...framework.qualifications].sort((a, b) => a.band - b.band),
      };
    case "qualification":
      return {
        kind: "qualifications",
        qualifications: framework.qualifications.filter(({ band }) => band === topic.band),
      };
    case "resource": {
      const resource = withId(framework.resources, topic.id);
      return {
        kind: "resource",
        resource,
        competencies: listed(({ id }) => resource.competencies.includes(id)),
      };
    }
    case "story": {
      const story = withId(framework.stories, topic.id);
      return {
        kind: "story",
        story,
        competencies: listed(({ id }) => story.competencies.includes(id)),
      };
    }
    case "page":
      return { kind: "page", page: withId(framework.pages, topic.id) };
    case "source": {
      const source = withId(framework.sources, topic.id);
      return { kind: "source", source, items: coverageOf(framework, source).items };
    }
  }
}

/** Whatever in a description has prose of its own. */
export function bodiesIn(part: Description): readonly HasBody[] {
  switch (part.kind) {
    case "competency":
      return [part.competency];
    case "role":
      return [part.role];
    case "qualifications":
      return part.qualifications;
    case "resource":
      return [part.resource];
    case "story":
      return [part.story];
    case "page":
      return [part.page];
    default:
      return [];
  }
}
