import type { Competency, Level, Manifest } from "../model/framework.js";

/** What an id says: `RS-6-02` is pillar code `RS`, level `6`, thread `02`. */
export interface IdParts {
  readonly code: string;
  readonly level: string;
  readonly thread: string;
}

const idPattern = /^([A-Z][A-Z0-9]*)-([A-Z0-9]+)-([0-9]{2})$/;

export function idParts(id: string): IdParts | null {
  const [, code, level, thread] = idPattern.exec(id) ?? [];
  return code !== undefined && level !== undefined && thread !== undefined
    ? { code, level, thread }
    : null;
}

/** The level code that a competency's own fields call for; null for a supplement whose code the manifest does not fix. */
export function levelCode(competency: Competency, manifest: Manifest): string | null {
  if (competency.supplement !== null) {
    return manifest.supplements.find(({ id }) => id === competency.supplement)?.levelCode ?? null;
  }
  return competency.band === "core" ? "C" : String(competency.band);
}

/** Folder and file name of a path inside the framework: `research/band-6/RS-6-02-title.md`. */
export function pathParts(path: string): {
  readonly folders: readonly string[];
  readonly file: string;
} {
  const parts = path.split("/");
  return { folders: parts.slice(0, -1), file: parts.at(-1) ?? "" };
}

/** The level that a folder's name stands for, or null. */
export function folderLevel(folder: string | undefined): Level | null {
  if (folder === "core") return "core";
  const [, band] = /^band-(\d+)$/.exec(folder ?? "") ?? [];
  return band === undefined ? null : Number(band);
}

/**
 * Where a competency belongs when its fields disagree: what two of id, field and folder say. Rules about levels use it, so
 * that one slip is reported once, by `id-mismatch`, and not by every rule that looks at levels.
 */
export function settledLevel(competency: Competency, path: string): Level {
  if (competency.supplement !== null) return competency.band;
  const parts = idParts(competency.id);
  const fromId = parts === null ? null : parts.level === "C" ? "core" : Number(parts.level);
  const fromFolder = folderLevel(pathParts(path).folders.at(-1));
  return fromId !== null && fromId === fromFolder ? fromId : competency.band;
}

/** The id that a file's name starts with, or null. */
export function fileId(path: string): string | null {
  const [id = ""] = /^[A-Z][A-Z0-9]*-[A-Z0-9]+-[0-9]{2}/.exec(pathParts(path).file) ?? [];
  return id === "" ? null : id;
}

/** The pillar that two of id, field and folder say; else the field's. */
export function settledPillar(
  { id, pillar }: Competency,
  path: string,
  manifest: Manifest,
): string {
  const code = idParts(id)?.code;
  const fromId = manifest.pillars.find((known) => known.code === code)?.id;
  const [fromFolder] = pathParts(path).folders;
  return fromId !== undefined && fromId === fromFolder ? fromId : pillar;
}

/** The thread that two of id, field and file name say; else the field's. */
export function settledThread({ id, thread }: Competency, path: string): string {
  const fromId = idParts(id)?.thread;
  const fromName = idParts(fileId(path) ?? "")?.thread;
  return fromId !== undefined && fromId === fromName ? fromId : thread;
}

/** The id that the file's name and every field agree on, where the id itself is another; null where it is not alone. */
export function slippedId(competency: Competency, path: string, manifest: Manifest): string | null {
  const named = fileId(path);
  const parts = idParts(named ?? "");
  if (named === null || parts === null || named === competency.id) return null;
  const owner = manifest.pillars.find(({ id }) => id === competency.pillar);
  const agrees =
    owner?.code === parts.code &&
    levelCode(competency, manifest) === parts.level &&
    competency.thread === parts.thread;
  return agrees ? named : null;
}
