import {
  checkAcross,
  checkEach,
  checkPairs,
  comparesWording,
} from "../../check/check-framework.js";
import { alikeAmong, likePairs, type Worded, wordingsOf } from "../../check/likeness/wording.js";
import type { FrameworkContext } from "../../check/rule.js";
import type { Finding } from "../../model/diagnostic.js";
import { kindOf } from "../../parse/kind.js";
import { type CheckedFolder, checkFolder } from "../check-folder.js";
import { afresh, bodyReader } from "../check-memory.js";
import { type ReadFramework, readFramework } from "../read-framework.js";
import { checkedAs } from "./checked-as.js";
import { type Facts, factsOf } from "./facts.js";
import { hashOf } from "./hash.js";
import { knownText } from "./known.js";
import { encodeOutlines, isContext } from "./outline.js";
import type { Present } from "./present.js";
import { type Origin, type Remembered, Remembering } from "./remembered.js";
import { joined, type State } from "./state.js";
import { type Compared, encodeCompared } from "./wordings.js";
import type { Work } from "./work.js";

/** Everything was read that was there, and the manifest and the sources as data. */
function isRememberable({ files, documents }: ReadFramework, present: Present): boolean {
  const parsed = new Set(documents.map(({ path }) => path));
  return (
    joined(files.map(({ path }) => path)) === present.joined &&
    parsed.has("framework.yaml") &&
    present.paths.every((path) => !isContext(path) || parsed.has(path))
  );
}

/** Checks the whole folder, and remembers it where that can be done. */
export async function checkAll(work: Work): Promise<CheckedFolder> {
  const { io, folder, today, present, shelf } = work;
  const read = await readFramework(io, folder);
  const bodyOf = bodyReader();
  if (!isRememberable(read, present)) {
    return checkFolder(io, folder, today, { ...afresh, framework: async () => read, body: bodyOf });
  }
  const { framework, documents, files, clean } = read;
  const unread = new Set(read.findings.map(({ file }) => file));
  const context: FrameworkContext = { framework, documents, unread, bodyOf, today };
  const documentAt = new Map(documents.map((document) => [document.path, document]));
  const facts = files.map(({ path, file }) =>
    factsOf(path, kindOf(path), file, documentAt.get(path) ?? null, bodyOf),
  );
  const compared = comparesWording(context) ? comparedAmong(facts) : null;
  const found: Readonly<Record<Origin, readonly Finding[]>> = {
    file: clean ? [] : [...read.findings, ...checkEach(context, documents)],
    across: clean ? [] : checkAcross(context),
    wording:
      compared === null || clean
        ? []
        : checkPairs(context, likePairs(compared.alike, compared.worded)),
  };
  const outlines = facts.flatMap(({ outline }) => outline ?? []);
  const parts = {
    outlines: encodeOutlines(outlines),
    wordings: compared === null ? undefined : encodeCompared(compared),
  };
  const state: State = {
    key: shelf.key,
    day: today,
    context: outlines.filter(({ path }) => isContext(path)),
    paths: present.joined,
    folders: present.folders,
    stamps: present.stamps,
    known: facts.map(({ known }) => knownText(known)).join(""),
    findings: rememberedIn(read, found),
    outlines: hashOf(parts.outlines),
    wordings: parts.wordings === undefined ? null : hashOf(parts.wordings),
  };
  shelf.keep(state, parts);
  return checkedAs(state, work);
}

/** All wordings compared, and whose they are. */
function comparedAmong(facts: readonly Facts[]): Compared & { readonly worded: readonly Worded[] } {
  const worded = facts.flatMap(({ worded }) => worded ?? []);
  const wordings = wordingsOf(worded.map(({ wording }) => wording));
  const files = facts.flatMap(({ worded }, index) => (worded === null ? [] : [index]));
  return { worded, wordings, files: Int32Array.from(files), alike: alikeAmong(wordings) };
}

/** All findings, by the path of their file. */
function rememberedIn(
  { files }: ReadFramework,
  found: Readonly<Record<Origin, readonly Finding[]>>,
): Readonly<Record<string, Remembered>> {
  const byName = new Map(files.map(({ file }) => [file.name, new Remembering(() => file)]));
  for (const from of ["file", "across", "wording"] as const) {
    for (const { file, ...finding } of found[from]) byName.get(file)?.add(from, finding);
  }
  return Object.fromEntries(
    files.flatMap(({ path, file }) => {
      const one = byName.get(file.name)?.result() ?? null;
      return one === null ? [] : [[path, one]];
    }),
  );
}
