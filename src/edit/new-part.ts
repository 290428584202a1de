import { headings } from "../check/headings.js";
import { levelFolder } from "../check/placement.js";
import type { Framework, Level } from "../model/framework.js";
import { levelOrder } from "../model/level.js";
import type { NewPlace, WantedPlace } from "./new-place.js";

/** A file that does not exist yet. */
export interface NewFile {
  /** Inside the framework's folder. */
  readonly path: string;
  readonly text: string;
}

/** What to write in each section. It is not shown, and counts for nothing. */
const advice: Readonly<Record<string, string>> = {
  "in-practice": "2 to 5 lines that start with a hyphen: what a colleague could see or read",
  "evidence-you-could-bring": "2 to 4 lines that start with a hyphen: concrete things to bring",
  "to-talk-about": "1 to 3 lines that start with a hyphen: open questions for an appraisal",
};

const bodies = {
  role: ["What the role is", "Who does it", "How people get there"],
  resource: [],
  story: ["Now", "How I got here", "What helped"],
} as const;

export type CompanionKind = keyof typeof bodies;

const fileText = (fields: readonly string[], body: readonly string[]): string =>
  `${["---", ...fields, "---", ...body].join("\n")}\n`;

/** The words of a title as they stand in a file's name. */
const slug = (title: string): string =>
  title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.slice(0, 12)
    .map((word) => `-${word}`)
    .join("") ?? "";

/** A draft of a competency, which `validate` takes for unfinished until it is written. */
export function newCompetency(
  { competencies, manifest }: Framework,
  { pillar, supplement }: WantedPlace,
  { id, band, thread }: NewPlace,
  title: string,
): NewFile {
  const [below] = competencies
    .filter((one) => one.pillar === pillar.id && one.thread === thread)
    .filter((one) => one.status !== "retired" && one.supplement === null)
    .filter((one) => levelOrder(one.band) < levelOrder(band))
    .sort((a, b) => levelOrder(b.band) - levelOrder(a.band));
  const fields = [
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    `pillar: ${pillar.id}`,
    `band: ${band}`,
    ...(supplement === undefined ? [] : [`supplement: ${supplement}`]),
    `thread: "${thread}"`,
    "status: draft",
    `since: ${manifest.version}`,
    ...(below === undefined ? [] : [`builds-on: [${below.id}]`]),
  ];
  const sections = headings
    .filter(({ required }) => required)
    .flatMap((heading) => ["", `## ${heading.title}`, "", `<!-- ${advice[heading.id]} -->`]);
  return {
    path: `${pillar.id}/${levelFolder(band)}/${id}${slug(title)}.md`,
    text: fileText(fields, ["<!-- The competency itself, in 1 or 2 sentences -->", ...sections]),
  };
}

/** A role, a resource or a story with its first fields. */
export function newCompanion(
  { manifest }: Framework,
  kind: CompanionKind,
  {
    id,
    title,
    band,
    supports,
  }: {
    readonly id: string;
    readonly title: string;
    readonly band: Level | undefined;
    readonly supports: readonly string[];
  },
): NewFile {
  const levels = manifest.pillars.map((pillar) => `${pillar.id}: ${band}`).join(", ");
  const fields = [
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    ...(kind === "role" ? [`pillars: {${levels}}`] : []),
    ...(supports.length === 0 ? [] : [`competencies: [${supports.join(", ")}]`]),
  ];
  const body = bodies[kind].flatMap((heading) => [
    `## ${heading}`,
    "",
    "<!-- To be written -->",
    "",
  ]);
  return {
    path: `${kind === "story" ? "stories" : `${kind}s`}/${id}.md`,
    text: fileText(
      fields,
      kind === "resource" ? ["<!-- What it is, and when it helps -->"] : body.slice(0, -1),
    ),
  };
}
