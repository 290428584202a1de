import type { Competency, Level, Manifest } from "../model/framework.js";
import type { CompetencyFile } from "./rule.js";

/** What an id says: `RS-6-02` is pillar code `RS`, level `6`, thread `02`. */
export interface IdParts {
  readonly code: string;
  readonly level: string;
  readonly thread: string;
}

export function idParts(id: string): IdParts | null {
  const [, code, level, thread] = /^([A-Z][A-Z0-9]*)-([A-Z0-9]+)-([0-9]{2})$/.exec(id) ?? [];
  return code !== undefined && level !== undefined && thread !== undefined
    ? { code, level, thread }
    : null;
}

/** The level that a code in an id stands for; null for a supplement's. */
export const levelOfCode = (code: string | undefined): Level | null =>
  code === "C" ? "core" : /^\d+$/.test(code ?? "") ? Number(code) : null;

/** The level code that a competency's own fields call for; null for a supplement whose code the manifest does not fix. */
export function levelCode(
  { band, supplement }: Pick<Competency, "band" | "supplement">,
  manifest: Manifest,
): string | null {
  if (supplement === null) return band === "core" ? "C" : String(band);
  return manifest.supplements.find(({ id }) => id === supplement)?.levelCode ?? null;
}

/** Folders and file name of a path inside the framework: `research/band-6/RS-6-02-title.md`. */
export function pathParts(path: string): {
  readonly folders: readonly string[];
  readonly file: string;
} {
  const parts = path.split("/");
  return { folders: parts.slice(0, -1), file: parts.at(-1) ?? "" };
}

/** The folder of a level's competencies inside their pillar's. */
export const levelFolder = (level: unknown): string =>
  level === "core" ? level : `band-${String(level)}`;

/** The level that a folder's name stands for, or null. */
export function folderLevel(folder: string | undefined): Level | null {
  if (folder === "core") return "core";
  const [, band] = /^band-(\d+)$/.exec(folder ?? "") ?? [];
  return band === undefined ? null : Number(band);
}

/** The id that a file's name starts with, or null. */
export const fileId = (path: string): string | null =>
  /^[A-Z][A-Z0-9]*-[A-Z0-9]+-[0-9]{2}/.exec(pathParts(path).file)?.[0] ?? null;

/** Where in the framework a competency stands. */
export interface SettledPlace {
  readonly pillar: string;
  readonly level: Level;
  readonly thread: string;
}

/**
 * Where a competency belongs when its fields disagree: what two of id, field and folder or file name say. Rules about levels
 * use it, so that one slip is reported once, by `id-mismatch`, and not by every rule that looks at levels.
 */
export function settledPlace(
  { id, pillar, band, thread, supplement, document: { path } }: CompetencyFile,
  manifest: Manifest,
): SettledPlace {
  const agreed = <T>(a: T | null | undefined, b: T | null | undefined, field: T): T =>
    a !== null && a !== undefined && a === b ? a : field;
  const parts = idParts(id);
  const { folders } = pathParts(path);
  const owner = manifest.pillars.find(({ code }) => code === parts?.code);
  return {
    pillar: agreed(owner?.id, folders[0], pillar),
    level:
      supplement === null
        ? agreed(levelOfCode(parts?.level), folderLevel(folders.at(-1)), band)
        : band,
    thread: agreed(parts?.thread, idParts(fileId(path) ?? "")?.thread, thread),
  };
}

/** The id that the file's name and every field agree on, where the id itself is another; null where it is not alone. */
export function slippedId(competency: CompetencyFile, manifest: Manifest): string | null {
  const named = fileId(competency.document.path);
  const parts = idParts(named ?? "");
  if (parts === null || named === competency.id) return null;
  const owner = manifest.pillars.find(({ id }) => id === competency.pillar);
  const agrees =
    owner?.code === parts.code &&
    levelCode(competency, manifest) === parts.level &&
    competency.thread === parts.thread;
  return agrees ? named : null;
}
