import type { DataPlace, Place, Severity } from "../diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import type { Body } from "../parse/body.js";
import type { IsoDate } from "../parse/date.js";
import type { Fields } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";

/** What a rule found; the registry adds the code. */
export interface Found {
  readonly file: string;
  readonly where: Place | DataPlace;
  readonly message: string;
  readonly hint?: string;
}

/** A whole framework, for rules that read across files. */
export interface FrameworkContext {
  readonly framework: Framework;
  readonly documents: readonly ParsedDocument[];
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
  readonly framework?: (context: FrameworkContext) => Iterable<Found>;
  readonly evidence?: (context: EvidenceContext) => Iterable<Found>;
}
