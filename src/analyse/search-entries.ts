import type { RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { Competency, Framework, Level } from "../model/framework.js";
import type { Body } from "../parse/body.js";

export const searchKinds = [
  "competency",
  "role",
  "qualification",
  "resource",
  "story",
  "page",
  "source",
] as const;

export type SearchKind = (typeof searchKinds)[number];

/** A piece of text short enough to be shown as the reason why something was found. */
export interface Passage {
  /** The heading that it stands under; null for the text before the first. */
  readonly section: string | null;
  readonly text: string;
}

/** The parts that are searched, the ones that weigh most first. */
export const searchFields = [
  "id",
  "title",
  "thread",
  "asked",
  "statement",
  "themes",
  "practice",
  "evidence",
  "questions",
  "rest",
  "related",
  "level",
] as const;

type Field = (typeof searchFields)[number];

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
  readonly passages: readonly Passage[];
}

/** Whatever has a body. */
export interface HasBody {
  readonly body: string;
  readonly bodyLine: number;
}

export type BodyOf = (one: HasBody) => Body;

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
function relatedPassages({ resources, sources }: Framework, one: Competency): readonly Passage[] {
  const cited = one.sources.flatMap(({ source, ref }) => {
    const items = sources.find(({ id }) => id === source)?.items ?? [];
    return items.filter((item) => item.ref === ref || item.ref === ref?.split(" ")[0]);
  });
  return [
    ...cited.map(({ title }) => ({ section: "Relates to", text: title })),
    ...resources
      .filter(({ competencies }) => competencies.includes(one.id))
      .map(({ title }) => ({ section: "Resource", text: title })),
  ];
}

function competencyEntry(framework: Framework, one: Competency, body: Body): SearchEntry {
  const { manifest } = framework;
  const passages = passagesOf(body);
  const related = relatedPassages(framework, one);
  const pillar = manifest.pillars.find(({ id }) => id === one.pillar);
  const band = manifest.bands.find(({ band: number }) => number === one.band);
  const named = (
    list: readonly { readonly id: string; readonly title: string }[],
    ids: readonly string[],
  ) => list.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  const field = (wanted: Field): string =>
    joined(
      passages.filter(
        ({ section }) => section !== null && (fieldOfSection[section] ?? "rest") === wanted,
      ),
    );
  return {
    key: `competency ${one.id}`,
    kind: "competency",
    id: one.id,
    title: one.title,
    pillars: [one.pillar],
    place: one.band,
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
        : `band ${band.band} ${band.title} ${band.localAuthority?.title ?? ""} ${named(manifest.supplements, [one.supplement ?? ""]).join(" ")}`,
  };
}

interface Companion extends HasBody {
  readonly id: string;
  readonly title: string;
}

/** Anything but a competency: its first paragraph counts as its statement. */
function companionEntry(
  kind: SearchKind,
  { id, title }: Companion,
  body: Body,
  more: Partial<SearchEntry> = {},
): SearchEntry {
  const passages = passagesOf(body);
  return {
    key: `${kind} ${id}`,
    kind,
    id,
    title,
    pillars: [],
    place: null,
    level: "",
    passages,
    statement: joined(passages.slice(0, 1)),
    rest: joined(passages.slice(1)),
    ...more,
  };
}

/** Everything in a framework that a person may look for; retired competencies are not. */
export function searchEntries(framework: Framework, bodyOf: BodyOf): readonly SearchEntry[] {
  const { manifest } = framework;
  const pillarOf = new Map(framework.competencies.map(({ id, pillar }) => [id, pillar]));
  const pillarsOf = (ids: readonly string[]): readonly string[] => [
    ...new Set(ids.flatMap((id) => pillarOf.get(id) ?? [])),
  ];
  return [
    ...framework.competencies
      .filter(({ status }) => status !== "retired")
      .map((one) => competencyEntry(framework, one, bodyOf(one))),
    ...framework.roles.map((one) =>
      companionEntry("role", one, bodyOf(one), {
        thread: one.localAuthorityTitle ?? "",
        pillars: Object.keys(one.pillars),
      }),
    ),
    ...framework.qualifications.map((one) =>
      companionEntry("qualification", { ...one, id: String(one.band) }, bodyOf(one), {
        place: one.band,
        thread: "Qualifications",
        level: `band ${one.band}`,
      }),
    ),
    ...framework.resources.map((one) =>
      companionEntry("resource", one, bodyOf(one), {
        thread: [one.kind, one.publisher].join("\n"),
        pillars: pillarsOf(one.competencies),
      }),
    ),
    ...framework.stories.map((one) =>
      companionEntry("story", one, bodyOf(one), {
        thread: [
          manifest.professions.find(({ id }) => id === one.profession)?.title ?? one.profession,
          one.path,
        ].join("\n"),
        pillars: one.pillars,
      }),
    ),
    ...framework.pages.map((one) => companionEntry("page", one, bodyOf(one))),
    ...framework.sources.map(
      ({ id, title, publisher, items }): SearchEntry => ({
        key: `source ${id}`,
        kind: "source",
        id,
        title,
        pillars: [],
        place: null,
        level: "",
        thread: publisher ?? "",
        rest: items.map((item) => item.title).join("\n"),
        passages: items.map((item) => ({ section: item.ref, text: item.title })),
      }),
    ),
  ];
}
