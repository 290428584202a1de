import { resolveBand } from "../model/band.js";
import type { Framework, Level, Named } from "../model/framework.js";

/** Everything in a framework that has a name, in the order in which a name that several have is looked for. */
const namedThings = ({
  competencies,
  manifest,
  roles,
  pages,
  resources,
  stories,
  sources,
}: Framework) => ({
  competency: competencies,
  pillar: manifest.pillars,
  role: roles,
  page: pages,
  resource: resources,
  story: stories,
  source: sources,
  // Last: a thread may have the title of a page.
  thread: manifest.pillars.flatMap(({ code, threads }) =>
    Object.entries(threads).map(([id, title]) => ({ id: `${code}-${id}`, title })),
  ),
});

type NamedKind = keyof ReturnType<typeof namedThings>;

/** Something in a framework that can be shown. */
export type Topic =
  | { readonly kind: "level"; readonly level: Level }
  | { readonly kind: "qualifications" }
  | { readonly kind: "qualification"; readonly band: number }
  | { readonly kind: NamedKind; readonly id: string };

interface Name {
  readonly kind: NamedKind;
  readonly id: string;
  /** Every way to name it, in lower case. */
  readonly words: readonly string[];
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const namesOf = (framework: Framework): readonly Name[] =>
  Object.entries(namedThings(framework)).flatMap(([kind, list]) =>
    list.map(({ id, title, code = id }: Named & { readonly code?: string }) => ({
      kind: kind as NamedKind,
      id,
      words: [id, title, code].map(plain),
    })),
  );

const levelWords = new Set(["band", "level"]);

/** `band-6` is `band 6`. */
const spaced = (words: string): string => words.replace(/^(band|level)-/, "$1 ");

function levelTopics({ manifest }: Framework, word: string): readonly Topic[] {
  const level = word === "core" ? word : resolveBand(manifest, word);
  return level === null ? [] : [{ kind: "level", level }];
}

function qualificationTopics(framework: Framework, word: string): readonly Topic[] {
  if (word === "") return [{ kind: "qualifications" }];
  const band = resolveBand(framework.manifest, word);
  return band !== null && framework.qualifications.some((one) => one.band === band)
    ? [{ kind: "qualification", band }]
    : [];
}

/** What the words may mean, the likeliest first; nothing where they mean nothing in this framework. */
export function findTopics(framework: Framework, words: readonly string[]): readonly Topic[] {
  const all = spaced(words.join(" ").trim().toLowerCase());
  const [first = "", ...others] = all.split(/\s+/);
  if (levelWords.has(first) && others.length > 0) return levelTopics(framework, others.join("-"));
  if (/^qualifications?$/.test(first)) {
    const rest = others.filter((other) => !levelWords.has(other));
    return qualificationTopics(framework, rest.join("-"));
  }
  const names = namesOf(framework);
  const named = (wanted: string, kind?: string): readonly Topic[] =>
    names
      .filter((name) => kind === undefined || name.kind === kind)
      .filter((name) => name.words.includes(plain(wanted)))
      .map(({ kind: of, id }) => ({ kind: of, id }));
  return [
    ...(others.length === 0 ? [] : named(others.join(" "), first)),
    ...named(all),
    ...levelTopics(framework, all.replace(/\s+/g, "-")),
  ];
}

/** Every name that `findTopics` knows, for hints. */
export const topicNames = (framework: Framework): readonly string[] => [
  ...new Set([
    ...namesOf(framework).map(({ id }) => id),
    "core",
    ...framework.manifest.bands.map(({ band }) => `band ${band}`),
    "qualifications",
  ]),
];
