import type { Finding } from "../model/diagnostic.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { SourceFile } from "../model/source-file.js";
import { type Fields, isFields } from "./fields.js";
import { notFields } from "./not-fields.js";
import { parseYaml } from "./yaml.js";

export interface ParsedEvidence {
  /** The file's fields in whatever shape; null where it has none. */
  readonly data: Fields | null;
  readonly findings: readonly Finding[];
}

/** Data that passed their checks as an evidence file: a list or a rating that is left empty is as good as not there. */
export function toEvidence(data: Fields): EvidenceFile {
  const present = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const kept = present(data);
  return {
    ...kept,
    ...(isFields(kept["ratings"]) ? { ratings: present(kept["ratings"]) } : {}),
  } as unknown as EvidenceFile;
}

/** Reads an evidence file as data. Whether it is a good one, `check` says. */
export function parseEvidence({ name, text }: SourceFile): ParsedEvidence {
  const { value, findings } = parseYaml({ file: name, text });
  if (findings.length > 0) return { data: null, findings };
  return isFields(value)
    ? { data: value, findings: [] }
    : { data: null, findings: [notFields(name)] };
}
