import { fold } from "./fold.js";

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

/** The id of what is meant by an id, a title or another name of it, in any case and with or without hyphens; null where that is nothing, or more than one thing. */
export function namedId(list: readonly Nameable[], name: string): string | null {
  if (list.some(({ id, also = [] }) => id === name || also.includes(name))) return name;
  const word = plain(name);
  const [found, other] = list.filter(({ id, title, code, also = [] }) =>
    [id, title, code, ...also].some((one) => one !== undefined && plain(one) === word),
  );
  return other === undefined ? (found?.id ?? null) : null;
}
