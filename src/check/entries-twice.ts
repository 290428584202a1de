import type { Path } from "../model/diagnostic.js";
import { type Fields, isText } from "../parse/fields.js";
import type { Kind } from "../parse/kind.js";
import { fieldsAt } from "./fields-at.js";

/** A name in a list of the manifest or the sources that an earlier entry has already. */
export interface EntryTwice {
  readonly path: Path;
  readonly name: string;
  /** What it names, for a message: `id`, `code` … */
  readonly what: string;
  /** The field that holds the entries. */
  readonly list: string;
}

/** What must be different in each entry of a list, and what to call it. */
const unique: Readonly<
  Partial<Record<Kind, readonly (readonly [pattern: string, what: string])[]>>
> = {
  manifest: [
    ["pillars.[].id", "id"],
    ["pillars.[].code", "code"],
    ["bands.[].band", "number"],
    ["settings.[].id", "id"],
    ["themes.[].id", "id"],
    ["evidence-types.[].id", "id"],
    ["supplements.[].id", "id"],
    ["supplements.[].level-code", "level code"],
    ["professions.[].id", "id"],
    ["regulators.[].id", "id"],
  ],
  sources: [
    ["sources.[].id", "id"],
    ["sources.[].items.[].ref", "ref"],
  ],
};

/** Names of levels, whatever setting has them: one name for two levels means neither. */
function* bandNamesTwice(data: Fields): Iterable<EntryTwice> {
  const holders = new Map<string, unknown>();
  for (const pattern of ["bands.[].{}.id", "bands.[].also.[].id"])
    for (const { path, value } of fieldsAt(data, pattern)) {
      if (!isText(value)) continue;
      if (holders.has(value) && (holders.get(value) !== path[1] || path[2] === "also"))
        yield { path, name: value, what: "id", list: "bands" };
      else holders.set(value, path[1]);
    }
}

/** Entries of one list that share a name: whoever uses it could mean either. */
export function* entriesTwice(kind: Kind, data: Fields): Iterable<EntryTwice> {
  if (kind === "manifest") yield* bandNamesTwice(data);
  for (const [pattern, what] of unique[kind] ?? []) {
    const depth = pattern.split(".").lastIndexOf("[]");
    const seen = new Set<string>();
    for (const { path, value } of fieldsAt(data, pattern)) {
      if (!isText(value) && typeof value !== "number") continue;
      const name = String(value);
      const list = path.slice(0, depth);
      const key = JSON.stringify([list, name]);
      if (seen.has(key)) yield { path, name, what, list: String(list.at(-1)) };
      seen.add(key);
    }
  }
}
