/** Points that a letter of Arimo takes up at 12 point, in bold: some are measured, the others are no wider than said. */
const letterWidths: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[iljI.,:;'’|!]/, 4],
  [/[ft()\-r/\u00a0]/, 5],
  [/[mwMW@%—…]/, 11.5],
  [/[A-Z&]/, 9.2],
  [/[\u2e80-\uffff\u{10000}-\u{10ffff}]/u, 16],
  [/./su, 7.4],
];

/** What is never parted from the letter before it. */
const joined = /\p{M}|\p{Emoji_Modifier}|\u200d/u;

const known = new Map<string, number>();

function letterWidth(letter: string): number {
  const width = known.get(letter) ?? letterWidths.find(([kind]) => kind.test(letter))?.[1] ?? 0;
  if (known.size < 4096) known.set(letter, width);
  return width;
}

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + letterWidth(letter), 0);

/** Text whose words may be broken where they are too wide for so many points, with nothing to be seen; never inside one letter. */
export function splitWords(text: string, width: number): string {
  if (text.length * 3 < width) return text;
  return text.replace(/[^ \n]{4,}/g, (word) => {
    if (widthOf(word) <= width) return word;
    let piece = 0;
    return Array.from(word, (letter, at) => {
      piece += letterWidth(letter);
      if (at === 0 || piece <= width / 2 || joined.test(letter)) return letter;
      piece = letterWidth(letter);
      return `\u200b${letter}`;
    })
      .join("")
      .replace(/\u200d\u200b/g, "\u200d");
  });
}

interface Sheet {
  readonly width: number;
  /** Of a cell, on both sides together. */
  readonly padding: number;
  readonly even: boolean;
}

/**
 * Widths of columns, in points. Each has room for its longest word, as far as there is room for all; what is left goes to those
 * with most to say.
 */
export function columnsFor(
  rows: readonly (readonly string[])[],
  { width, padding, even }: Sheet,
): number[] {
  const count = rows.reduce((most, cells) => Math.max(most, cells.length), 1);
  if (even) return Array.from({ length: count }, () => width / count);
  const columns = Array.from({ length: count }, (_, column) => {
    const texts = rows.map((cells) => cells[column] ?? "");
    // Only the first row is bold.
    const words = texts.flatMap((text, at) =>
      text.split(/[ \n]+/).map((word) => widthOf(word) * (at === 0 ? 1 : 0.94)),
    );
    const longest = words.reduce((most, width) => Math.max(most, width), 0);
    const isEmpty = texts.slice(1).every((text) => text === "");
    const widest = texts.reduce((most, text) => Math.max(most, widthOf(text.slice(0, 150))), 0);
    const least = Math.min(longest, width / 3) + padding;
    return { least, wish: isEmpty ? 60 : Math.max(0, widest + padding - least) };
  });
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  const wish = columns.reduce((sum, column) => sum + column.wish, 0);
  if (least >= width) return columns.map((column) => (column.least * width) / least);
  return columns.map((column) =>
    Math.max(
      column.least,
      column.least + (wish === 0 ? 1 / count : column.wish / wish) * (width - least),
    ),
  );
}
