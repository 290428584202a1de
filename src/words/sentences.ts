/** What has a full stop before a capital and ends no sentence: `e.g.`, `Dr.`, `J.`, `U.K.` */
const shortened =
  /(?:^|[^\p{L}])(?:eg|ie|cf|vs?|viz|incl|nos?|dept|prof|drs?|mrs?|ms|rev|st|al|jr|\p{L}|(?:\p{L}\.)+\p{L})\.$/iu;

/** What stands in quotation marks or brackets is part of the sentence around it. */
const inside = /“[^”\n]{0,400}”|"[^"\n]{0,400}"|‘[^’\n]{0,400}’(?!\p{L})|\([^()\n]{0,400}\)/gu;

/** The sentences of a text: one ends at a mark or a paragraph, where what follows begins with a capital. */
export function sentencesOf(text: string): readonly string[] {
  const shown = text.replace(inside, (found) => found.replace(/[.!?…]/g, ","));
  const ends = [
    ...shown.matchAll(/[.!?…]{1,3}["”'’)\]*_]{0,3}\s+(?=["“'‘([*_]{0,3}\p{Lu})|\n\s*\n/gu),
  ]
    // A few letters back are enough to know a shortening by.
    .filter(({ index }) => !shortened.test(shown.slice(Math.max(0, index - 12), index + 1)))
    .map(({ index, 0: { length } }) => index + length);
  return [...ends, text.length]
    .map((end, index) => text.slice(ends[index - 1] ?? 0, end).trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
