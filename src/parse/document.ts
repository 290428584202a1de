import type { Finding } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { isFields } from "./fields.js";
import { parseFrontMatter } from "./front-matter.js";
import type { Kind, ParsedDocument } from "./kind.js";
import { parseYaml } from "./yaml.js";

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
