import { type Document, isScalar, type Range, visit, type YAMLError } from "yaml";

/** What a person did, where the parser only says what it met later. */
export interface Slip {
  /** Offset in the text. */
  readonly at: number;
  readonly words: readonly [message: string, hint: string];
}

/** After these the parser is confused by something that stands on the same line or above it. */
const confusing: ReadonlySet<string> = new Set([
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "UNEXPECTED_TOKEN",
]);

const startItem = "Start the item with a hyphen and a space.";

/** Slips that can be seen in one line, and the column at which each is. */
const inLine: readonly {
  readonly pattern: RegExp;
  readonly words: (found: string) => Slip["words"];
}[] = [
  {
    pattern: /^\s*(?=-[^\s-][^:]*:(?: |$)|-\u00a0)/u,
    words: () => ["There is no ordinary space after the hyphen", startItem],
  },
  {
    pattern: /^\s*(?=[–—•·▪●][ \t\u00a0])/u,
    words: (found) => [`\`${found}\` does not start an item of a list`, startItem],
  },
  {
    pattern: /^\s*(?:- )?[\w-]+:\s+(?=[“”‘’].*: )/u,
    words: () => ["Curly quotes are ordinary characters here", 'Use straight ones: "like this".'],
  },
  {
    pattern: /^\s*(?:- )?[a-z][a-z-]*:(?=[^\s:/])/u,
    words: () => ["There is no space after the colon", "Put one there: `band: 6`."],
  },
];

/** Blank, or a comment. */
const silent = /^\s*(?:#|$)/;
const emptied = /^(\s*)(?:- )?([\w-]+):\s*(?=(?:\[\]|\{\})\s*(?:#.*)?$)/;

/** The field above that says that it holds nothing, where what follows is meant to be in it. */
function emptiedAbove(
  lines: readonly string[],
  row: number,
): { row: number; slip: RegExpExecArray } | null {
  // The parser may stop at the comment in front of the line that it cannot place.
  const met = lines.slice(row).find((line) => !silent.test(line)) ?? "";
  for (let above = row - 1; above >= 0; above -= 1) {
    const line = lines[above] ?? "";
    if (silent.test(line)) continue;
    const slip = emptied.exec(line);
    const [, indent = ""] = slip ?? [];
    // What stands no farther in is the next field, and its trouble is its own.
    const inside = new RegExp(`^${indent}(?: +|- )\\S`).test(met);
    return slip !== null && inside ? { row: above, slip } : null;
  }
  return null;
}

/** Where the quote opens that is not closed before the text ends. */
function openQuote(document: Document): number | null {
  let at: number | null = null;
  visit(document, (_key, node) => {
    if (isScalar(node) && /^QUOTE/.test(node.type ?? "")) at = (node.range as Range)[0];
  });
  return at;
}

/** The slip behind a problem, if it is one of the usual ones; null where the parser's own words are as good. */
export function slipBehind(
  text: string,
  document: Document,
  { code, message, pos: [offset] }: YAMLError,
): Slip | null {
  if (!confusing.has(code)) return null;
  if (/^Missing closing .quote/.test(message)) {
    const at = openQuote(document);
    return at === null
      ? null
      : {
          at,
          words: [
            "This quote is opened and not closed",
            "Close it at the end of the value. If the value holds such a quote, put the other kind around it.",
          ],
        };
  }
  const lines = text.split("\n");
  const row = text.slice(0, offset).split("\n").length - 1;
  const startOf = (index: number): number =>
    lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  for (const index of [row, row - 1]) {
    for (const { pattern, words } of inLine) {
      const found = pattern.exec(lines[index] ?? "");
      if (found === null) continue;
      const next = (lines[index] ?? "").charAt(found[0].length);
      return { at: startOf(index) + found[0].length, words: words(next) };
    }
  }
  const empty = emptiedAbove(lines, row);
  if (empty === null) return null;
  return {
    at: startOf(empty.row) + empty.slip[0].length,
    words: [
      `\`${empty.slip[2]}\` is said to hold nothing, and something follows that belongs to it`,
      "Take out the brackets after the colon.",
    ],
  };
}
