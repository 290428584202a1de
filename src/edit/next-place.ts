import { fileId, levelCode } from "../check/placement.js";
import { InputError } from "../exit.js";
import type { Framework, Level, Pillar } from "../model/framework.js";
import { listed } from "../words/listed.js";

/** Where a new competency is to stand, as far as it is said. */
export interface WantedPlace {
  readonly pillar: Pillar;
  readonly band: Level | undefined;
  readonly supplement: string | null;
  readonly thread: string | undefined;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");
const everyThread = Array.from({ length: 99 }, (_, index) => twoDigits(index + 1));

/** What to add to the manifest where a pillar needs one more thread. */
function threadHint({ id, code, threads }: Pillar, used: ReadonlySet<string>): string {
  const inIds = [...used].filter((one) => one.startsWith(`${code}-`)).map((one) => one.slice(-2));
  const next = Math.max(0, ...[...Object.keys(threads), ...inIds].map(Number)) + 1;
  return next > 99
    ? "Every number from 01 to 99 is taken."
    : `Name a new thread first: in framework.yaml, under \`threads\` of \`${id}\`, add \`"${twoDigits(next)}": What it is about\`.`;
}

/**
 * The first place that fits and has never been used. `past` are ids of earlier versions: like those of retired competencies,
 * they are never given again. Throws InputError, with the way on, where no level is free, or several are.
 */
export function nextPlace(framework: Framework, wanted: WantedPlace, past: readonly string[]) {
  const { competencies, manifest, resources, stories } = framework;
  const { pillar, supplement, thread } = wanted;
  const taken = new Set([...competencies.flatMap((one) => [one.id, fileId(one.file)]), ...past]);
  // What others name and nobody has may have been deleted.
  const named = [...resources, ...stories].flatMap((one) => one.competencies);
  const built = competencies.flatMap(({ buildsOn }) => buildsOn);
  const used = new Set([...taken, ...named, ...built].filter((id) => id !== null));
  const hint = threadHint(pillar, used);
  const known = Object.keys(pillar.threads).sort();
  if (thread !== undefined && known.length > 0 && !known.includes(thread))
    throw new InputError(`${pillar.title} has no thread ${thread}`, hint);
  const core = competencies.some(({ band }) => band === "core") ? (["core"] as const) : [];
  const like = competencies.find((one) => supplement !== null && one.supplement === supplement);
  const levels = [wanted.band ?? like?.band ?? [...core, ...manifest.bands.map((one) => one.band)]];
  const threads = thread !== undefined ? [thread] : known.length > 0 ? known : everyThread;
  const places = levels.flat().flatMap((band) => {
    const code = levelCode({ band, supplement }, manifest);
    return threads.map((one) => ({ id: `${pillar.code}-${code}-${one}`, band, thread: one }));
  });
  const isExact = thread !== undefined && places.length === 1;
  const free = places.filter(({ id }) => !(isExact ? taken : used).has(id));
  const [first] = free;
  const at = [...new Set(free.map(({ band }) => String(band)))];
  if (first !== undefined && at.length === 1) return first;
  if (first !== undefined)
    throw new InputError(
      `There is room at ${listed(at)}`,
      `Say at which level: --band ${first.band}, for example.`,
    );
  throw new InputError(
    isExact
      ? `\`${places[0]?.id}\` is or was there already, and an id is never used again`
      : `${thread === undefined ? "Every thread" : `Thread ${thread}`} of ${pillar.title} has had its competency${levels.flat().length === 1 ? ` at ${levels}` : ""}, and no id is used again`,
    hint,
  );
}
