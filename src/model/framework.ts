import type { Requirement } from "./qualification.js";

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
  /** For people who register with it, where others register elsewhere. */
  readonly note: string | null;
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
  readonly evidenceTypes: readonly Named[];
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

export interface Citation {
  readonly source: string;
  readonly ref: string | null;
}

/** A competency's front matter, with its body as text until something shows or checks it. */
export interface Competency extends Named {
  readonly file: string;
  readonly pillar: string;
  readonly band: Level;
  readonly thread: string;
  readonly status: "draft" | "active" | "retired";
  readonly key: boolean;
  readonly buildsOn: readonly string[];
  readonly themes: readonly string[];
  readonly settings: readonly Setting[];
  readonly supplement: string | null;
  readonly sources: readonly Citation[];
  readonly evidenceTypes: readonly string[];
  /** What people call it when they look for it: searched, and shown only as the reason why it was found. */
  readonly searchWords: readonly string[];
  readonly currencyMonths: number | null;
  /** ISO 8601 date on which its meaning last changed. */
  readonly revisedOn: string | null;
  readonly replacedBy: string | null;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

export interface SourceItem {
  readonly ref: string;
  readonly title: string;
}

/** A document that competencies cite. */
export interface Source extends Named {
  readonly edition: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly url: string | null;
  readonly status: "current" | "superseded" | "expired" | "local";
  readonly supersededBy: string | null;
  /** Why a superseded edition is still cited; null where it should not be. */
  readonly stillCited: string | null;
  /** What a citation's `ref` must match; null where the source has no citable items. */
  readonly refPattern: string | null;
  readonly items: readonly SourceItem[];
}

/** A level for each pillar, which may differ. */
export interface Role extends Named {
  readonly file: string;
  readonly pillars: Readonly<Record<string, number>>;
  /** Levels of single threads that are not their pillar's, by names such as `RS-03`. */
  readonly threads: Readonly<Record<string, Level>>;
  readonly supplements: readonly string[];
  readonly typicalBands: readonly string[];
  readonly settings: readonly Setting[];
  /** What it is called in some settings, by the setting's field of level names. */
  readonly titles: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bodyLine: number;
}

/** Minimum and expected qualifications of one band. */
export interface Qualification {
  readonly file: string;
  readonly band: number;
  readonly title: string;
  readonly localPolicy: boolean;
  readonly minimum: readonly Requirement[];
  readonly expected: readonly Requirement[];
  readonly body: string;
  readonly bodyLine: number;
}

export interface Resource extends Named {
  readonly file: string;
  readonly competencies: readonly string[];
  readonly kind: string | null;
  readonly publisher: string | null;
  readonly cost: string | null;
  readonly url: string | null;
  /** Professions it is for; empty where it is for all. */
  readonly professions: readonly string[];
  readonly settings: readonly Setting[];
  readonly body: string;
  readonly bodyLine: number;
}

export interface Story extends Named {
  readonly file: string;
  readonly profession: string | null;
  /** What kind of path it tells of. */
  readonly path: string | null;
  readonly competencies: readonly string[];
  readonly pillars: readonly string[];
  readonly body: string;
  readonly bodyLine: number;
}

/** A page of prose about the framework. */
export interface Page extends Named {
  readonly file: string;
  readonly order: number;
  /** The profession it is about, where it is about one. */
  readonly profession: string | null;
  readonly body: string;
  readonly bodyLine: number;
}

/** One framework: everything that its folder holds, as plain data. */
export interface Framework {
  /** The folder, as shown to people. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly sources: readonly Source[];
  /** In the order of their files. */
  readonly competencies: readonly Competency[];
  readonly roles: readonly Role[];
  readonly qualifications: readonly Qualification[];
  readonly resources: readonly Resource[];
  readonly stories: readonly Story[];
  readonly pages: readonly Page[];
}
