import { definedIn } from "../check/rules/reference-unknown.js";
import type { Io } from "../io.js";
import type { Finding } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { parseDocumentFile } from "../parse/document.js";
import { type Fields, fieldsOf, listOf } from "../parse/fields.js";
import { namesIn } from "../read/folder.js";
import { readText } from "../read.js";
import { nearest } from "../words/suggest.js";

/** The same word in this many files is no slip of the fingers in each. */
const many = 3;
const shownFiles = 3;

type Part = (typeof definedIn)[string];

/** A list in the manifest or the sources, with the file that holds it. */
interface Defining {
  readonly file: SourceFile;
  readonly data: Fields;
}

/** The names of a list's entries: their ids, or the numbers of bands. */
const namesOf = (data: Fields, part: Part): readonly string[] =>
  listOf(data[part]).map((item) => {
    const { id, band } = fieldsOf(item);
    return String((part === "bands" ? band : id) ?? "");
  });

const filesInWords = (files: readonly string[]): string => {
  const rest = files.length - shownFiles;
  return `${files.slice(0, shownFiles).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};

/** One finding in the list itself, for a word that is not in it and that many files name. */
function inList(
  word: string,
  what: string,
  files: readonly string[],
  { file, data }: Defining,
): Finding {
  const part = definedIn[what] ?? "pillars";
  const names = namesOf(data, part);
  const near = nearest(word, names);
  const said = { code: "reference-unknown", file: file.name };
  const others = `correct ${filesInWords(files)}`;
  return near === null
    ? {
        ...said,
        where: { path: [part], at: "key" },
        message: `\`${word}\` is not in this list, and ${files.length} files name it`,
        hint: `Add it here, or ${others}.`,
      }
    : {
        ...said,
        where: { path: [part, names.indexOf(near), part === "bands" ? "band" : "id"] },
        message: `This is \`${near}\`, and ${files.length} files name \`${word}\``,
        hint: `Write \`${word}\` here, or ${others}.`,
      };
}

const thread = "thread";

/** One finding in a pillar's threads, for one that is not among them and that many files are of; null where their folder is no pillar's. */
function inThreads(
  word: string,
  files: readonly string[],
  { file, data }: Defining,
): Finding | null {
  const [pillar = "", number = ""] = word.split(" ");
  const index = namesOf(data, "pillars").indexOf(pillar);
  if (index < 0) return null;
  return {
    code: "id-mismatch",
    file: file.name,
    where: { path: ["pillars", index, "threads"], at: "key" },
    message: `There is no thread "${number}" here, and ${files.length} files are of it`,
    hint: `Add it here, or correct ${filesInWords(files)}.`,
  };
}

/** The finding for a folder whose competencies cite sources, and which lists none. */
const noSources = (file: string, files: readonly string[]): Finding => ({
  code: "file-unreadable",
  file,
  where: { line: 1, column: 1 },
  message: `Sources are cited in ${files.length === 1 ? "a file" : `${files.length} files`}, and the file that lists them is not there`,
  hint: "Put `sources.yaml` back beside `framework.yaml`. If it has another name, rename it.",
});

/**
 * One mistake is told once: a name that many files share is one mistake where it is defined, and not one in each of them. Also
 * gives the texts of the files that hold those lists.
 */
export function sharedCauses(
  io: Io,
  folder: string,
  paths: readonly string[],
  findings: readonly Finding[],
): { readonly findings: readonly Finding[]; readonly texts: readonly SourceFile[] } {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { unknown } = finding.facts ?? {};
    if (unknown === undefined) continue;
    const { name, kind, pillar } = unknown;
    if (kind !== thread && definedIn[kind] === undefined) continue;
    const key = `${kind}\n${pillar === undefined ? name : `${pillar} ${name}`}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  if (groups.size === 0) return { findings, texts: [] };
  const nameOf = namesIn(io, folder);
  const opened = new Map<string, Defining | null>();
  const open = (path: "framework.yaml" | "sources.yaml"): Defining | null => {
    const before = opened.get(path);
    if (before !== undefined) return before;
    const { file } = readText(io, `${folder}/${path}`, nameOf(path));
    const kind = path === "sources.yaml" ? "sources" : "manifest";
    const document = file && parseDocumentFile(kind, path, file).document;
    const found = file && document && { file, data: document.data };
    opened.set(path, found);
    return found;
  };
  const told = new Set<Finding>();
  const instead: Finding[] = [];
  const uncited: Finding[] = [];
  for (const [key, group] of groups) {
    const [what = "", word = ""] = key.split("\n");
    if (what === "source" && !paths.includes("sources.yaml")) {
      uncited.push(...group);
      continue;
    }
    const files = [...new Set(group.map(({ file }) => file))].sort();
    const list =
      files.length < many ? null : open(what === "source" ? "sources.yaml" : "framework.yaml");
    if (list === null) continue;
    const there = what === thread ? inThreads(word, files, list) : inList(word, what, files, list);
    if (there === null) continue;
    for (const one of group) told.add(one);
    instead.push(there);
  }
  if (uncited.length > 0) {
    for (const one of uncited) told.add(one);
    const files = [...new Set(uncited.map(({ file }) => file))];
    instead.push(noSources(nameOf("sources.yaml"), files));
  }
  const texts = [...opened.values()].flatMap((one) => (one === null ? [] : [one.file]));
  return { findings: [...findings.filter((one) => !told.has(one)), ...instead], texts };
}
