import { resolveBand } from "../model/band.js";
import type { Framework, Level } from "../model/framework.js";

/** Something in a framework that can be shown. */
export type Topic =
  | { readonly kind: "level"; readonly level: Level }
  | { readonly kind: "qualifications" }
  | { readonly kind: "qualification"; readonly band: number }
  | {
      readonly kind: "competency" | "pillar" | "role" | "resource" | "story" | "page" | "source";
      readonly id: string;
    };

type NamedKind = Exclude<Topic["kind"], "level" | "qualifications" | "qualification">;

/** In the order in which a name that several have is looked for. */
const namedKinds: readonly NamedKind[] = [
  "competency",
  "pillar",
  "role",
  "page",
  "resource",
  "story",
  "source",
];

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

/** Everything in a framework that has a name. */
function namesOf(framework: Framework): readonly Name[] {
  const lists: Readonly<
    Record<NamedKind, readonly { readonly id: string; readonly title: string }[]>
  > = {
    competency: framework.competencies,
    pillar: framework.manifest.pillars,
    role: framework.roles,
    page: framework.pages,
    resource: framework.resources,
    story: framework.stories,
    source: framework.sources,
  };
  return namedKinds.flatMap((kind) =>
    lists[kind].map(({ id, title }): Name => {
      const code = framework.manifest.pillars.find((pillar) => pillar.id === id)?.code;
      return {
        kind,
        id,
        words: [id, title, ...(kind === "pillar" && code ? [code] : [])].map(plain),
      };
    }),
  );
}

const levelWords = new Set(["band", "level"]);

function levelTopic({ manifest }: Framework, word: string): Topic | null {
  if (word === "core") return { kind: "level", level: "core" };
  const band = resolveBand(manifest, word);
  return band === null ? null : { kind: "level", level: band };
}

function qualificationTopic(framework: Framework, word: string): Topic | null {
  const band = resolveBand(framework.manifest, word);
  return band !== null && framework.qualifications.some((one) => one.band === band)
    ? { kind: "qualification", band }
    : null;
}

/** What the words may mean, the likeliest first; nothing where they mean nothing in this framework. */
export function findTopics(framework: Framework, words: readonly string[]): readonly Topic[] {
  const all = words.join(" ").trim().toLowerCase();
  const [first = "", ...others] = all.split(/\s+/);
  const rest = others.join("-");
  if (levelWords.has(first) && others.length > 0) {
    const found = levelTopic(framework, rest);
    return found === null ? [] : [found];
  }
  if (/^qualifications?$/.test(first)) {
    const word = others.filter((other) => !levelWords.has(other)).join("-");
    const found =
      word === "" ? { kind: "qualifications" as const } : qualificationTopic(framework, word);
    return found === null ? [] : [found];
  }
  const names = namesOf(framework);
  const kind = namedKinds.find((one) => one === first);
  const named = (wanted: string, among: readonly Name[]): readonly Topic[] =>
    among
      .filter((name) => name.words.includes(plain(wanted)))
      .map((name) => ({ kind: name.kind, id: name.id }));
  const ofKind =
    kind === undefined || others.length === 0
      ? []
      : named(
          others.join(" "),
          names.filter((name) => name.kind === kind),
        );
  const level = levelTopic(framework, all.replace(/\s+/g, "-"));
  return [...ofKind, ...named(all, names), ...(level === null ? [] : [level])];
}

/** Every name that `findTopics` knows, for hints. */
export const topicNames = (framework: Framework): readonly string[] => [
  ...new Set([
    ...framework.competencies.map(({ id }) => id),
    ...namesOf(framework)
      .filter(({ kind }) => kind !== "competency")
      .map(({ id }) => id),
    "core",
    ...framework.manifest.bands.map(({ band }) => `band ${band}`),
    "qualifications",
  ]),
];
