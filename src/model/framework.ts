import type { Level, Manifest, Named, Setting } from "./manifest.js";
import type { Requirement } from "./qualification.js";

export type * from "./manifest.js";

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
