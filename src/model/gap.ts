import type { Finding } from "./diagnostic.js";
import type { Objective, Person, RatingValue } from "./evidence.js";
import type { Level } from "./framework.js";
import type { Requirement } from "./qualification.js";

/** The state of one required competency (MODEL.md section 3, the table). */
export type State =
  | "excluded"
  | "gap"
  | "no-opportunity"
  | "developing"
  | "signed-off"
  | "evidenced"
  | "credited"
  | "expired"
  | "claimed";

export type CountsAs = "met" | "partial" | "gap" | "excluded";

/** What would close a gap. */
export type Action = "refresh" | "log" | "continue" | "ask" | "start";

export interface CompetencyResult {
  readonly id: string;
  readonly title: string;
  readonly pillar: string;
  readonly band: Level;
  readonly key: boolean;
  readonly state: State;
  readonly countsAs: CountsAs;
  /** The person and the supervisor rated it differently. */
  readonly differs: boolean;
  readonly rating: { readonly self: RatingValue | null; readonly supervisor: RatingValue | null };
  /** Indexes into the file's `evidence`, of the entries dated by as-of. */
  readonly evidence: readonly number[];
  /** The day on which its support is no longer current; null unless the state rests on dated support. */
  readonly expiresOn: string | null;
  /** Only where all that stands behind it is older than the competency's newest meaning (`revised-on`). */
  readonly recheck?: true;
}

export interface Counts {
  readonly required: number;
  readonly met: number;
  readonly partial: number;
  readonly gap: number;
  readonly excluded: number;
}

export interface PillarResult {
  readonly pillar: string;
  readonly target: number;
  readonly reached: Level | null;
  readonly counts: Counts;
  readonly next: {
    /** Null where the pillar's highest level is reached. */
    readonly level: Level | null;
    readonly remaining: readonly string[];
    /** Those of the remaining that the target does not ask. */
    readonly notAsked: readonly string[];
  };
}

export type RequirementStatus = "met" | "in-progress" | "equivalent" | "missing";

export interface RequirementResult {
  readonly requirement: Requirement;
  readonly status: RequirementStatus;
}

export interface QualificationResult {
  readonly band: number;
  readonly pillars: readonly string[];
  readonly minimum: readonly RequirementResult[];
  readonly expected: readonly RequirementResult[];
}

export interface Priority {
  readonly id: string;
  readonly action: Action;
}

export interface Change {
  readonly id: string;
  readonly from: State;
  readonly to: State;
}

/** How many months ahead "soon" is (MODEL.md section 3). */
export const soonMonths = 3;

/** Something whose support is current now and will soon not be; the date is the first day on which it is not. */
export interface Expiring {
  readonly id: string;
  /** ISO 8601 date. */
  readonly date: string;
}

/** A level that a role profile asks for in one pillar. */
export interface PillarLevel {
  readonly pillar: string;
  readonly level: number;
}

/** A role profile that is nearer to the levels reached than the target is. */
export interface RoleNear {
  readonly id: string;
  readonly met: readonly PillarLevel[];
  /** `count` is how many of the pillar's competencies at that level or below do not count as met. */
  readonly toGo: readonly (PillarLevel & { readonly count: number })[];
}

/** An objective of the file, as it stood on the day. */
export type ObjectiveResult = Objective & {
  /** Open, and the day by which it was to be done has passed. */
  readonly overdue?: true;
};

/** The gap analysis: plain data, in the order of MODEL.md section 5. */
export interface GapReport {
  readonly framework: { readonly id: string; readonly version: string };
  /** ISO 8601 date. */
  readonly asOf: string;
  readonly person: Person & { readonly level: number };
  readonly target: {
    readonly pillars: Readonly<Record<string, number>>;
    /** Levels of single threads that are not their pillar's, by names such as `RS-03`. */
    readonly threads: Readonly<Record<string, Level>>;
    readonly role: string | null;
    readonly by: string | null;
  };
  readonly ready: boolean;
  readonly pillars: readonly PillarResult[];
  readonly competencies: readonly CompetencyResult[];
  readonly priorities: readonly Priority[];
  readonly qualifications: readonly QualificationResult[];
  /** Those open on the day, and those closed since `since`. */
  readonly objectives: readonly ObjectiveResult[];
  readonly expiring: readonly Expiring[];
  /** Ids of those whose meaning changed after all that stands behind them. */
  readonly recheck: readonly string[];
  /** The nearest first, at most three. */
  readonly rolesNear: readonly RoleNear[];
  /** Ids that the person and the supervisor rated differently. */
  readonly differences: readonly string[];
  /** Only confirmed entries counted as support. */
  readonly confirmedOnly: boolean;
  /** Indexes of the file's entries, dated by as-of, that support no competency of the framework. */
  readonly unused: readonly number[];
  /** Eight hex digits of the SHA-256 of the evidence file; empty where the file is not known. */
  readonly fingerprint: string;
  /** Only where `since` was asked for. */
  readonly changes?: readonly Change[];
  /** States of every active competency, target or not, for the profile. Not part of the JSON. */
  readonly states: ReadonlyMap<string, CompetencyResult>;
  readonly warnings: readonly Finding[];
}
