/** `core`, or one of the bands that the manifest lists: whole numbers from 0 to 99. */
export type Level = "core" | number;

/** The id of a place of work that the manifest lists. */
export type Setting = string;

/** Something with a permanent id and a title for people. */
export interface Named {
  readonly id: string;
  readonly title: string;
}

export interface Pillar extends Named {
  /** The first part of its competencies' ids, such as `PP`. */
  readonly code: string;
  /** Titles by two-digit thread number. */
  readonly threads: Readonly<Record<string, string>>;
}

export interface Band {
  readonly band: number;
  readonly title: string;
  /** What the level is called in some settings, by the field that holds the name. */
  readonly names: Readonly<Record<string, Named>>;
  /** Other names that are accepted for the level. */
  readonly also: readonly Named[];
  readonly typicalTitles: readonly string[];
  readonly supervision: string | null;
  readonly scope: string | null;
  readonly span: string | null;
}

/** A place of work, with its own words for levels. */
export interface WorkSetting extends Named {
  /** What a level is called there, before its number. */
  readonly band: string | null;
  /** The field of a band that holds its name there. */
  readonly levels: string | null;
}

/** What the framework calls people and what they have; null where it has no word of its own. */
export interface Words {
  readonly person: string | null;
  readonly people: string | null;
  readonly registration: string | null;
  readonly manager: string;
}

/** What a rating word is called, and what it stands for. */
export interface RatingWord {
  readonly title: string;
  readonly anchor: string | null;
}

/** Text that looks like somebody's identity. */
export interface IdentityPattern extends Named {
  /** A regular expression. */
  readonly pattern: string;
  readonly flags: string;
  /** A further check, by name. */
  readonly check: string | null;
}

export interface Privacy {
  readonly warn: boolean;
  /** What nobody should write in an evidence file. */
  readonly keepOut: string | null;
  readonly patterns: readonly IdentityPattern[];
}

export interface Profession extends Named {
  readonly also: readonly string[];
  readonly regulator: string | null;
}

export interface Regulator extends Named {
  readonly abbreviation: string | null;
  /** What people of this register should know of their own scheme of CPD. */
  readonly cpd: string | null;
}

export interface Supplement extends Named {
  /** What stands for the level in its competencies' ids, such as `CL`. */
  readonly levelCode: string | null;
}

export interface SupportWorkers {
  readonly title: string;
  readonly url: string | null;
  readonly message: string | null;
  readonly note: string | null;
  /** Levels below the lowest band, as people write them. */
  readonly bands: readonly string[];
  readonly professions: readonly string[];
}

/** A kind of evidence. */
export interface EvidenceType extends Named {
  /** The kind of learning that it is, in a profile of continuing professional development. */
  readonly cpd: string | null;
}

/** One part of a profile of continuing professional development (CPD). */
export interface CpdPart extends Named {
  /** The most words. */
  readonly words: number | null;
  /** How many entries to aim for. */
  readonly entries: readonly [from: number, to: number] | null;
  /** A gap of so many calendar months or more is to be explained. */
  readonly gapMonths: number | null;
  readonly source: string | null;
}

/** When registrations of some professions are renewed: from a day to a day (`MM-DD`), every other year. */
export interface Renewal {
  readonly professions: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The parity of the year in which it opens. */
  readonly years: "even" | "odd";
  readonly source: string | null;
  /** When somebody last looked there. */
  readonly checked: string | null;
}

/** What a regulator asks of a CPD profile; empty lists where none asks. */
export interface CpdRules {
  readonly parts: readonly CpdPart[];
  readonly kinds: readonly Named[];
  /** With the fields of an entry that show them. */
  readonly standards: readonly (Named & { readonly shownBy: readonly string[] })[];
  readonly renewal: readonly Renewal[];
}

/** What a meeting about somebody's work is called in one setting, and what its form has. */
export interface AppraisalForm {
  readonly title: string;
  /** In a sentence: `appraisal`, `annual review`. */
  readonly meeting: string;
  readonly wellbeing: readonly string[];
  readonly lookingBack: readonly string[];
  readonly values: readonly string[];
  readonly objectiveFields: readonly string[];
  readonly talent: readonly string[];
  /** The system in which the meeting is recorded, and what it asks for. */
  readonly recordIn: { readonly title: string; readonly fields: readonly string[] } | null;
  readonly payStep: readonly string[];
}

/** How much a rule's findings matter in one framework; `off` where it does not run. */
export type RuleLevel = "off" | "info" | "warning" | "error";

/** Words that the framework does not use, with what it says instead. */
export interface Term {
  readonly avoid: readonly string[];
  readonly prefer: string;
  readonly why: string | null;
}

/** `framework.yaml` (MODEL.md section 1). */
export interface Manifest {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** After this many calendar months evidence is out of date, unless a competency says otherwise. */
  readonly currencyMonths: number;
  readonly pillars: readonly Pillar[];
  /** In ascending order of band. */
  readonly bands: readonly Band[];
  /** The first is the one meant where a file names none; none where the framework does not tell them apart. */
  readonly settings: readonly WorkSetting[];
  readonly words: Words;
  readonly ratings: Readonly<Record<string, RatingWord>>;
  readonly privacy: Privacy;
  readonly themes: readonly Named[];
  readonly evidenceTypes: readonly EvidenceType[];
  readonly cpd: CpdRules;
  /** The meeting at which the framework is used, by setting. */
  readonly appraisal: Readonly<Record<string, AppraisalForm>>;
  readonly professions: readonly Profession[];
  readonly regulators: readonly Regulator[];
  readonly supplements: readonly Supplement[];
  readonly supportWorkers: SupportWorkers | null;
  /** Lists of words that mean the same to somebody who searches. */
  readonly synonyms: readonly (readonly string[])[];
  /** Rules by code, where the framework wants another severity than the rule's own. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** The highest SMOG grade of a statement. */
  readonly readingAge: number;
  readonly terms: readonly Term[];
  /** Names and other words that keep their capitals in headings. */
  readonly properNouns: readonly string[];
}
