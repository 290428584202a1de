import type { RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { Competency, Framework, Level, Named } from "../../model/framework.js";
import { competenciesById, currentIds } from "../../model/replacement.js";
import type { Body, BodyOf, BodyText } from "../../parse/body.js";
import type { SearchKind } from "./kinds.js";

/** A piece of text short enough to be shown as the reason why something was found. */
export interface Passage {
  /** The heading that it stands under; null for the text before the first. */
  readonly section: string | null;
  readonly text: string;
}

/** The parts that are searched, with how much a match weighs in each. */
export const fieldWeights = {
  id: 20,
  title: 6,
  thread: 4,
  asked: 5,
  statement: 5,
  themes: 1.5,
  practice: 1.5,
  evidence: 0.8,
  questions: 0.8,
  rest: 0.5,
  related: 1,
  level: 1,
} as const;

type Field = keyof typeof fieldWeights;

/** One thing that can be found. */
export interface SearchEntry extends Readonly<Partial<Record<Field, string>>> {
  readonly key: string;
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  /** Its pillars, by id; empty where it belongs to none. */
  readonly pillars: readonly string[];
  readonly level: string;
  readonly place: Level | null;
  readonly supplement: string | null;
  readonly passages: readonly Passage[];
}

const textsOf = (content: readonly RootContent[]): readonly string[] =>
  content.flatMap((node) =>
    node.type === "list" ? node.children.map((item) => plainText(item)) : [plainText(node)],
  );

function passagesOf({ lead, sections }: Body): readonly Passage[] {
  return [
    ...textsOf(lead).map((text) => ({ section: null, text })),
    ...sections.flatMap(({ heading, content }) =>
      textsOf(content).map((text) => ({ section: heading, text })),
    ),
  ].filter(({ text }) => text.trim() !== "");
}

const joined = (passages: readonly Passage[]): string =>
  passages.map(({ text }) => text).join("\n");

/** Sections of a competency that are searched under a weight of their own. */
const fieldOfSection: Readonly<Record<string, Field>> = {
  "In practice": "practice",
  "Evidence you could bring": "evidence",
  "To talk about": "questions",
};

/** What others say of it: the resources that name it, and the gist of what it cites. */
function relatedPassages(framework: Framework, one: Competency): readonly Passage[] {
  const { resources, sources } = framework;
  const byId = competenciesById(framework);
  const cited = one.sources.flatMap(({ source, ref }) => {
    const items = sources.find(({ id }) => id === source)?.items ?? [];
    return items.filter((item) => item.ref === ref || item.ref === ref?.split(" ")[0]);
  });
  return [
    ...cited.map(({ title }) => ({ section: "Relates to", text: title })),
    ...resources
      .filter(({ competencies }) => currentIds(byId, competencies).includes(one.id))
      .map(({ title }) => ({ section: "Resource", text: title })),
  ];
}

function competencyEntry(framework: Framework, one: Competency, body: Body): SearchEntry {
  const { manifest } = framework;
  const passages = passagesOf(body);
  const related = relatedPassages(framework, one);
  const pillar = manifest.pillars.find(({ id }) => id === one.pillar);
  const band = manifest.bands.find(({ band: number }) => number === one.band);
  const named = (list: readonly Named[], ids: readonly string[]) =>
    list.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  const field = (wanted: Field): string =>
    joined(
      passages.filter(
        ({ section }) => section !== null && (fieldOfSection[section] ?? "rest") === wanted,
      ),
    );
  return entryOf("competency", one, {
    pillars: [one.pillar],
    place: one.band,
    supplement: one.supplement,
    passages: [...passages, ...related],
    related: joined(related),
    thread: [pillar?.threads[one.thread] ?? "", pillar?.title ?? ""].join("\n"),
    statement: joined(passages.filter(({ section }) => section === null)),
    asked: one.searchWords.join("\n"),
    themes: named(manifest.themes, one.themes).join("\n"),
    practice: field("practice"),
    evidence: [field("evidence"), ...named(manifest.evidenceTypes, one.evidenceTypes)].join("\n"),
    questions: field("questions"),
    rest: field("rest"),
    level:
      band === undefined
        ? String(one.band)
        : `band ${band.band} ${band.title} ${Object.values(band.names)
            .map(({ title }) => title)
            .join(" ")} ${named(manifest.supplements, [one.supplement ?? ""]).join(" ")}`,
  });
}

const entryOf = (
  kind: SearchKind,
  { id, title }: Named,
  more: Pick<SearchEntry, "passages"> & Partial<SearchEntry>,
): SearchEntry => ({
  key: `${kind} ${id}`,
  kind,
  id,
  title,
  pillars: [],
  place: null,
  supplement: null,
  level: "",
  ...more,
});

/** Everything in a framework that a person may look for; retired competencies are not. */
export function searchEntries(framework: Framework, bodyOf: BodyOf): readonly SearchEntry[] {
  const { manifest, competencies } = framework;
  const pillarsOf = (ids: readonly string[]): readonly string[] => [
    ...new Set(ids.flatMap((id) => competencies.find((one) => one.id === id)?.pillar ?? [])),
  ];
  /** The first passage of anything but a competency counts as its statement. */
  const prose = (one: BodyText) => {
    const passages = passagesOf(bodyOf(one));
    return { passages, statement: joined(passages.slice(0, 1)), rest: joined(passages.slice(1)) };
  };
  return [
    ...competencies
      .filter(({ status }) => status !== "retired")
      .map((one) => competencyEntry(framework, one, bodyOf(one))),
    ...framework.roles.map((one) =>
      entryOf("role", one, {
        ...prose(one),
        thread: Object.values(one.titles).join("\n"),
        pillars: Object.keys(one.pillars),
      }),
    ),
    ...framework.qualifications.map((one) =>
      entryOf(
        "qualification",
        { id: String(one.band), title: one.title },
        {
          ...prose(one),
          place: one.band,
          thread: "Qualifications",
          level: `band ${one.band}`,
        },
      ),
    ),
    ...framework.resources.map((one) =>
      entryOf("resource", one, {
        ...prose(one),
        thread: [one.kind, one.publisher].join("\n"),
        pillars: pillarsOf(one.competencies),
      }),
    ),
    ...framework.stories.map((one) => {
      const profession = manifest.professions.find(({ id }) => id === one.profession)?.title;
      return entryOf("story", one, {
        ...prose(one),
        thread: [profession ?? one.profession, one.path].join("\n"),
        pillars: one.pillars,
      });
    }),
    ...framework.pages.map((one) => entryOf("page", one, prose(one))),
    ...framework.sources.map((one) => {
      const passages = one.items.map(({ ref, title }) => ({ section: ref, text: title }));
      return entryOf("source", one, {
        passages,
        thread: one.publisher ?? "",
        rest: joined(passages),
      });
    }),
  ];
}
