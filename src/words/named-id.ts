import { fold } from "./fold.js";
import { listed } from "./listed.js";
import { quoted } from "./quoted.js";

export interface Nameable {
  readonly id: string;
  readonly title?: string;
  readonly code?: string;
  readonly also?: readonly string[];
}

const plain = (name: string): string =>
  fold(name)
    .replace(/[\s_-]+/g, " ")
    .trim();

/** The ids of all that a word can mean, as an id, a title or another name, in any case and with or without hyphens. */
export function idsNamed(list: readonly Nameable[], name: string): readonly string[] {
  if (list.some(({ id, also = [] }) => id === name || also.includes(name))) return [name];
  const word = plain(name);
  const meant = list.filter(({ id, title, code, also = [] }) =>
    [id, title, code, ...also].some((one) => one !== undefined && plain(one) === word),
  );
  return meant.map(({ id }) => id);
}

/** The id of what a word means; null where that is nothing, or more than one thing. */
export function namedId(list: readonly Nameable[], name: string): string | null {
  const [found, other] = idsNamed(list, name);
  return other === undefined ? (found ?? null) : null;
}

/** What a word that means more than one thing can mean, and what to write instead; null where it does not. */
export function ambiguity(
  list: readonly Nameable[],
  name: string,
): { readonly message: string; readonly hint: string } | null {
  const meant = [...new Set(idsNamed(list, name))].map((id) => `\`${id}\``);
  if (meant.length < 2) return null;
  return {
    message: `${quoted(name)} could mean ${listed(meant, "or")}`,
    hint: "Write the one that you mean.",
  };
}
