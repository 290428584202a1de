import { nameOfOdd, type YamlSlipKind } from "./yaml-messages.js";

/** A line as it may have been meant: if the parser then reads on, the line had this slip. */
export interface Mend {
  readonly kind: YamlSlipKind;
  /** What the message names. */
  readonly word: string;
  /** Where the slip is in the line, from 0. */
  readonly column: number;
  readonly line: string;
  /** How far-fetched this is. */
  readonly cost: number;
}

/** Blank, or a comment. */
export const silent = /^\s*(?:#|$)/;
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
  ["merge", 0, /^(?<at>)(?<word><{7}|={7}|>{7}|\|{7})(?= |$).*$/, ""],
  ["bullet", 0, /^(?<at> *)(?<word>[–—•·▪●*])\s+/, "$<at>- "],
  ["hyphen", 0, /^(?<at> *)-(?=[^ -])\s*/, "$<at>- "],
  // Where the other fields of the item begin as this one does.
  ["hyphen", 0, /^(?<at>(?<in> *) )-(?=[^ -])\s*/, "$<in>- "],
  ["space", 0, /^(?<at> *(?:- +)?(?<word>[\w-]+):)(?=[^\s/])/, "$<at> "],
  ["invisible", 0, /^(?<at> *(?:- +)?[\w-]+:)(?<word>[^\x20-\x7e])\s*/, "$<at> "],
  ["noComma", 0, /^(?<at>[^[{]*[[{].*?[^\s,[{:] +)(?=[\w-]+: |["'])/, "$<at>, "],
  ["curly", 0, value("[“”‘’].*"), "$<at>x"],
  ["quote", 0, value("[\"'].*"), "$<at>x"],
  ["colon", 0, value("[^[{].*:(?: .*)?"), "$<at>x"],
  ["openBracket", 0, value("[[{]"), "$<at>"],
  ["openBracket", 0, value("[[{][^\\]}]*"), "$<at>x"],
  ["start", 0, value("(?<word>[&*!%@`,\\]}]|[|>](?![-+0-9]{0,2} *(?:#|$))).*"), "$<at>x"],
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

/** Every way to mend a line; it may be meant to begin in one of the columns. */
export function* mendsOf(line: string, columns: Iterable<number>): Iterable<Mend> {
  for (const [kind, cost, found, meant] of slips) {
    const { groups } = found.exec(line) ?? {};
    if (groups === undefined) continue;
    const { at = "", word = "" } = groups;
    yield {
      kind,
      word: kind === "invisible" ? nameOfOdd(word) : word,
      column: at.length,
      line: line.replace(found, meant),
      cost,
    };
  }
  const indent = indentOf(line);
  const odd = line.slice(0, indent).search(/[^ ]/);
  for (const column of columns) {
    const mended = " ".repeat(column) + line.slice(indent);
    if (line[odd] === "\t") yield { kind: "tab", word: "", column: odd, line: mended, cost: 0 };
    else if (odd >= 0)
      yield {
        kind: "invisible",
        word: nameOfOdd(line.charAt(odd)),
        column: odd,
        line: mended,
        cost: 0,
      };
    else if (column !== indent && isField(line))
      yield {
        kind: "column",
        word: column === 0 ? "no space" : `${column} spaces`,
        column: indent,
        line: mended,
        cost: 1,
      };
    else if (column !== indent)
      yield { kind: "stray", word: "", column: indent, line: mended, cost: 2.5 };
  }
}
