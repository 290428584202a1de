import type { Rule } from "../check/rule.js";
import { checkFramework, rules } from "../check/run.js";
import type { Finding } from "../diagnostic.js";
import type { Io } from "../io.js";
import type { SourceFile } from "../model/source-file.js";
import { assembleFramework } from "../parse/assemble.js";
import type { IsoDate } from "../parse/date.js";
import { parseDocumentFile } from "../parse/document.js";
import { kindOf, type ParsedDocument } from "../parse/kind.js";
import { displayName, listFrameworkFiles } from "../read.js";
import { type Present, presentFiles, reader, sortOut } from "./cache-files.js";
import { acrossIn, documentOf, isContext, outlineOf, renewed } from "./cache-outlines.js";
import {
  hashOf,
  knownFrom,
  knownText,
  type Outline,
  Shelf,
  type State,
  sharedOf,
} from "./cache-shelf.js";
import { type CheckedFolder, checkFolder } from "./check-folder.js";
import { afresh, bodyReader, type Parsing } from "./check-memory.js";
import { readFramework } from "./read-framework.js";

/*
 * A memory of checks between runs. A file with the same content is not checked again, nor are the rules across files while
 * nothing changed that one file can say of another. Evidence files are never in it.
 */

const codesOf = (wanted: (rule: Rule) => boolean): ReadonlySet<string> =>
  new Set(rules.filter(wanted).map(({ code }) => code));

const acrossCodes = codesOf(({ across }) => across === true);
const statementCodes = codesOf(({ statementOnly }) => statementOnly === true);

/** What is known of a file. A README has no outline, but what it holds may be unreadable, and that is said. */
const knownOf = (
  { path, stamp }: Pick<Present, "path" | "stamp">,
  text: string,
  outline: Outline | undefined,
): string =>
  knownText({
    content: hashOf(text),
    shared: outline === undefined ? "" : sharedOf(outline),
    stamp,
    path,
  });

/** Findings by the path of their file, of those files alone. */
function byFile(
  findings: readonly Finding[],
  files: readonly { readonly path: string; readonly name: string }[],
): Record<string, readonly Finding[]> {
  const paths = new Map(files.map(({ path, name }) => [name, path]));
  const found: Record<string, Finding[]> = {};
  for (const one of findings) {
    const path = paths.get(one.file);
    if (path === undefined) continue;
    found[path] ??= [];
    found[path].push(one);
  }
  return found;
}

/** Checks the whole folder, and remembers it where all of it could be read as data. */
async function checkAll(
  io: Io,
  folder: string,
  today: IsoDate,
  files: readonly Present[],
  shelf: Shelf,
): Promise<CheckedFolder> {
  const read = await readFramework(io, folder);
  const bodyOf = bodyReader();
  const checked = await checkFolder(io, folder, today, {
    ...afresh,
    framework: async () => read,
    body: bodyOf,
  });
  const stamps = new Map(files.map(({ path, stamp }) => [path, stamp]));
  const whole = read.files.filter(({ path }) => kindOf(path) !== null).length;
  if (read.findings.length > 0 || whole !== read.documents.length) return checked;
  const outlines = read.documents.map((document) => outlineOf(document, bodyOf));
  const outlineAt = new Map(outlines.map((outline) => [outline.path, outline]));
  const known = read.files.map(({ path, file: { text } }) =>
    knownOf({ path, stamp: stamps.get(path) ?? "" }, text, outlineAt.get(path)),
  );
  const isAcross = ({ code }: Finding): boolean => acrossCodes.has(code);
  shelf.keep(
    {
      day: today,
      context: outlines.filter(isContext),
      files: known,
      findings: byFile(
        checked.findings.filter((one) => !isAcross(one)),
        files,
      ),
      across: checked.findings.filter(isAcross),
    },
    outlines,
  );
  return checked;
}

/** Files as data; null where one cannot be read as that. */
function parseAll(
  files: readonly Present[],
  textOf: (file: Present) => SourceFile | null,
): readonly ParsedDocument[] | null {
  const documents: ParsedDocument[] = [];
  for (const one of files) {
    const file = textOf(one);
    const kind = kindOf(one.path);
    if (file === null || kind === null) return null;
    const { document, findings } = parseDocumentFile(kind, one.path, file);
    if (document === null || findings.length > 0) return null;
    documents.push(document);
  }
  return documents;
}

/** Checks what changed, as far as that is enough; null where the whole has to be checked. */
function checkChanged(
  io: Io,
  folder: string,
  today: IsoDate,
  present: readonly Present[],
  before: State,
  shelf: Shelf,
): CheckedFolder | null {
  const textOf = reader(io, folder);
  const { files, changed, gone, restamped } = sortOut(present, before, textOf);
  const touched = new Set([...changed.map(({ path }) => path), ...gone]);
  // Whatever is no competency may matter to each of them.
  if ([...touched].some((path) => kindOf(path) !== "competency")) return null;
  const fresh = parseAll(changed, textOf);
  if (fresh === null) return null;

  const shown = displayName(io, folder);
  const documents = [...before.context.map(documentOf), ...fresh];
  const framework = assembleFramework(shown, documents);
  const bodyOf = bodyReader();
  const outlines = fresh.map((document) => outlineOf(document, bodyOf));
  const restated = new Set<ParsedDocument>();
  for (const [at, one] of changed.entries()) {
    const document = fresh[at] as ParsedDocument;
    const text = knownOf(one, document.file.text, outlines[at]);
    files[one.index] = text;
    if (knownFrom(text).shared === one.shared) restated.add(document);
  }
  const alone = gone.length === 0 && restated.size === fresh.length;
  const own = checkFramework(framework, documents, bodyOf, {
    today,
    only: { each: new Set(fresh), restated },
  });
  const said = [...restated].flatMap(({ path }) =>
    (before.findings[path] ?? []).filter(({ code }) => statementCodes.has(code)),
  );
  const kept = Object.entries(before.findings).filter(([path]) => !touched.has(path));
  const findings = { ...Object.fromEntries(kept), ...byFile([...own, ...said], changed) };

  const whole = alone ? null : renewed(shelf.outlines(before.files), outlines, files);
  if (!alone && whole === null) return null;
  const across = whole === null ? before.across : acrossIn(shown, whole, today);
  if (restamped || changed.length > 0 || gone.length > 0)
    shelf.keep({ day: today, context: before.context, files, findings, across }, whole);

  const found = [...Object.values(findings).flat(), ...across];
  const about = new Set(found.map(({ file }) => file));
  return {
    framework: {
      manifest: framework.manifest,
      empty: !present.some(({ path }) => kindOf(path) === "competency"),
    },
    files: present,
    texts: present.flatMap((file) => (about.has(file.name) ? (textOf(file) ?? []) : [])),
    findings: found,
  };
}

/** Checks frameworks with a memory in this folder; `problem` hears why it could not be kept. */
export function checkCache(cache: string, problem: (reason: string) => void): Parsing {
  return {
    ...afresh,
    folder: async (io, folder, today) => {
      const { paths, findings } = listFrameworkFiles(io, folder);
      if (findings.length > 0) return checkFolder(io, folder, today, afresh);
      const files = presentFiles(io, folder, paths);
      const shelf = new Shelf(io, cache, folder, problem);
      const before = shelf.state();
      const quick =
        before === null || before.day > today
          ? null
          : checkChanged(io, folder, today, files, before, shelf);
      return quick ?? checkAll(io, folder, today, files, shelf);
    },
  };
}
