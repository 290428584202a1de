import { CORE_SCHEMA, load } from "js-yaml";
import { invisible } from "../words/invisible.js";

/**
 * What is left to the full parser, because the two read it differently, or because it is wrong and only the full parser
 * finds it so. Each pattern takes a time that grows with the text and not with its square.
 */
const unusual: readonly RegExp[] = [
  invisible,
  // Tabs and other control characters, and halves of characters.
  /[^\n\P{Cc}]|[\ud800-\udfff\ufffe\uffff]/u,
  // Documents and directives; lines so long that a name in them may be too long.
  /^(?:---|\.\.\.|%|.{1000})/m,
  // Lines of blanks alone, items of nothing, comments without a blank, what goes on with the line above or is text at once.
  /^(?: +|[ -]*- *(?:#.*)?)$|^ *(?:[,\]}|>]|#[^ \n])/m,
  // Anchors, aliases, tags, names marked by `?`; text in block form that says how it is indented or ended.
  /(?:^|[ [{,])(?:[&*!?]|[>|]-?[0-9+])/m,
  // Numbers that are not written in everyday figures.
  /(?:^|[ [{,])(?:[-+][.0]|[-+.]?[0-9][0-9.]*[eE]|0b)|[0-9]{99}/m,
  // Brackets and quotes that are not closed on their line.
  /[[{][^\][{}\n]*$|[\]}]["']? *,[^[\]{}\n]*$|(?:^|[ [{,])(?:'[^'\n]*|"[^"\n]*)$/m,
  // Comments right behind or inside brackets and quotes.
  /["'[\]{},]#|#[^#\n]*[\]}]/,
  // Lists as names, values right behind a quoted name, doubled quotes, and escapes.
  /[\]}] *:|[{,] *\[|["']:[^ \n]|''|"[^"\n]*\\/,
];

/** js-yaml names `~:`, `1.0:` and `True:` by their values; a number in quotes can be told from one only by its leading nought. */
const usualName = /^(?!(?:null|true|false|NaN|Infinity)$)(?:[A-Za-z][\w -]*|0[0-9])$/;

const hasUsualNames = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(hasUsualNames);
  return Object.entries(value).every(
    ([name, inner]) => usualName.test(name) && hasUsualNames(inner),
  );
};

/**
 * Reads YAML 1.2 of the kind that nearly every file holds, with a parser that is many times faster than the full one.
 * Null where anything is unusual or wrong: it is for the full parser to read or to explain. Tests hold the two together.
 */
export function readPlainYaml(text: string): { readonly value: unknown } | null {
  if (unusual.some((pattern) => pattern.test(text))) return null;
  try {
    const value = load(text, { schema: CORE_SCHEMA }) ?? null;
    return hasUsualNames(value) ? { value } : null;
  } catch {
    // What is wrong here, the full parser says in words of its own.
    return null;
  }
}
