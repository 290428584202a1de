import type { Fields } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { nearest } from "../words/suggest.js";
import { entriesTwice } from "./entries-twice.js";
import { pathParts } from "./placement.js";
import type { FrameworkContext } from "./rule.js";
import { schemaProblems } from "./schema/schema-problems.js";

/** By what a name is of, the list of the manifest or of the sources in which it is defined. */
export const definedIn = {
  pillar: "pillars",
  band: "bands",
  theme: "themes",
  "evidence type": "evidence-types",
  supplement: "supplements",
  profession: "professions",
  regulator: "regulators",
  source: "sources",
} as const;

export type DefiningList = (typeof definedIn)[keyof typeof definedIn];

const lists: readonly DefiningList[] = Object.values(definedIn);

const entryName = (list: string, index: number | string): string => `${list} ${index}`;

const listsByData = new WeakMap<Fields, ReadonlySet<string>>();

/** The lists of one file in which something is wrong, and their entries. */
function listsWithErrors({ kind, data }: ParsedDocument): ReadonlySet<string> {
  const before = listsByData.get(data);
  if (before !== undefined) return before;
  const problems = schemaProblems(kind === "manifest" ? "framework" : "sources", data);
  const names = problems.map(({ path, field }) => path[0] ?? field);
  const found = new Set([
    ...names,
    ...problems.flatMap(({ path: [list, index] }) =>
      list === undefined || index === undefined ? [] : entryName(list, index),
    ),
    // A list whose own name has a slip in it is not there.
    ...names.flatMap((name) => nearest(name, lists) ?? []),
    ...[...entriesTwice(kind, data)].map(({ path }) => String(path[0])),
  ]);
  listsByData.set(data, found);
  return found;
}

/** The file that holds a list is there under some name, and cannot be read. */
function isUnread(list: DefiningList, unread: ReadonlySet<string>): boolean {
  const file = list === "sources" ? /^sources(?!\.md$)(?:\.|$)/i : /^framework(?!\.md$)(?:\.|$)/i;
  return [...unread].some((name) => file.test(pathParts(name).file));
}

/**
 * True where something is wrong with a list of the manifest or the sources, or with one entry of it: what is not in it may be
 * missing only because of that, and a slip there is not to be told again in every file that names the thing.
 */
export function listHasErrors(
  { documents, unread }: Pick<FrameworkContext, "documents" | "unread">,
  list: DefiningList,
  entry?: number,
): boolean {
  const name = entry === undefined ? list : entryName(list, entry);
  return (
    isUnread(list, unread) ||
    documents.some(
      (document) =>
        (document.kind === "manifest" || document.kind === "sources") &&
        listsWithErrors(document).has(name),
    )
  );
}
