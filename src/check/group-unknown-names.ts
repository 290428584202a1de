import type { Finding, UnknownName } from "../model/diagnostic.js";
import { fieldsOf, listOf } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { nearest } from "../words/suggest.js";
import { groupBy } from "./group-by.js";
import { definedIn } from "./list-has-errors.js";

/** The same word in this many files is no slip of the fingers in each. */
const many = 3;
const shownFiles = 3;

/** Only what the manifest or the sources define is looked for there. */
function definedName({ facts }: Finding): UnknownName | null {
  const unknown = facts?.unknown;
  return unknown !== undefined && (unknown.kind === "thread" || unknown.kind in definedIn)
    ? unknown
    : null;
}

/** The names of a list's entries: their ids, or the numbers of bands. */
const namesIn = ({ data }: ParsedDocument, list: string): readonly string[] =>
  listOf(data[list]).map((item) => String(fieldsOf(item)[list === "bands" ? "band" : "id"] ?? ""));

/** One finding where a name would be defined, for all the files that use it; null where that place is not there. */
function inList(
  { name, kind, pillar }: UnknownName,
  files: readonly string[],
  document: ParsedDocument,
): Finding | null {
  const rest = files.length - shownFiles;
  const shown = `${files.slice(0, shownFiles).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  const file = document.file.name;
  if (kind === "thread") {
    const index = namesIn(document, "pillars").indexOf(pillar ?? "");
    return index < 0
      ? null
      : {
          code: "id-mismatch",
          file,
          where: { path: ["pillars", index, "threads"], at: "key" },
          message: `There is no thread "${name}" here, and ${files.length} files are of it`,
          hint: `Add it here, or correct ${shown}.`,
        };
  }
  const list = definedIn[kind as keyof typeof definedIn];
  const names = namesIn(document, list);
  const near = nearest(name, names);
  return near === null
    ? {
        code: "reference-unknown",
        file,
        where: { path: [list], at: "key" },
        message: `\`${name}\` is not in this list, and ${files.length} files name it`,
        hint: `Add it here, or correct ${shown}.`,
      }
    : {
        code: "reference-unknown",
        file,
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
  const groups = groupBy(findings, (finding) => {
    const unknown = definedName(finding);
    if (unknown === null) return null;
    return unknown.kind === "source" && sources === undefined ? "" : JSON.stringify(unknown);
  });
  return [...groups].flatMap(([key, group]) => {
    const files = [...new Set(group.map(({ file }) => file))].sort();
    const unknown = key === null ? null : definedName(group[0] as Finding);
    if (unknown === null) return group;
    if (key === "") return [noSources(manifest, files)];
    const document = unknown.kind === "source" ? sources : manifest;
    const whole = files.length < many || !document ? null : inList(unknown, files, document);
    return whole === null ? group : [whole];
  });
}
