import { distance } from "fastest-levenshtein";

const letters = (word: string): string => [...word.toLowerCase()].sort().join("");

/** The candidate most like a mistyped word, or null where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > 200) return null;
  // One letter changed in a word of one, or two in a word of three, makes another word.
  const limit =
    word.length < 4 ? Math.min(1, word.length - 1) : Math.max(2, Math.floor(word.length / 3));
  let best: { readonly candidate: string; readonly score: number } | null = null;
  for (const candidate of candidates) {
    if (Math.abs(word.length - candidate.length) > limit) continue;
    const apart = distance(word.toLowerCase(), candidate.toLowerCase());
    if (apart > limit) continue;
    // The same letters in another order are a slip of the fingers.
    const score = apart - (letters(word) === letters(candidate) ? 0.5 : 0);
    if (best === null || score < best.score) best = { candidate, score };
  }
  return best?.candidate ?? null;
}

const longestList = 20;

/** A hint for a word that is not known: the nearest one, or all of them where they are few. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  if (near !== null) return `Did you mean \`${near}\`?`;
  if (candidates.length === 0) return "This framework has none.";
  const shown = candidates.slice(0, longestList).map((candidate) => `\`${candidate}\``);
  return `Use one of ${shown.join(", ")}${candidates.length > longestList ? " …" : ""}.`;
}
