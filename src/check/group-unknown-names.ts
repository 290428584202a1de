import type { Finding, UnknownName } from "../model/diagnostic.js";
import { fieldsOf, listOf } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { nearest } from "../words/suggest.js";
import { groupBy } from "./group-by.js";
import { definedIn } from "./list-has-errors.js";

/** The same word in this many files is no slip of the fingers in each. */
const many = 3;
const shownFiles = 3;

/** The names of a list's entries: their ids, or the numbers of bands. */
const namesIn = ({ data }: ParsedDocument, list: string): readonly string[] =>
  listOf(data[list]).map((item) => String(fieldsOf(item)[list === "bands" ? "band" : "id"] ?? ""));

/** One finding for all the files that use a name, where it would be defined; null where that is nowhere. */
function whereDefined(
  { name, kind, pillar }: UnknownName,
  files: readonly string[],
  document: ParsedDocument,
): Finding | null {
  const rest = files.length - shownFiles;
  const shown = `${files.slice(0, shownFiles).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  const said = { file: document.file.name, hint: `Add it here, or correct ${shown}.` };
  if (kind === "thread") {
    const index = namesIn(document, "pillars").indexOf(pillar ?? "");
    const message = `There is no thread "${name}" here, and ${files.length} files are of it`;
    const where = { path: ["pillars", index, "threads"], at: "key" } as const;
    return index < 0 ? null : { code: "id-mismatch", ...said, where, message };
  }
  const list = definedIn[kind as keyof typeof definedIn];
  const names = namesIn(document, list);
  const near = nearest(name, names);
  return near === null
    ? {
        code: "reference-unknown",
        ...said,
        where: { path: [list], at: "key" },
        message: `\`${name}\` is not in this list, and ${files.length} files name it`,
      }
    : {
        code: "reference-unknown",
        ...said,
        where: { path: [list, names.indexOf(near), list === "bands" ? "band" : "id"] },
        message: `This is \`${near}\`, and ${files.length} files name \`${name}\``,
        hint: `Write \`${name}\` here, or correct ${shown}.`,
      };
}

/** For a folder whose competencies cite sources, and which has no file that lists any. */
const noSources = (manifest: ParsedDocument, files: readonly string[]): Finding => ({
  code: "file-unreadable",
  file: manifest.file.name.replace(/framework\.yaml$/, "sources.yaml"),
  where: { line: 1, column: 1 },
  message: `Sources are cited in ${files.length === 1 ? "a file" : `${files.length} files`}, and the file that lists them is not there`,
  hint: "Put `sources.yaml` back beside `framework.yaml`. If it has another name, rename it.",
});

/** A name that many files share and nothing has is one mistake where it would be defined, and not one in each of them. */
export function groupUnknownNames(
  findings: readonly Finding[],
  documents: readonly ParsedDocument[],
): readonly Finding[] {
  const manifest = documents.find(({ kind }) => kind === "manifest");
  const sources = documents.find(({ kind }) => kind === "sources");
  if (manifest === undefined) return findings;
  const groups = groupBy(findings, ({ facts }) => {
    const { kind = "" } = facts?.unknown ?? {};
    if (kind === "source" && sources === undefined) return "no sources";
    return kind === "thread" || kind in definedIn ? JSON.stringify(facts) : null;
  });
  return [...groups].flatMap(([key, group]) => {
    const unknown = group[0]?.facts?.unknown;
    const files = [...new Set(group.map(({ file }) => file))].sort();
    if (key === "no sources") return [noSources(manifest, files)];
    if (key === null || unknown === undefined || files.length < many) return group;
    const document = unknown.kind === "source" ? sources : manifest;
    return (document && whereDefined(unknown, files, document)) ?? group;
  });
}
