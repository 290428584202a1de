import type { Path } from "../model/diagnostic.js";
import { type Fields, fieldsOf, isText, listOf } from "../parse/fields.js";
import type { Kind } from "../parse/kind.js";

/** A name in a list of the manifest or the sources that an earlier entry has already. */
export interface EntryTwice {
  readonly path: Path;
  readonly name: string;
  /** What it names, for a message: `id`, `code` … */
  readonly what: string;
  /** The field that holds the entries. */
  readonly list: string;
}

/** What must be different in each entry: the list, the fields to it, and what to call it. */
const unique: Readonly<Partial<Record<Kind, readonly (readonly [string, Path, string])[]>>> = {
  manifest: [
    ["pillars", ["id"], "id"],
    ["pillars", ["code"], "code"],
    ["bands", ["band"], "number"],
    ["bands", ["local-authority", "id"], "id"],
    ["themes", ["id"], "id"],
    ["evidence-types", ["id"], "id"],
    ["supplements", ["id"], "id"],
    ["supplements", ["level-code"], "level code"],
    ["professions", ["id"], "id"],
    ["regulators", ["id"], "id"],
  ],
  sources: [["sources", ["id"], "id"]],
};

/** The entries of the list at a path that have a name of an earlier one. */
function* twiceIn(list: Path, items: unknown, steps: Path, what: string): Iterable<EntryTwice> {
  const seen = new Set<string>();
  for (const [index, item] of listOf(items).entries()) {
    const value = steps.reduce<unknown>((part, step) => fieldsOf(part)[step], item);
    if (!isText(value) && typeof value !== "number") continue;
    const name = String(value);
    if (seen.has(name))
      yield { path: [...list, index, ...steps], name, what, list: String(list.at(-1)) };
    seen.add(name);
  }
}

/** Entries of one list that share a name: whoever uses it could mean either. */
export function* entriesTwice(kind: Kind, data: Fields): Iterable<EntryTwice> {
  for (const [list, steps, what] of unique[kind] ?? []) {
    yield* twiceIn([list], data[list], steps, what);
  }
  if (kind !== "sources") return;
  for (const [index, source] of listOf(data["sources"]).entries()) {
    yield* twiceIn(["sources", index, "items"], fieldsOf(source)["items"], ["ref"], "ref");
  }
}
