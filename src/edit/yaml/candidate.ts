import type { Edit } from "../fixer.js";

/** Edits that belong together. The first candidate after which the data are as wanted is taken. */
export type Candidate = readonly Edit[];

export interface Opened {
  readonly text: string;
  readonly root: unknown;
  /** The whole file is in brackets, as JSON is. */
  readonly strict: boolean;
}

/** Text put in, with nothing taken out. */
export const put = (at: number, text: string): Edit => ({ start: at, end: at, text });
