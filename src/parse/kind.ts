import { companionFolders } from "../model/folders.js";
import type { SourceFile } from "../model/source-file.js";
import type { Fields } from "./fields.js";

/** What a file of a framework is, told by where it lies. */
export type Kind =
  | "manifest"
  | "sources"
  | "competency"
  | "qualification"
  | "role"
  | "resource"
  | "story"
  | "page";

const kindByFolder: ReadonlyMap<string, Kind> = new Map(Object.entries(companionFolders));

/** One file as data of whatever shape its author gave it. */
export interface ParsedDocument {
  readonly kind: Kind;
  readonly file: SourceFile;
  /** Path inside the framework folder, with forward slashes. */
  readonly path: string;
  readonly data: Fields;
  readonly body: string;
  /** The file's line on which the body begins. */
  readonly bodyLine: number;
}

/** Null where the file is none of the framework's: a README, or a file of another type. */
export function kindOf(path: string): Kind | null {
  if (path === "framework.yaml") return "manifest";
  if (path === "sources.yaml") return "sources";
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (!name.endsWith(".md") || name === "readme.md") return null;
  return kindByFolder.get(path.slice(0, Math.max(0, path.indexOf("/")))) ?? "competency";
}
