import type { SourceFile } from "../model/source-file.js";

/** The most that front matter may hold, in characters: splitting it is quadratic in its length. */
export const longestBlock = 16 * 1024;

/** Text without its byte order mark. */
export const withoutMark = (text: string): string =>
  text.startsWith("\uFEFF") ? text.slice(1) : text;

/** The offset behind the opening fence; null where the first line is none. */
export function openingFence(text: string): number | null {
  const found = /^---[ \t]*(?:\r?\n|$)/.exec(text);
  return found === null ? null : found[0].length;
}

/** Where the closing fence begins and what follows it; null where there is none within reach. */
export function closingFence(
  text: string,
  from: number,
): { readonly start: number; readonly end: number } | null {
  const fence = /^---[ \t]*(\r?\n|$)/gm;
  fence.lastIndex = from;
  const found = fence.exec(text.slice(0, from + longestBlock + 8));
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

/** A line that was meant to be a fence and is none. */
const almostFence =
  /^(?:[ \t\u00a0\u200b-\u200f\u2060\ufeff]+---|-{2}|-{4,}|[–—−]+-*|-+[–—−]+|\*{3,}|_{3,}|={3,}|~{3,}|\.{3})[ \t]*$|^---(?=[ \t\u00a0\u200b]*[^\s-])|^---[^\S\r\n]+$/m;

/** A line that front matter may hold. */
const inBlock = /^(?:[\s#"'-]|[\w-]+\s*:|$)/;

/** Where, behind an opening fence, a line begins that was meant to be the closing one; null where there is none. */
export function almostClosing(text: string, from: number): number | null {
  const block = text.slice(from, from + longestBlock);
  const found = almostFence.exec(block);
  const above = block.slice(0, found?.index ?? 0).split("\n");
  return found === null || !above.every((line) => inBlock.test(line)) ? null : from + found.index;
}

/** Where the front matter lies, without its fences, and where the body begins: offsets into the file's text; null where the fences are wrong. */
export function frontMatterSpan(
  raw: string,
): { readonly start: number; readonly end: number; readonly body: number } | null {
  const text = withoutMark(raw);
  const mark = raw.length - text.length;
  const opened = openingFence(text);
  const closing = opened === null ? null : closingFence(text, opened);
  return opened === null || closing === null
    ? null
    : { start: mark + opened, end: mark + closing.start, body: mark + closing.end };
}

/** The YAML between the fences, for finding places in it; null where the fences are wrong. */
export function frontMatterText({ text }: SourceFile): string | null {
  const span = frontMatterSpan(text);
  return span === null ? null : text.slice(span.start, span.end);
}
