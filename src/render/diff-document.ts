import type { BlockContent, ListItem, PhrasingContent, RootContent } from "mdast";
import type { Framework, Level } from "../model/framework.js";
import type {
  AffectedFile,
  FrameworkChange,
  FrameworkDiff,
  Rewording,
  VersionStep,
} from "../model/framework-diff.js";
import {
  heading,
  type Inline,
  item,
  list,
  paragraph,
  type ReportDocument,
  report,
  strong,
  text,
} from "../report/document.js";
import { count } from "../report/words.js";
import { affectedSections } from "./affected-sections.js";
import { fieldWords, subjectWords, valueWords } from "./diff-words.js";

/** One of the two versions. */
export interface DiffSide {
  /** As people say it: `v1.0.0`, or `the working tree`. */
  readonly name: string;
  readonly framework: Framework;
}

export interface DiffDocumentInput {
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly diff: FrameworkDiff;
  /** Null where no evidence file was given. */
  readonly affected: readonly AffectedFile[] | null;
}

type Tone = "met" | "partial" | "gap" | "muted";

/** The words of one line, with what went struck out and what came marked. */
export function runs({ runs: all }: Rewording): PhrasingContent[] {
  return all.flatMap(({ op, text: words }, index) => {
    const node: PhrasingContent =
      op === "same"
        ? text(words)
        : op === "removed"
          ? { type: "delete", children: [text(words)] }
          : { type: "strong", data: { added: true }, children: [text(words)] };
    return index === 0 ? [node] : [text(" "), node];
  });
}

const levelWords = (level: Level): string => (level === "core" ? "core" : `band ${level}`);

/** What happened, after the name of the thing it happened to. */
function event(framework: Framework, change: FrameworkChange): readonly Inline[] {
  const { kind, field, before, after, wording, step } = change;
  const value = (of: unknown): string => valueWords(framework, field, of);
  const tail = text(` (${step})`, "muted");
  const said = (words: string, tone: Tone): readonly Inline[] => [text(words, tone), tail];
  switch (kind) {
    case "added": {
      if (change.subject !== "competency") return said(" — new", "met");
      const { band, status } = after as { band: Level; status: string };
      return said(` — new, ${levelWords(band)}${status === "active" ? "" : `, ${status}`}`, "met");
    }
    case "removed":
      return said(" — gone", "gap");
    case "retired": {
      const next = framework.competencies.find(({ id }) => id === change.id)?.replacedBy ?? null;
      const counts = next === null ? "nothing takes its place" : `counts towards ${next}`;
      return said(` — was ${before}, now retired: ${counts}`, "partial");
    }
    case "reworded":
      return wording.length === 0 ? said(" — formatting or links only", "muted") : [tail];
    default:
      return said(
        ` — ${field === null ? "" : `${fieldWords(framework, field)}: `}${value(before)} → ${value(after)}`,
        "partial",
      );
  }
}

function rewordedLines({ wording }: FrameworkChange): readonly BlockContent[] {
  return wording.map((one) => paragraph(`${one.heading}: `, ...runs(one)));
}

const entry = (framework: Framework, change: FrameworkChange): ListItem => {
  const { subject, id, title } = change;
  const name: readonly Inline[] =
    subject === "competency"
      ? [strong(id), ` ${title}`]
      : subject === "framework"
        ? [strong("The framework")]
        : [strong(`${subjectWords[subject]} ${id}`), ...(title === id ? [] : [` ${title}`])];
  return item([...name, ...event(framework, change)], ...rewordedLines(change));
};

/** Sections in the order in which they matter. */
const sections: readonly (readonly [title: string, is: (change: FrameworkChange) => boolean])[] = [
  ["Gone, and ids are permanent", (c) => c.subject === "competency" && c.kind === "removed"],
  ["Added", (c) => c.subject === "competency" && c.kind === "added"],
  ["Retired", (c) => c.subject === "competency" && c.kind === "retired"],
  ["Another status", (c) => c.subject === "competency" && c.kind === "status"],
  ["Asked differently", (c) => c.subject === "competency" && c.kind === "requirement"],
  ["Moved", (c) => c.subject === "competency" && c.kind === "moved"],
  ["Changed in meaning", (c) => c.subject === "competency" && c.kind === "revised"],
  ["Reworded", (c) => c.subject === "competency" && c.kind === "reworded"],
  ["Other pointers", (c) => c.subject === "competency" && c.kind === "reference"],
  ["Roles and qualifications", (c) => c.subject === "role" || c.subject === "qualification"],
  [
    "Sources, resources, stories and pages",
    (c) => ["source", "resource", "story", "page"].includes(c.subject),
  ],
];

function sectionsOf(framework: Framework, changes: readonly FrameworkChange[]): RootContent[] {
  const inManifest = (c: FrameworkChange): boolean => !sections.some(([, is]) => is(c));
  return [...sections, ["The manifest", inManifest] as const].flatMap(([title, is]) => {
    const own = changes.filter(is);
    if (own.length === 0) return [];
    return [
      heading(2, `${title}: ${own.length}`),
      list(own.map((change) => entry(framework, change))),
    ];
  });
}

const stepWords = {
  major: "a major step: something is newly required, or an id is gone",
  minor: "a minor step: something optional is added, or less is asked",
  patch: "a patch: words have changed",
} as const;

/** What the changes call for, and whether the version says so. */
function verdict({
  needed,
  made,
  enough,
  from,
  to,
  lowest,
}: VersionStep): readonly [calls: string, version: string] {
  const later = `make it ${lowest} or later.`;
  if (made === "back") return ["", `The version went back from ${from} to ${to}: ${later}`];
  if (needed === "none") return ["Nothing has changed that a reader or a program would see.", ""];
  const calls = `The changes call for ${stepWords[needed]}.`;
  if (made === null)
    return [calls, `${from || "Nothing"} and ${to || "nothing"} cannot be compared as versions.`];
  const version =
    made === "none" ? `The version is still ${from}` : `The version went from ${from} to ${to}`;
  return [calls, `${version}: ${enough ? "that is enough." : later}`];
}

const counts = ({ changes }: FrameworkDiff): string => {
  const things = new Set(changes.map(({ subject, id }) => `${subject} ${id}`));
  return `${count(changes.length, "change")}${changes.length === 0 ? "" : ` to ${count(things.size, "thing")}`}`;
};

/** The whole comparison in a line, for a log. */
export const diffSummary = (diff: FrameworkDiff): string =>
  `${counts(diff)}. ${verdict(diff.version).join(" ").trim()}\n`;

/** Parts of a sentence that are there, a blank between them. */
const spaced = (part: Inline, index: number): readonly Inline[] =>
  index > 0 ? [" ", part] : [part];

/** What changed between two versions, for people. */
export function diffDocument({ before, after, diff, affected }: DiffDocumentInput): ReportDocument {
  const { framework } = after;
  const title = `What changed from ${before.name} to ${after.name}`;
  const [calls, version] = verdict(diff.version);
  const judged = text(version, diff.version.enough ? "met" : "gap");
  return report(title, `${framework.manifest.title} ${framework.manifest.version}`, [
    heading(1, title),
    paragraph(`${framework.manifest.title}: ${counts(diff)}.`),
    paragraph(
      ...[...(calls === "" ? [] : [calls]), ...(version === "" ? [] : [judged])].flatMap(spaced),
    ),
    ...sectionsOf(framework, diff.changes),
    ...(affected === null ? [] : affectedSections(affected)),
  ]);
}
