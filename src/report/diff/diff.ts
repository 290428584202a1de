import type { ListItem, PhrasingContent, RootContent } from "mdast";
import { stepReasons } from "../../analyse/diff/version-step.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { Competency, Framework } from "../../model/framework.js";
import type {
  AffectedFile,
  FrameworkChange,
  FrameworkDiff,
  Rewording,
  Subject,
  VersionStep,
} from "../../model/framework-diff.js";
import { bullets, frameworkReport, section } from "../blocks.js";
import { heading, type Inline, item, paragraph, strong, type Tone, text } from "../document.js";
import { count, placeWords } from "../words.js";
import { affectedSections } from "./affected.js";
import { fieldWords, kindWords, subjectWords, valueWords } from "./diff-words.js";

/** One of the two versions; `ref` and `commit` are null for the working tree. */
export interface DiffSide {
  readonly ref: string | null;
  readonly commit: string | null;
  readonly framework: Framework;
}

export interface DiffData extends FrameworkDiff {
  readonly from: DiffSide;
  readonly to: DiffSide;
  /** Null where no evidence file was given. */
  readonly evidence: readonly AffectedFile[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The words of one line, with what went struck out and what came marked. */
const runs = ({ runs: all }: Rewording): PhrasingContent[] =>
  all.flatMap(({ op, text: words }, index) => {
    const children = [text(words)];
    const node: PhrasingContent =
      op === "same"
        ? text(words)
        : op === "removed"
          ? { type: "delete", children }
          : { type: "strong", data: { added: true }, children };
    return index === 0 ? [node] : [text(" "), node];
  });

/** What happened, after the name of the thing it happened to. */
function event(framework: Framework, change: FrameworkChange): readonly [string, Tone] {
  const { id, kind, subject, field, before, after, wording } = change;
  if (kind === "removed") return ["gone", "gap"];
  if (kind === "reworded") return [wording.length > 0 ? "" : "formatting or links only", "muted"];
  if (kind === "added") {
    if (subject !== "competency") return ["new", "met"];
    const {
      band,
      supplement = null,
      status,
    } = after as Pick<Competency, "band" | "supplement" | "status">;
    return [
      `new, ${placeWords(framework.manifest, { band, supplement })}${status === "active" ? "" : `, ${status}`}`,
      "met",
    ];
  }
  if (kind === "retired") {
    const next = framework.competencies.find((one) => one.id === id)?.replacedBy ?? null;
    const counts = next === null ? "nothing takes its place" : `counts towards ${next}`;
    return [`was ${before}, now retired: ${counts}`, "partial"];
  }
  const name = field ?? "";
  const [was, is] = [before, after].map((value) => valueWords(framework, name, value));
  return [`${fieldWords(framework, name)}: ${was} → ${is}`, "partial"];
}

function changeItem(framework: Framework, change: FrameworkChange): ListItem {
  const { subject, id, title, step, wording } = change;
  const name: readonly Inline[] =
    subject === "competency"
      ? [strong(id), ` ${title}`]
      : subject === "framework"
        ? [strong("The framework")]
        : [strong(`${subjectWords(subject)} ${id}`), ...(title === id ? [] : [` ${title}`])];
  const [words, tone] = event(framework, change);
  return item(
    [...name, ...(words === "" ? [] : [text(` — ${words}`, tone)]), text(` (${step})`, "muted")],
    ...wording.map((one) => paragraph(`${one.heading}: `, ...runs(one))),
  );
}

const roles = "Roles and qualifications";
const reading = "Sources, resources, stories and pages";
const manifest = "The manifest";

/** Where a change stands that is not a competency's; what is left is of the manifest. */
const companions: Readonly<Partial<Record<Subject, string>>> = {
  role: roles,
  qualification: roles,
  source: reading,
  resource: reading,
  story: reading,
  page: reading,
};

const sectionOf = ({ subject, kind }: FrameworkChange): string =>
  subject === "competency" ? kindWords[kind][0] : (companions[subject] ?? manifest);

/** In the order in which they matter. */
const sections = [...Object.values(kindWords).map(([title]) => title), roles, reading, manifest];

/** What the changes call for, and whether the version says so. */
function verdict(step: VersionStep): readonly [calls: string, version: string] {
  const { needed, made, enough, from, to, lowest } = step;
  const later = `make it ${lowest} or later.`;
  if (made === "back") return ["", `The version went back from ${from} to ${to}: ${later}`];
  if (needed === "none") return ["Nothing has changed that a reader or a program would see.", ""];
  const calls = `The changes call for a ${needed}${needed === "patch" ? "" : " step"}: ${stepReasons[needed]}.`;
  if (made === null)
    return [calls, `${from || "Nothing"} and ${to || "nothing"} cannot be compared as versions.`];
  // Nothing is wrong yet: several proposals may share one step.
  if (made === "none") return [calls, `The version is still ${from}: for a release, ${later}`];
  return [calls, `The version went from ${from} to ${to}: ${enough ? "that is enough." : later}`];
}

const counts = ({ changes }: FrameworkDiff): string => {
  const things = new Set(changes.map(({ subject, id }) => `${subject} ${id}`));
  return `${count(changes.length, "change")}${changes.length === 0 ? "" : ` to ${count(things.size, "thing")}`}`;
};

/** The whole comparison in a line, for a log. */
export const diffSummary = (diff: FrameworkDiff): string =>
  `${counts(diff)}. ${verdict(diff.version).join(" ").trim()}\n`;

const side = ({ ref, commit, framework }: DiffSide) => {
  const { id, version } = framework.manifest;
  return { ref, commit, framework: { id, version } };
};

/** What changed between two versions of a framework. */
export const diffReport = {
  name: "diff",
  document: (data: DiffData) => {
    const { framework } = data.to;
    const name = ({ ref }: DiffSide): string => ref ?? "the working tree";
    const title = `What changed from ${name(data.from)} to ${name(data.to)}`;
    const [calls, version] = verdict(data.version);
    const { enough, made } = data.version;
    const judged = text(version, enough ? "met" : made === "none" ? "partial" : "gap");
    return frameworkReport(framework, title, [
      heading(1, title),
      paragraph(`${framework.manifest.title}: ${counts(data)}.`),
      paragraph(...(version === "" ? [calls] : calls === "" ? [judged] : [calls, " ", judged])),
      ...sections.flatMap((about): RootContent[] => {
        const own = data.changes.filter((change) => sectionOf(change) === about);
        return section(
          `${about}: ${own.length}`,
          bullets(own.map((change) => changeItem(framework, change))),
        );
      }),
      ...affectedSections(data.evidence ?? []),
    ]);
  },
  /** `ahp-career/diff@1` (schemas/diff.schema.json). */
  json: ({ from, to, version, changes, evidence, diagnostics }: DiffData) => ({
    format: "ahp-career/diff@1",
    from: side(from),
    to: side(to),
    version,
    changes,
    ...(evidence === null ? {} : { evidence }),
    diagnostics,
  }),
};
