import { knownHeadings } from "../check/headings.js";
import { levelFolder } from "../check/placement.js";
import type { Level, Manifest } from "../model/framework.js";

/** What is known of a file that does not exist yet. */
export interface NewPart {
  readonly id: string;
  readonly title: string;
  readonly band: Level | undefined;
  readonly supports: readonly string[];
  /** Of a competency. */
  readonly place?: {
    readonly pillar: string;
    readonly supplement: string | null;
    readonly thread: string;
  };
}

const folders = { competency: "", role: "roles", resource: "resources", story: "stories" } as const;

export type NewKind = keyof typeof folders;

const sections = (): Readonly<Record<NewKind, readonly string[]>> => ({
  competency: knownHeadings()
    .filter(({ required }) => required)
    .map(({ title }) => title),
  role: ["What the role is", "Who does it", "How people get there"],
  resource: [],
  story: ["Now", "How I got here", "What helped"],
});

/** What to write below a heading that has rules of its own. */
const advice: Readonly<Record<string, string>> = {
  "In practice": "2 to 5 lines that start with a hyphen: what a colleague could see or read",
  "Evidence you could bring": "2 to 4 lines that start with a hyphen: things that can be brought",
  "To talk about": "1 to 3 lines that start with a hyphen: open questions",
};

/** The words of a title as they stand in a file's name, each behind a hyphen. */
function slug(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).map((word) => `-${word}`).join("");
}

/** The path of a new file inside its framework, and its text: a draft that `validate` takes for unfinished until it is written. */
export function newPart(manifest: Manifest, kind: NewKind, part: NewPart) {
  const { id, title, band, supports, place } = part;
  const levels = manifest.pillars.map((pillar) => `${pillar.id}: ${band}`).join(", ");
  const fields = [
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    ...(place ? [`pillar: ${place.pillar}`, `band: ${band}`] : []),
    ...(place?.supplement ? [`supplement: ${place.supplement}`] : []),
    ...(place ? [`thread: "${place.thread}"`, "status: draft", `since: ${manifest.version}`] : []),
    ...(kind === "role" ? [`pillars: {${levels}}`] : []),
    ...(supports.length > 0 ? [`competencies: [${supports.join(", ")}]`] : []),
  ];
  const body = sections()[kind].map(
    (one) => `\n## ${one}\n\n<!-- ${advice[one] ?? "To write"} -->\n`,
  );
  const folder = place ? `${place.pillar}/${levelFolder(band)}` : folders[kind];
  return {
    path: `${folder}/${id}${place ? slug(title) : ""}.md`,
    text: `---\n${fields.join("\n")}\n---\n<!-- What it is, in 1 or 2 sentences -->\n${body.join("")}`,
  };
}
