import type { Finding, UnknownName } from "../model/diagnostic.js";
import { fieldsOf, listOf } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { nearest } from "../words/suggest.js";
import { groupBy } from "./group-by.js";
import { definedIn } from "./list-has-errors.js";
import { idParts } from "./placement.js";

/** The same word in this many files is no slip of the fingers in each. */
const many = 3;
const shownFiles = 3;

/** The names of a list's entries: their ids, or the numbers of bands. */
const namesIn = ({ data }: ParsedDocument, list: string): readonly string[] =>
  listOf(data[list]).map((item) => String(fieldsOf(item)[list === "bands" ? "band" : "id"] ?? ""));

function listFiles(files: readonly string[]): string {
  const rest = files.length - shownFiles;
  return `${files.slice(0, shownFiles).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** One finding for all the files that use a name, where it would be defined; null where that is nowhere. */
function whereDefined(
  { name, kind, pillar }: UnknownName,
  files: readonly string[],
  document: ParsedDocument,
): Finding | null {
  const shown = listFiles(files);
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

/** Whether several files name a competency that must once have been there: each invents no id of its own, in a place that the framework has. */
function isGone(id: string, files: number, manifest: ParsedDocument): boolean {
  const parts = idParts(id);
  if (parts === null) return false;
  if (files >= many) return true;
  const pillar = listOf(manifest.data["pillars"])
    .map(fieldsOf)
    .find(({ code }) => code === parts.code);
  return files > 1 && Object.hasOwn(fieldsOf(pillar?.["threads"]), parts.thread);
}

/** One finding, where it is first named, for a competency that the files around it know and that is not there. */
function goneCompetency(id: string, group: readonly Finding[], files: readonly string[]): Finding {
  const first = group.find(({ file }) => file === files[0]) as Finding;
  return {
    ...first,
    message: `No file has the competency \`${id}\`, and ${files.length} files name it`,
    hint: `If its file was deleted, put it back and retire it: \`status: retired\`, with \`replaced-by:\` or \`reason:\`. If the id is a slip, correct ${listFiles(files)}.`,
  };
}

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
    return kind === "thread" || kind === "competency" || kind in definedIn
      ? JSON.stringify(facts)
      : null;
  });
  const gone = new Set<string>();
  const told = [...groups].flatMap(([key, group]) => {
    const unknown = group[0]?.facts?.unknown;
    const files = [...new Set(group.map(({ file }) => file))].sort();
    if (key === "no sources") return [noSources(manifest, files)];
    if (unknown?.kind === "competency") {
      if (!isGone(unknown.name, files.length, manifest)) return group;
      gone.add(unknown.name);
      return [goneCompetency(unknown.name, group, files)];
    }
    if (key === null || unknown === undefined || files.length < many) return group;
    const document = unknown.kind === "source" ? sources : manifest;
    return (document && whereDefined(unknown, files, document)) ?? group;
  });
  // The hole that it leaves in its thread is the same mistake.
  return told.filter(({ facts }) => facts?.missing?.every((id) => gone.has(id)) !== true);
}
