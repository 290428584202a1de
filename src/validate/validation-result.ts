import { diagnose, inOrder } from "../check/diagnose.js";
import type { RuleLevels } from "../check/rule-settings.js";
import type { Diagnostic, Finding } from "../model/diagnostic.js";
import type { Manifest } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import type { Kind } from "../parse/kind.js";

/** One file that was checked. */
export interface CheckedFile {
  readonly name: string;
  /** Null where that is not known. */
  readonly kind: Kind | "evidence" | null;
  /** It was read as data, and is without doubt a file of its kind: it may be mended. */
  readonly mendable: boolean;
  /** What else can be put right in it, and what that was. */
  readonly mend?: (text: string) => { readonly text: string; readonly done: readonly string[] };
  /** The folder that links in its path may not lead out of. */
  readonly within: string;
}

/** What came of checking one framework, or one file outside any. */
export interface Checked {
  /** The framework that the files were held against; null where they could not be held against any. */
  readonly manifest: Manifest | null;
  /** Where that framework lies. */
  readonly folder?: string;
  readonly files: readonly CheckedFile[];
  /** The files that were read. */
  readonly texts: readonly SourceFile[];
  readonly findings: readonly Finding[];
  /** How much each rule matters here; without them, every finding is an error. */
  readonly levels?: RuleLevels;
}

/** What came of checking all that was asked for. */
export interface ValidationResult {
  readonly framework: { readonly id: string; readonly version: string } | null;
  readonly checked: {
    readonly files: number;
    readonly competencies: number;
    readonly evidenceFiles: number;
  };
  /** Sorted. */
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly CheckedFile[];
  /** Every file that was read, by name. */
  readonly texts: ReadonlyMap<string, SourceFile>;
}

/** A file of which nothing is known but that it is there. */
export const unknownFile = (name: string, within: string): CheckedFile => ({
  name,
  kind: null,
  mendable: false,
  within,
});

/** Puts together what was checked. Each framework has its own severities, so findings are judged where they were found. */
export function validationResult(all: readonly Checked[]): ValidationResult {
  const files = [
    ...new Map(all.flatMap((one) => one.files).map((file) => [file.name, file])).values(),
  ];
  const manifest = all.find((one) => one.manifest !== null)?.manifest ?? null;
  return {
    framework: manifest && { id: manifest.id, version: manifest.version },
    checked: {
      files: files.length,
      competencies: files.filter(({ kind }) => kind === "competency").length,
      evidenceFiles: files.filter(({ kind }) => kind === "evidence").length,
    },
    diagnostics: inOrder(
      all.flatMap(({ findings, texts, levels }) => diagnose(findings, texts, levels)),
    ),
    files,
    texts: new Map(all.flatMap(({ texts }) => texts).map((file) => [file.name, file])),
  };
}
