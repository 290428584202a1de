import type { Document, LineCounter } from "yaml";
import { LineCounter as Lines } from "yaml";
import { frontMatterSpan } from "../parse/fences.js";
import { yamlDocument } from "../parse/yaml.js";
import type { FixKind } from "./fixer.js";

/** A stretch of a file: offsets into its text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Parts {
  /** The YAML: the front matter without its fences, or the whole file. */
  readonly yaml: Span;
  /** The Markdown, or null in a YAML file. */
  readonly body: Span | null;
}

const isYaml = (kind: FixKind): boolean =>
  kind === "manifest" || kind === "sources" || kind === "evidence";

/** Where the YAML and the Markdown of a file lie; null where the fences are wrong. */
export function partsOf(text: string, kind: FixKind): Parts | null {
  if (isYaml(kind)) {
    return { yaml: { start: text.startsWith("\uFEFF") ? 1 : 0, end: text.length }, body: null };
  }
  const span = frontMatterSpan(text);
  return (
    span && {
      yaml: { start: span.start, end: span.end },
      body: { start: span.body, end: text.length },
    }
  );
}

/** The YAML of a file with its ranges; null where it has errors. Ranges count from the start of the YAML. */
export function openYaml(
  text: string,
  { yaml: { start, end } }: Parts,
): { readonly document: Document.Parsed; readonly lines: LineCounter } | null {
  const lines = new Lines();
  try {
    const document = yamlDocument(text.slice(start, end), lines);
    return document.errors.length > 0 || document.warnings.length > 0 ? null : { document, lines };
  } catch {
    return null;
  }
}
