import { invisible } from "../words/invisible.js";
import type { YamlSlipKind } from "./yaml-messages.js";

/** A line as it may have been meant: if the parser then reads on, the line had this slip. */
export interface Mend {
  readonly kind: YamlSlipKind;
  /** What the message names: the mended line where the slip has no name for it. */
  readonly word: string;
  /** Where the slip is in the line, from 0. */
  readonly column: number;
  readonly line: string;
  /** How far-fetched this is. */
  readonly cost: number;
}

/** Blank, or a comment. */
export const silent = /^[ \t\r]*(?:#|$)/;
export const indentOf = (line: string): number => line.length - line.trimStart().length;
/** Looks like a field or an item. */
export const isField = (line: string): boolean => /^ *(?:- |-$|\S+:(?: |$))/.test(line);

/** A line whose value looks like this, behind a field's name, a hyphen or nothing. */
const value = (looks: string): RegExp =>
  new RegExp(
    `^(?<at> *(?:- +)*(?:(?:\\w[^:#]*|"[^"]*"|'[^']*'): +|(?![\\w-]+:(?: |$))))(?!- |\\s)${looks}$`,
  );

/** What people do to a line, and the line that they meant. All are tried; of two that cost the same, the upper is told. */
const slips: readonly (readonly [YamlSlipKind, cost: number, found: RegExp, meant: string])[] = [
  ["merge", 0, /^(?<at>)(?<word><{7}|={7}|>{7}|\|{7})(?: .*)?$/, ""],
  ["comment", -6, /^(?<at> *)<!--.*$/, ""],
  ["comment", -6, /^(?<at>.*?)-->\s*$/, ""],
  ["bullet", 0, /^(?<at> *)(?<word>[–—•·▪●*])\s+/, "$<at>- "],
  ["hyphenTab", 0, /^(?<at> *-)\t\s*/, "$<at> "],
  ["hyphen", 0, /^(?<at> *)-(?=[^ -])\s*/, "$<at>- "],
  // Where the other fields of the item begin as this one does.
  ["hyphen", 0, /^(?<at>(?<in> *) )-(?=[^ -])\s*/, "$<in>- "],
  ["space", 0, /^(?<at> *(?:- +)?[\w-]+:)(?=[^\s/])/, "$<at> "],
  ["emptied", 0, /^(?<at> *(?:- +)?(?<word>[\w-]+): +)(?:\[ *\]|\{ *\})\s*(?:#.*)?$/, "$<at>"],
  ["itemBeside", 0, /^(?<at> *[\w-]+: +)(?<word>- +[\w-]+:(?: .*)?)$/, "$<at>"],
  ["noComma", 0, /^(?<at>[^[{]*[[{].*?[^\s,[{:] +)(?=[\w-]+: |["'])/, "$<at>, "],
  ["curly", 0, value("[“”‘’].*"), "$<at>x"],
  ["hash", 0, /^(?<at>.*?\S )#(?=[\p{L}\p{N}])/u, "$<at>"],
  ["quote", 0, value("[\"'].*"), "$<at>x"],
  ["colon", 0, value("[^[{].*:(?: .*)?"), "$<at>x"],
  ["openBracket", 0, value("[[{]"), "$<at>"],
  ["openBracket", 0, value("[[{][^\\]}]*"), "$<at>x"],
  ["start", 0, value("(?<word>[&*!%@`,\\]}]|[|>](?![-+0-9]{0,2} *(?:#|$))).*"), "$<at>x"],
  ["start", 0, /^(?<at> *(?:- +)*[\w-]+: +)(?<word>[-?])(?: .*)?$/, "$<at>x"],
  ["start", 0, /^(?<at>[^"']*[[{,] *[\w-]+: +)(?<word>[@%`&*!|>])/, "$<at>x"],
  ["start", 1, value("(?<word>[[{]).*[^\\s\\]}),;.]"), "$<at>x"],
  ["inBrackets", 2, value("[[{].*"), "$<at>x"],
  ["noColon", 1, /^(?<at> *(?:- +)?)(?<word>\w[\w-]*)(?: *[=;:]+ *| +|$)/, "$<at>$<word>: "],
  ["noColon", 1, /^(?<at> *(?:- +)?)(?<word>\w[\w-]*) *[=;]?$/, "$<at>$<word>: x"],
  ["hyphenMore", 1, /^(?<at> *)- +(?=[\w-]+:(?: |$))/, "$<at>"],
  ["hyphenMore", 1, /^(?<at> *)- +(?=[\w-]+:(?: |$))/, "$<at>  "],
  ["noHyphen", 2, /^(?<at> *)(?=[^\s-])/, "$<at>- "],
  ["noHyphen", 2, /^(?<at> *) {2}(?=[^\s-])/, "$<at>- "],
  ["noComma", 2, /^(?<at> *)(?=\S)/, "$<at>, "],
  ["openBracket", 2, /^(?<at>.*[^\s:])$/, "$<at>}"],
  ["openBracket", 2, /^(?<at>.*[^\s:])$/, "$<at>]"],
  ["stray", 2.5, /^(?<at> *)(?!- |\S+:(?: |$))\S.*$/, ""],
  ["stray", 6, /^(?<at> *)\S.*$/, ""],
];

const everyInvisible = new RegExp(invisible.source, "g");

/** Every way to mend a line; it may be meant to begin in one of the columns. */
export function* mendsOf(line: string, columns: Iterable<number>): Iterable<Mend> {
  const hidden = line.search(invisible);
  const unseen = {
    kind: "invisible",
    word: line.charAt(hidden),
    column: hidden,
    cost: -0.5,
  } as const;
  for (const instead of hidden < 0 ? [] : [" ", ""])
    yield { ...unseen, line: line.replace(everyInvisible, instead) };
  for (const [kind, cost, found, meant] of slips) {
    const { groups } = found.exec(line) ?? {};
    if (groups === undefined) continue;
    const mended = line.replace(found, meant);
    const { at = "", word = mended.trim().slice(0, 60) } = groups;
    yield { kind, word, column: at.length, line: mended, cost };
  }
  const indent = indentOf(line);
  const [odd = ""] = /[^ ]/.exec(line.slice(0, indent)) ?? [];
  const column = odd === "" ? indent : line.indexOf(odd);
  for (const meant of columns) {
    const mended = { column, line: " ".repeat(meant) + line.slice(indent) };
    if (odd === "\t") yield { ...mended, kind: "tab", word: "", cost: 0 };
    else if (meant !== indent && isField(line))
      yield {
        ...mended,
        kind: "column",
        word: meant === 0 ? "no space" : `${meant} spaces`,
        cost: 1,
      };
    else if (meant !== indent) yield { ...mended, kind: "stray", word: "", cost: 2.5 };
  }
}
