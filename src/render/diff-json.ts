import type { Diagnostic } from "../model/diagnostic.js";
import type { AffectedFile, FrameworkDiff } from "../model/framework-diff.js";
import { printableJson } from "../words/printable.js";

/** One of the two versions; `ref` and `commit` are null for the working tree. */
export interface DiffJsonSide {
  readonly ref: string | null;
  readonly commit: string | null;
  readonly framework: { readonly id: string; readonly version: string };
}

/** `ahp-career/diff@1`. */
export const diffJson = (
  from: DiffJsonSide,
  to: DiffJsonSide,
  { changes, version }: FrameworkDiff,
  affected: readonly AffectedFile[] | null,
  diagnostics: readonly Diagnostic[],
): string =>
  printableJson({
    format: "ahp-career/diff@1",
    from,
    to,
    version,
    changes,
    ...(affected === null ? {} : { evidence: affected }),
    diagnostics,
  });
