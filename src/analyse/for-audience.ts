import type { EvidenceEntry, EvidenceFile } from "../model/evidence.js";

/** Who something is made for: the person, who sees all of it, or a manager. */
export type Audience = "me" | "manager";

function withoutReflection({ reflection: _reflection, ...entry }: EvidenceEntry): EvidenceEntry {
  return entry;
}

/**
 * A file as somebody may see it (MODEL.md section 6). For a manager everything `private` goes, and so it counts in nothing;
 * `notes` go, and reflections unless they are asked for.
 */
export function forAudience(
  file: EvidenceFile,
  audience: Audience,
  withReflections = false,
): EvidenceFile {
  if (audience === "me") return file;
  const { notes: _notes, evidence, ratings, objectives, ...rest } = file;
  const open = <T extends { readonly private?: boolean }>(list: readonly T[]): readonly T[] =>
    list.filter((one) => one.private !== true);
  return {
    ...rest,
    ...(evidence && {
      evidence: open(evidence).map((one) => (withReflections ? one : withoutReflection(one))),
    }),
    ...(objectives && { objectives: open(objectives) }),
    ...(ratings && {
      ratings: Object.fromEntries(
        Object.entries(ratings).filter(
          ([, one]) => typeof one === "string" || one.private !== true,
        ),
      ),
    }),
  };
}
