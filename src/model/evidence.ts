/** How a competency is rated, by the person or by a supervisor (MODEL.md section 2). */
export type RatingValue = "met" | "developing" | "not-yet" | "no-opportunity" | "not-applicable";

/** A band as a person writes it: a number, a pay grade, or another name that the manifest has for it. */
export type BandName = string | number;

export interface SupervisorRating {
  readonly rating: RatingValue;
  readonly by?: string;
  /** ISO 8601 date. */
  readonly date?: string;
  readonly reason?: string;
}

export interface Rating {
  readonly self?: RatingValue;
  readonly supervisor?: SupervisorRating;
  readonly note?: string;
  readonly reason?: string;
  readonly private?: boolean;
}

export interface EvidenceEntry {
  readonly title: string;
  readonly type?: string;
  /** ISO 8601 date. */
  readonly date: string;
  /** ISO 8601 date: the last day, for what took longer than one. */
  readonly end?: string;
  readonly hours?: number;
  readonly supports?: readonly string[];
  readonly link?: string;
  readonly reflection?: string;
  readonly learned?: string;
  readonly benefit?: string;
  readonly confirmed?: { readonly by?: string; readonly date?: string };
  readonly private?: boolean;
}

export interface Person {
  readonly name?: string;
  /** Left out only where the framework lists no professions. */
  readonly profession?: string;
  readonly registered?: boolean;
  readonly setting?: string;
  readonly band: BandName;
  readonly team?: string;
}

export interface Target {
  readonly band?: BandName;
  readonly role?: string;
  readonly pillars?: Readonly<Record<string, BandName>>;
  /** By names such as `RS-03`. */
  readonly threads?: Readonly<Record<string, BandName>>;
  readonly by?: string;
}

export interface Agreement {
  readonly pillar: string;
  readonly band: BandName;
  readonly date: string;
  readonly with?: string;
}

/** An award, a preceptorship, or experience offered as equivalent to an award. */
export interface HeldQualification {
  readonly award: string;
  readonly level?: number;
  readonly credits?: number;
  readonly completed?: string | number;
  readonly "in-progress"?: boolean;
  readonly preceptorship?: boolean;
  readonly "equivalent-experience"?: boolean;
}

/** What a person and a manager agreed that the person would do. Dates are ISO 8601. */
export interface Objective {
  readonly aim: string;
  readonly measure?: string;
  readonly competencies?: readonly string[];
  readonly support?: string;
  readonly start?: string;
  readonly by?: string;
  readonly review?: string;
  /** Open where it is left out. */
  readonly status?: "open" | "done" | "dropped";
  readonly closed?: string;
  readonly outcome?: string;
  readonly private?: boolean;
}

/** One person's file, exactly as written: the names are the file's names. */
export interface EvidenceFile {
  readonly format: "ahp-career/evidence@1";
  readonly person: Person;
  readonly target?: Target;
  readonly agreed?: readonly Agreement[];
  readonly qualifications?: readonly HeldQualification[];
  readonly evidence?: readonly EvidenceEntry[];
  readonly ratings?: Readonly<Record<string, RatingValue | Rating>>;
  readonly objectives?: readonly Objective[];
  readonly cpd?: { readonly "practice-history"?: string; readonly statement?: string };
  readonly breaks?: readonly {
    readonly from: string;
    readonly to?: string;
    readonly reason?: string;
  }[];
  readonly notes?: string;
}
