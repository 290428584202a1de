import type { IsoDate } from "../model/date.js";
import type { DataPlace, Facts, Place, Severity } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import type { Body } from "../parse/body.js";
import type { Fields } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";

/** What a rule found; the registry adds the code. */
export interface Found {
  readonly file: string;
  readonly where: Place | DataPlace;
  readonly message: string;
  readonly hint?: string;
  readonly facts?: Facts;
}

/** Found in a field, so that it is found again where the same field stands in another line. */
export interface FoundInField extends Found {
  readonly where: DataPlace;
}

/** A whole framework, or as much of it as a rule needs. */
export interface FrameworkContext {
  readonly framework: Framework;
  readonly documents: readonly ParsedDocument[];
  /** Names of the files that are there and could not be read as data: what they hold is not known, so it is not missing. */
  readonly unread: ReadonlySet<string>;
  /** The body of a Markdown document, parsed once. */
  readonly bodyOf: (document: ParsedDocument) => Body;
  /** For rules about dates; without it they have nothing to compare with. */
  readonly today?: IsoDate;
}

/** One evidence file beside its framework. The data may be of any shape. */
export interface EvidenceContext {
  readonly framework: Framework;
  readonly file: SourceFile;
  readonly data: Fields;
  readonly today: IsoDate;
}

/** A passage of a file. Where `wrong` stands in place of `right`, the rule speaks, and no other. */
export interface Passage {
  /** A path inside the framework, or the name of an evidence file. */
  readonly file: string;
  readonly wrong: string;
  readonly right: string;
  /** What else there is that makes it wrong, in a sentence. */
  readonly given?: string;
  /** How the wrong one is saved, where that is what is wrong with it. */
  readonly encoding?: "latin1";
  /** It is wrong only beside the right one, as the version before. */
  readonly compared?: true;
}

/** The files of a folder, where which there are is what is wrong. */
export interface FileList {
  /** A path inside the framework; empty for the framework itself. */
  readonly folder: string;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

/** What a rule is against and for. The tests lay each one over the framework in `tests/fixtures/tiny-framework.ts`. */
export type Example = Passage | FileList;

/**
 * One rule: its code is its file's name, and all that is ever said about it derives from here. A rule without a check is
 * one that a parser, a schema or the gap analysis reports under this code.
 */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly what: string;
  /** Why it matters to somebody who uses the framework. */
  readonly why: string;
  /** How to mend it. */
  readonly mend: string;
  readonly example: Example;
  /** Other parts rely on it, so a manifest cannot change its severity. */
  readonly fixed?: true;
  /** Of a competency, `framework` reads its status and its statement: what it found holds while those are the same. */
  readonly statementOnly?: true;
  /** Reads one file at a time beside the manifest and the sources: what it found holds until one of those changes. */
  readonly framework?: (context: FrameworkContext) => Iterable<Found>;
  /** Reads other files than the one it reports on. */
  readonly across?: Across;
  /** What it says of a competency whose statement or title is like that of an earlier one. */
  readonly wording?: (pair: LikePair) => Found;
  readonly evidence?: (context: EvidenceContext) => Iterable<Found>;
}

/** A check that reads across files. */
export interface Across {
  /**
   * The fields of a competency that it reads beside those that place it (`placingFields`). What it found holds while all of
   * these are the same in every competency, and all fields in every other file.
   */
  readonly reads?: readonly string[];
  readonly find: (context: FrameworkContext) => Iterable<FoundInField>;
}

/** A competency whose wording is like that of another. */
export interface LikePair {
  readonly what: "statement" | "title";
  readonly file: string;
  readonly where: Found["where"];
  /** The first of those before it that it is most like. */
  readonly other: { readonly id: string; readonly file: string };
}

/** The fields that say which competency a file is: without them it is none. */
export const placingFields = ["id", "pillar", "band", "thread", "status", "supplement"] as const;
