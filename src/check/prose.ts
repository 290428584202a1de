import type { Place } from "../diagnostic.js";

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Code, addresses, comments and names are not our own words: they keep their length, so that every other place stays the same. */
export const ownWords = (markdown: string, names: readonly string[]): string =>
  names.reduce((text, name) => text.replaceAll(name, blank), withoutCode(markdown));

const withoutCode = (markdown: string): string =>
  markdown.replace(
    /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\1[^\n]*$|`[^`\n]*`|\]\([^)\s]*\)|<?https?:\/\/[^\s)>]+|<!--[\s\S]*?-->/gm,
    (found) => blank(found),
  );

/** The line and column of an offset in text whose first line is `line` of its file. */
export function placeIn(text: string, offset: number, line: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: line + before.split("\n").length - 1, column: offset - start + 1 };
}

/** Where words of a front-matter field stand on the field's own line; null where they are folded or quoted otherwise. */
export function placeInField(text: string, field: string, words: string): Place | null {
  const found = new RegExp(`^${field}[ \\t]*:.*$`, "m").exec(text);
  const at = found === null ? -1 : found[0].indexOf(words, field.length + 1);
  return found === null || at < 0 ? null : placeIn(text, found.index + at, 1);
}
