import type { Finding } from "../diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { type Fields, isFields } from "./fields.js";
import { parseFrontMatter } from "./front-matter.js";
import { parseYaml } from "./yaml.js";

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

const kindByFolder: Readonly<Record<string, Kind>> = {
  qualifications: "qualification",
  roles: "role",
  resources: "resource",
  stories: "story",
  pages: "page",
};

/** One file as data of whatever shape its author gave it. */
export interface ParsedDocument {
  readonly kind: Kind;
  readonly file: SourceFile;
  /** Path inside the framework folder, with forward slashes. */
  readonly path: string;
  readonly data: Fields;
  readonly body: string;
  readonly bodyLine: number;
}

/** Null where the file is none of the framework's: a README, or a file of another type. */
export function kindOf(path: string): Kind | null {
  if (path === "framework.yaml") return "manifest";
  if (path === "sources.yaml") return "sources";
  if (!path.endsWith(".md") || /(^|\/)readme\.md$/i.test(path)) return null;
  const [folder = ""] = path.split("/", 1);
  return Object.hasOwn(kindByFolder, folder) ? (kindByFolder[folder] ?? null) : "competency";
}

/** Text in, data out; a null document has findings that say why. */
export function parseDocumentFile(
  kind: Kind,
  path: string,
  file: SourceFile,
): { readonly document: ParsedDocument | null; readonly findings: readonly Finding[] } {
  if (kind !== "manifest" && kind !== "sources") {
    const { frontMatter, findings } = parseFrontMatter(file);
    return { document: frontMatter && { kind, file, path, ...frontMatter }, findings };
  }
  const { value, findings } = parseYaml({ file: file.name, text: file.text });
  if (findings.length > 0) return { document: null, findings };
  if (!isFields(value)) return { document: null, findings: [notFields(file.name)] };
  return { document: { kind, file, path, data: value, body: "", bodyLine: 1 }, findings };
}

/** The finding for a YAML file that is empty, a list or a single value. */
export const notFields = (file: string): Finding => ({
  code: "yaml-syntax",
  file,
  where: { line: 1, column: 1 },
  message: "The file does not hold fields with names",
  hint: "It starts with a line such as `format: …`. An empty file or a list is not enough.",
});
