import { didYouMean } from "../check/suggest.js";
import { InputError } from "../exit.js";
import type { Level, Manifest } from "../model/framework.js";
import { bandNames, resolveBand } from "../parse/band.js";

/** The level that a word means: `core`, a band, or what councils call it. Throws InputError where it means none. */
export function levelOf(manifest: Manifest, word: string | undefined): Level | undefined {
  if (word === undefined) return undefined;
  const lower = word.trim().toLowerCase();
  const level = lower === "core" ? "core" : resolveBand(manifest, lower);
  if (level !== null) return level;
  throw new InputError(
    `\`${word}\` is not a band of this framework`,
    didYouMean(word, ["core", ...bandNames(manifest)]),
  );
}

/** An id that is known, by itself or by its code, whatever the case. Throws InputError with the nearest one where it is not. */
export function idOf(
  what: string,
  list: readonly { readonly id: string; readonly code?: string }[],
  word: string | undefined,
): string | undefined {
  if (word === undefined) return undefined;
  const wanted = word.trim().toLowerCase();
  const found = list.find(({ id, code }) =>
    [id, code].some((one) => one?.toLowerCase() === wanted),
  );
  if (found !== undefined) return found.id;
  const ids = list.map(({ id }) => id);
  throw new InputError(`\`${word}\` is not a ${what} of this framework`, didYouMean(word, ids));
}
