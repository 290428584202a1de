import type { Fields } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { nearest } from "../words/suggest.js";
import { entriesTwice } from "./entries-twice.js";
import { schemaProblems } from "./schema/schema-problems.js";

/** The parts of the manifest that files name things of, and the list in `sources.yaml`. */
export type Part =
  | "pillars"
  | "bands"
  | "themes"
  | "evidence-types"
  | "supplements"
  | "professions"
  | "regulators"
  | "sources";

const parts: readonly Part[] = [
  "pillars",
  "bands",
  "themes",
  "evidence-types",
  "supplements",
  "professions",
  "regulators",
  "sources",
];

const known = new WeakMap<Fields, ReadonlySet<string>>();

const entryName = (part: string, index: number | string): string => `${part} ${index}`;

/** The parts of one file in which something is wrong, and their entries. */
function partsWithErrors({ kind, data }: ParsedDocument): ReadonlySet<string> {
  const before = known.get(data);
  if (before !== undefined) return before;
  const problems = schemaProblems(kind === "manifest" ? "framework" : "sources", data);
  const names = problems.map(({ path, field }) => path[0] ?? field);
  const found = new Set([
    ...names,
    ...problems.flatMap(({ path: [part, index] }) =>
      part === undefined || index === undefined ? [] : entryName(part, index),
    ),
    // A part whose own name has a slip in it is not there.
    ...names.flatMap((name) => nearest(name, parts) ?? []),
    ...[...entriesTwice(kind, data)].map(({ path }) => String(path[0])),
  ]);
  known.set(data, found);
  return found;
}

/**
 * True where something is wrong with a part of the manifest or the sources, or with one entry of it: what is not in it may only
 * be missing because of that, and one slip there is not to be told again in every file that names the thing.
 */
export function listHasErrors(
  documents: readonly ParsedDocument[],
  part: Part,
  entry?: number,
): boolean {
  const name = entry === undefined ? part : entryName(part, entry);
  return documents.some(
    (document) =>
      (document.kind === "manifest" || document.kind === "sources") &&
      partsWithErrors(document).has(name),
  );
}
