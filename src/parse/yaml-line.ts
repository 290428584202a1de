import { isFieldName } from "./field-names.js";
import { misfits, oddSpace, type Words } from "./misfit-words.js";

/** Blank, or a comment. */
export const silent = /^\s*(?:#|$)/;
/** A field's name and its colon, and the name within. */
export const keyed = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`,[\]{}][^#]*?)\s*:(?=\s|$)/;

const id = /^[A-Z][A-Z0-9]*-[A-Z0-9]+-\d\d$/;

/** A field by its name: not any words with a colon after them. */
export function startsField(text: string): boolean {
  const [, name] = /^([\w-]+):(?:\s|$)/.exec(text) ?? [];
  return name !== undefined && (id.test(name) || isFieldName(name));
}

/** The name of a field that a line begins with, where no colon follows. */
export function bareField(text: string): string | null {
  const [, name = "", more = ""] = /^([A-Za-z][\w-]*)(?:(?: *[=;] *| +)(.*)|$)/.exec(text) ?? [];
  // An id alone is an item of a list more often than a rating.
  return isFieldName(name) || (id.test(name) && more !== "") ? name : null;
}

/** An id with nothing after it. */
export const isId = (text: string): boolean => id.test(text);

/** Where a line stands. */
interface Around {
  /** After the hyphen of an item. */
  readonly inItem: boolean;
  /** In the column of a list's hyphens. */
  readonly besideList: boolean;
  /** In the column of fields that are read already. */
  readonly besideFields: boolean;
  /** The next line is a field in the same column. */
  readonly fieldFollows: boolean;
  /** Below a field that holds text. */
  readonly inText: boolean;
}

/** A slip of the keyboard that can be seen in a line itself, without its indentation. */
export function slipIn(
  rest: string,
  { inItem, besideList, besideFields, fieldFollows, inText }: Around,
): { readonly words: Words; readonly at: number } | null {
  const hyphen =
    /^-\u00a0/.test(rest) ||
    (/^-[^\s-]/.test(rest) &&
      (besideList || /^[[{]/.test(rest.slice(1)) || startsField(rest.slice(1))));
  if (hyphen && !inItem) return { words: misfits.hyphen(), at: 0 };
  if (/^[–—•·▪●*][ \t\u00a0]/u.test(rest)) return { words: misfits.bullet(rest.charAt(0)), at: 0 };
  const [named = ""] = /^[\w-]+:/.exec(rest) ?? [];
  const next = rest.charAt(named.length);
  if (named === "" || next === "") return null;
  if (oddSpace.test(next)) return { words: misfits.invisible(next), at: named.length };
  // The text of a value may begin with such a word: `10:30` or `doi:10.1136`. Between fields it cannot, and a field's name is meant.
  const name = named.slice(0, -1);
  const meant =
    fieldFollows || (!inItem && !inText && (besideFields || isFieldName(name) || id.test(name)));
  const tight = meant && /[^\s/]/.test(next) && !keyed.test(rest);
  return tight ? { words: misfits.space(rest, named.length), at: named.length } : null;
}
