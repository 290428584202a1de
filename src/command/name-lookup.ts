import { isSupportWorker, signpost } from "../check/rules/support-worker.js";
import { InputError } from "../exit.js";
import { bandNames, resolveBand } from "../model/band.js";
import type { Framework, Level } from "../model/framework.js";
import { didYouMean } from "../words/suggest.js";

/** What an option names, as the framework has it; undefined where the option was not given. */
type Lookup<T> = (framework: Framework, word: string | undefined) => T | undefined;

interface Known {
  readonly id: string;
  readonly code?: string;
}

/** Looks up an id or a code, whatever its case. Throws InputError with the nearest one where there is none. */
const idIn =
  (what: string, list: (framework: Framework) => readonly Known[]): Lookup<string> =>
  (framework, word) => {
    if (word === undefined) return undefined;
    const wanted = word.trim().toLowerCase();
    const all = list(framework);
    const found = all.find(({ id, code }) =>
      [id, code].some((name) => name?.toLowerCase() === wanted),
    );
    if (found !== undefined) return found.id;
    throw new InputError(
      `\`${word}\` is not a ${what} of this framework`,
      didYouMean(
        word,
        all.map(({ id }) => id),
      ),
    );
  };

export const pillarOf = idIn("pillar", ({ manifest }) => manifest.pillars);
export const themeOf = idIn("theme", ({ manifest }) => manifest.themes);
export const supplementOf = idIn("supplement", ({ manifest }) => manifest.supplements);
export const sourceOf = idIn("source", ({ sources }) => sources);
export const settingNamed = idIn("setting", ({ manifest }) => manifest.settings);
export const roleOf = idIn("role profile", ({ roles }) => roles);

/** The level that a word means: `core`, a band, or another name of one. Throws InputError where it means none. */
export const levelOf: Lookup<Level> = ({ manifest }, word) => {
  if (word === undefined) return undefined;
  const name = word.trim().toLowerCase();
  const level = name === "core" ? "core" : resolveBand(manifest, name);
  if (level !== null) return level;
  if (isSupportWorker(manifest, { band: name })) throw new InputError(...signpost(manifest));
  throw new InputError(
    `\`${word}\` is not a band of this framework`,
    didYouMean(word, ["core", ...bandNames(manifest)]),
  );
};
