import type { IsoDate } from "../model/date.js";
import type { Finding, Severity } from "../model/diagnostic.js";
import type { Competency, Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import type { Body } from "../parse/body.js";
import type { Fields } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";

/** What a rule found, without its code. */
export type Found = Omit<Finding, "code">;

/** A competency beside the document it came from. */
export interface CompetencyFile extends Competency {
  readonly document: ParsedDocument;
}

/** A whole framework. */
export interface FrameworkContext {
  readonly framework: Framework;
  /** Files that could be read as data and lie where they belong. */
  readonly documents: readonly ParsedDocument[];
  /** The competencies among them. */
  readonly competencies: readonly CompetencyFile[];
  /** Names of the other files: what they hold is not known, so it is not missing. */
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
  /** The same in a person's own file, for a rule about both kinds. */
  readonly evidenceExample?: Example;
  /** Other parts rely on it, so a manifest cannot change its severity. */
  readonly fixed?: true;
  readonly framework?: (context: FrameworkContext) => Iterable<Found>;
  readonly evidence?: (context: EvidenceContext) => Iterable<Found>;
}
