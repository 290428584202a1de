import { isSupportWorker, signpost } from "../check/rules/support-worker.js";
import { InputError } from "../exit.js";
import { bandNames, bandWord, resolveBand } from "../model/band.js";
import type { Framework, Level } from "../model/framework.js";
import { ambiguity, type Nameable, namedId } from "../words/named-id.js";
import { didYouMean } from "../words/suggest.js";

/** What an option names, as the framework has it; undefined where the option was not given. */
type Lookup<T> = (framework: Framework, word: string | undefined) => T | undefined;

/** Looks up an id, a code or a title, whatever its case. Throws InputError with the nearest one where there is none. */
const idIn =
  (what: string, list: (framework: Framework) => readonly Nameable[]): Lookup<string> =>
  (framework, word) => {
    if (word === undefined) return undefined;
    const all = list(framework);
    const found = namedId(all, word.trim());
    if (found !== null) return found;
    const several = ambiguity(all, word.trim());
    if (several !== null) throw new InputError(several.message, several.hint);
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
export const evidenceTypeNamed = idIn("kind of evidence", ({ manifest }) => manifest.evidenceTypes);
export const professionNamed = idIn("profession", ({ manifest }) => manifest.professions);

/** A band as a file has it: a number, a pay grade or a name. Throws InputError where it is none. */
export const bandNamed: Lookup<string> = (framework, word) => {
  const level = levelOf(framework, word);
  if (word === undefined || level === undefined) return undefined;
  const name = bandWord(word).replaceAll(" ", "-");
  return bandNames(framework.manifest).includes(name) ? name : String(level);
};
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
