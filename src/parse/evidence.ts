import type { Finding } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { notFields } from "./document.js";
import { type Fields, isFields } from "./fields.js";
import { parseYaml } from "./yaml.js";

export interface ParsedEvidence {
  /** The file's fields in whatever shape; null where it has none. */
  readonly data: Fields | null;
  readonly findings: readonly Finding[];
}

/** Reads an evidence file as data. Whether it is a good one, `check` says. */
export function parseEvidence({ name, text }: SourceFile): ParsedEvidence {
  const { value, findings } = parseYaml({ file: name, text });
  if (findings.length > 0) return { data: null, findings };
  return isFields(value)
    ? { data: value, findings: [] }
    : { data: null, findings: [notFields(name)] };
}
