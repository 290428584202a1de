import type { FrameworkContext } from "../../check/rule.js";
import type { SourceFile } from "../../model/source-file.js";
import type { Changed } from "./changed-files.js";
import type { Sorted } from "./present.js";
import type { Renewal } from "./renew-findings.js";
import type { State } from "./state.js";
import type { Work } from "./work.js";

/** All there is to know of what changed since a state was kept. */
export interface Change {
  readonly work: Work;
  readonly before: State;
  readonly sorted: Sorted;
  readonly changed: readonly Changed[];
  /** Paths of files that are no more. */
  readonly gone: readonly string[];
  /** The changed files beside the manifest and the sources. */
  readonly context: FrameworkContext;
  /** Any file of the folder, read at most once; null where it cannot be read. */
  readonly textOf: (path: string) => SourceFile | null;
}

/** What one part of the check comes to after a change. */
export interface Again extends Renewal {
  /** What is to be kept of it for the next time, where that is another than before. */
  readonly part?: Uint8Array;
}
