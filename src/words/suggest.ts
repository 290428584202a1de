import { distance } from "fastest-levenshtein";

const letters = (word: string): string => [...word].sort().join("");

/** The candidate most like a mistyped word, or null where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > 200) return null;
  // One letter changed in a word of one, or two in a word of three, makes another word.
  const limit =
    word.length < 4 ? Math.min(1, word.length - 1) : Math.max(2, Math.floor(word.length / 3));
  const wanted = word.toLowerCase();
  let best: { readonly candidate: string; readonly score: number } | null = null;
  for (const candidate of candidates) {
    // Thousands of candidates for thousands of words: what cannot be near is not measured.
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const other = candidate.toLowerCase();
    const apart = distance(wanted, other);
    if (apart > limit) continue;
    // The same letters in another order are a slip of the fingers.
    const score = apart - (letters(wanted) === letters(other) ? 0.5 : 0);
    if (best === null || score < best.score) best = { candidate, score };
  }
  return best?.candidate ?? null;
}

const longestList = 50;

/** The only candidate that begins with a word, as `reflection` does with `Reflect`; null where none or several do. */
function longer(word: string, candidates: readonly string[]): string | null {
  const start = word.toLowerCase();
  const [one, other] = candidates.filter((name) => name.toLowerCase().startsWith(start));
  return word.length > 2 && one !== undefined && other === undefined ? one : null;
}

/** What was most likely meant by a word that is not known, or null. */
export const suggestion = (word: string, candidates: readonly string[]): string | null =>
  nearest(word, candidates) ?? longer(word, candidates);

/** A hint for a word that is not known: the nearest one, or all of them where they are few. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = suggestion(word, candidates);
  if (near !== null) return `Did you mean \`${near}\`?`;
  if (candidates.length === 0) return "This framework has none.";
  const shown = candidates.slice(0, longestList).map((candidate) => `\`${candidate}\``);
  const choice = shown.length === 1 ? "Use" : "Use one of";
  return `${choice} ${shown.join(", ")}${candidates.length > longestList ? " …" : ""}.`;
}
