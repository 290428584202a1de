import type { State } from "./gap.js";

/** How far the version must step: wording, something optional, something required. */
export type Step = "none" | "patch" | "minor" | "major";

/** What happened to one thing. */
export type ChangeKind =
  /** It was not there before. */
  | "added"
  /** It is gone; for a competency an error. */
  | "removed"
  | "retired"
  /** `status`, other than to retired. */
  | "status"
  /** What it asks for, of whom, or for how long evidence counts. */
  | "requirement"
  /** Pillar, band, thread or file. */
  | "moved"
  /** `revised-on`: its meaning changed. */
  | "revised"
  | "reworded"
  /** What it points at: themes, sources, kinds of evidence, other competencies. */
  | "reference";

export type Subject =
  | "competency"
  | "role"
  | "qualification"
  | "framework"
  | "pillar"
  | "thread"
  | "band"
  | "level-name"
  | "setting"
  | "theme"
  | "evidence-type"
  | "profession"
  | "regulator"
  | "supplement"
  | "source"
  | "resource"
  | "story"
  | "page";

/** A run of words, joined by blanks. Runs stand one blank apart. */
export interface WordRun {
  readonly op: "same" | "removed" | "added";
  readonly text: string;
}

/** One sentence, paragraph or list item whose words changed. */
export interface Rewording {
  /** `title`, `statement`, or a section as in its heading: `in-practice`. */
  readonly part: string;
  readonly heading: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly runs: readonly WordRun[];
}

/** One fact about what changed. */
export interface FrameworkChange {
  readonly kind: ChangeKind;
  readonly subject: Subject;
  readonly id: string;
  readonly title: string;
  /** Path inside the framework folder: where it is now, or where it was. */
  readonly file: string;
  readonly step: Step;
  /** The field that changed, as written in the file; null where the whole thing did. */
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** For `reworded`; empty where only the formatting changed. */
  readonly wording: readonly Rewording[];
}

export interface VersionStep {
  readonly from: string;
  readonly to: string;
  readonly needed: Step;
  /** `back` where the version went down; null where one of the two is not a version. */
  readonly made: Step | "back" | null;
  readonly enough: boolean;
  /** The lowest version that is enough; null where none has to be made. */
  readonly lowest: string | null;
}

/** Two versions of a framework, compared in its own terms. */
export interface FrameworkDiff {
  readonly changes: readonly FrameworkChange[];
  readonly version: VersionStep;
}

/** One competency that means something else for one person now. */
export interface AffectedCompetency {
  readonly id: string;
  readonly title: string;
  /** What happened to it; empty where only something around it changed. */
  readonly changes: readonly ChangeKind[];
  readonly rated: boolean;
  /** Indexes into the file's `evidence`. */
  readonly evidence: readonly number[];
  readonly required: { readonly before: boolean; readonly after: boolean };
  /** Null where the competency cannot be asked of the person in that version. */
  readonly state: { readonly before: State | null; readonly after: State | null };
}

/** What the changes do to one evidence file. */
export interface AffectedFile {
  readonly file: string;
  readonly competencies: readonly AffectedCompetency[];
  /** Roles, bands, professions and kinds of evidence that the file names and that changed. */
  readonly terms: readonly Pick<FrameworkChange, "kind" | "subject" | "id" | "title">[];
}
