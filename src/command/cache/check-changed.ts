import { assembleFramework } from "../../parse/assemble.js";
import { displayName } from "../../read.js";
import { bodyReader } from "../check-memory.js";
import { acrossAgain } from "./across-again.js";
import type { Change } from "./change.js";
import { changedFiles, textReader } from "./changed-files.js";
import { eachAgain } from "./each-again.js";
import { hashOf } from "./hash.js";
import { knownLength, knownText } from "./known.js";
import { documentOf, isContext } from "./outline.js";
import type { Sorted } from "./present.js";
import { renewFindings } from "./renew-findings.js";
import { runsOf, withNew } from "./runs.js";
import { type State, split } from "./state.js";
import { wordingAgain } from "./wording-again.js";
import type { Work } from "./work.js";

/** What changed; null where the whole has to be checked. */
function changeOf(work: Work, before: State, sorted: Sorted): Change | null {
  const { io, folder, today, nameOf } = work;
  const textOf = textReader(work);
  const bodyOf = bodyReader();
  const changed = changedFiles(work, before, sorted, textOf, bodyOf);
  if (changed === null) return null;
  const known = split(before.paths);
  const gone = sorted.gone.map((place) => known[place] ?? "");
  if ([...changed.map(({ path }) => path), ...gone].some(isContext)) return null;
  const settled = before.context.flatMap(({ path, data }) =>
    data === null ? [] : [documentOf(path, data, nameOf)],
  );
  const documents = [...settled, ...changed.flatMap(({ document }) => document ?? [])];
  const framework = assembleFramework(displayName(io, folder), documents);
  const context = { framework, documents, unread: new Set<string>(), bodyOf, today };
  return { work, before, sorted, changed, gone, context, textOf };
}

/** What is known of all files now. */
function knownNow({ before, sorted, changed }: Change): string {
  const fresh = new Map(changed.map(({ index, known }) => [index, knownText(known)]));
  return runsOf(withNew(sorted.was, fresh.keys()))
    .map(
      ({ first, end, was }) =>
        fresh.get(first) ??
        before.known.slice(was * knownLength, (was + end - first) * knownLength),
    )
    .join("");
}

/**
 * Checks what changed, and what follows from it elsewhere. Null where the whole has to be checked: the manifest or the
 * sources changed, a file cannot be read, or what is needed was not kept.
 */
export function checkChanged(work: Work, before: State, sorted: Sorted): State | null {
  const change = changeOf(work, before, sorted);
  if (change === null) return null;
  const across = acrossAgain(change);
  const wording = wordingAgain(change);
  if (across === null || wording === null) return null;
  const { changed, gone, textOf } = change;
  const findings = renewFindings(before.findings, [eachAgain(change), across, wording], {
    changed: new Set(changed.map(({ path }) => path)),
    gone,
    textOf,
  });
  if (findings === null) return null;
  const { present, shelf, today } = work;
  const state: State = {
    ...before,
    day: today,
    paths: present.joined,
    folders: present.folders,
    stamps: present.stamps,
    known: knownNow(change),
    findings,
    outlines: across.part === undefined ? before.outlines : hashOf(across.part),
    wordings: wording.part === undefined ? before.wordings : hashOf(wording.part),
  };
  shelf.keep(state, { outlines: across.part, wordings: wording.part });
  return state;
}
