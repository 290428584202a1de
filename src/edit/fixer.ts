import type { Kind } from "../parse/kind.js";

/** What a file is; evidence files belong to no framework. */
export type FixKind = Kind | "evidence";

/** A piece of text that takes the place of another: offsets into the file's text, `end` not included. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface FixContext {
  readonly kind: FixKind;
  /** Path or address of the schema of evidence files, as seen from the file. */
  readonly schema: string;
}

/** One thing that can be put right without asking. Its file is named after it. */
export interface Fixer {
  readonly name: string;
  /** What was done, for a report: `put the fields in order`. */
  readonly done: string;
  /** Edits that do not overlap, none where nothing is to be done. The text has no YAML errors. */
  readonly edits: (text: string, context: FixContext) => readonly Edit[];
}
