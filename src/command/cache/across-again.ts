import { checkAcross } from "../../check/check-framework.js";
import type { Finding } from "../../model/diagnostic.js";
import { assembleFramework } from "../../parse/assemble.js";
import { displayName } from "../../read.js";
import type { Again, Change } from "./change.js";
import { knownAt, nothing } from "./known.js";
import { documentOf, encodeOutlines, type Outline } from "./outline.js";
import { byPath } from "./renew-findings.js";

/** What rules across files may read is other than it was. */
const touchesFields = ({ before, sorted, changed }: Change): boolean =>
  sorted.gone.some((place) => knownAt(before.known, place).fields !== nothing) ||
  changed.some((one) => one.known.fields !== (one.before?.fields ?? nothing));

/** The outlines of all files there are now, beside the manifest and the sources. */
function outlinesNow(held: readonly Outline[], { gone, changed }: Change): readonly Outline[] {
  const replaced = new Set([...gone, ...changed.map(({ path }) => path)]);
  const fresh = changed.flatMap(({ outline }) => outline ?? []);
  return [...held.filter(({ path }) => !replaced.has(path)), ...fresh];
}

/** What the rules across files find, from outlines alone. */
function acrossIn({ work, context }: Change, outlines: readonly Outline[]): readonly Finding[] {
  const { folder, io, nameOf } = work;
  const documents = outlines
    .flatMap(({ path, data }) => (data === null ? [] : [documentOf(path, data, nameOf)]))
    // Rules speak of the later of two.
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const unread = outlines.flatMap(({ path, data }) => (data === null ? [nameOf(path)] : []));
  return checkAcross({
    ...context,
    framework: assembleFramework(displayName(io, folder), documents),
    documents,
    unread: new Set(unread),
  });
}

/** What the rules across files find now. Null where the outlines are lost. */
export function acrossAgain(change: Change): Again | null {
  const { work, before } = change;
  if (!touchesFields(change)) return { from: "across", looked: () => false, found: new Map() };
  const held = work.shelf.outlines(before);
  if (held === null) return null;
  const outlines = outlinesNow(held, change);
  const found = acrossIn(change, [...before.context, ...outlines]);
  const paths = new Map(work.present.paths.map((path) => [work.nameOf(path), path]));
  return {
    from: "across",
    looked: () => true,
    found: byPath(found, (name) => paths.get(name)),
    part: encodeOutlines(outlines),
  };
}
