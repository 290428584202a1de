import { fileId, levelCode } from "../check/placement.js";
import { InputError } from "../exit.js";
import type { Framework, Level, Pillar } from "../model/framework.js";
import { listed } from "../words/listed.js";

/** Where a new competency is to stand, as far as it is said. */
export interface WantedPlace {
  readonly pillar: Pillar;
  readonly band: Level | undefined;
  readonly supplement: string | undefined;
  readonly thread: string | undefined;
}

/** A place of the framework, with its id. */
export interface NewPlace {
  readonly id: string;
  readonly band: Level;
  readonly thread: string;
}

/** The levels at which it may stand: the one asked for, that of the supplement, or all that the framework has. */
function levelsFor({ competencies, manifest }: Framework, wanted: WantedPlace): readonly Level[] {
  if (wanted.band !== undefined) return [wanted.band];
  const like = competencies.find(({ supplement }) => supplement === wanted.supplement);
  if (wanted.supplement !== undefined) return like === undefined ? [] : [like.band];
  const core = competencies.some(({ band }) => band === "core") ? (["core"] as const) : [];
  return [...core, ...manifest.bands.map(({ band }) => band)];
}

/** What to add to the manifest where a pillar needs one more thread. */
function threadHint({ id, code, threads }: Pillar, used: Iterable<string>): string {
  const inIds = [...used].filter((one) => one.startsWith(`${code}-`)).map((one) => one.slice(-2));
  const next = Math.max(0, ...[...Object.keys(threads), ...inIds].map(Number)) + 1;
  return next > 99
    ? "Every number from 01 to 99 is taken."
    : `Name a new thread first: in framework.yaml, under \`threads\` of \`${id}\`, add \`"${String(next).padStart(2, "0")}": What it is about\`.`;
}

const everyThread = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, "0"));

/**
 * The first free place that fits. `gone` are ids of earlier versions: like those of retired competencies, and those that
 * something still names, they are never given again. Throws InputError, with the way on, where none or several levels are free.
 */
export function newPlace(
  framework: Framework,
  wanted: WantedPlace,
  gone: ReadonlySet<string>,
): NewPlace {
  const { competencies, manifest, resources, stories } = framework;
  const { pillar, supplement = null, thread } = wanted;
  const owners = new Map(
    competencies.flatMap((one) => [
      [one.id, one],
      [fileId(one.file), one],
    ]),
  );
  const named = [...resources, ...stories].flatMap((one) => one.competencies);
  const built = competencies.flatMap(({ buildsOn, replacedBy }) => [...buildsOn, replacedBy ?? ""]);
  const used = new Set([...competencies.map(({ id }) => id), ...gone, ...named, ...built]);
  const hint = threadHint(pillar, used);
  const known = Object.keys(pillar.threads).sort();
  if (thread !== undefined && known.length > 0 && !known.includes(thread))
    throw new InputError(`${pillar.title} has no thread ${thread}`, hint);
  const threads = thread !== undefined ? [thread] : known.length > 0 ? known : everyThread;
  const levels = levelsFor(framework, wanted);
  const places = levels.flatMap((band) => {
    const code = levelCode({ band, supplement }, manifest);
    return threads.map((number) => ({
      id: `${pillar.code}-${code}-${number}`,
      band,
      thread: number,
    }));
  });
  const [only] = places;
  const owner = only && owners.get(only.id);
  if (only === undefined)
    throw new InputError(`The supplement \`${supplement}\` has no band yet`, "Say it with --band.");
  const exact = places.length === 1;
  if (exact && owner === undefined && !gone.has(only.id)) return only;
  if (exact) {
    const state =
      owner === undefined
        ? "was here before"
        : owner.status === "retired"
          ? "is retired"
          : "is there already";
    throw new InputError(
      `\`${only.id}\` ${state}, and an id is never used again`,
      `Without its thread you get the next that is free. ${hint}`,
    );
  }
  const free = places.filter(({ id }) => !used.has(id) && !owners.has(id));
  const at = [...new Set(free.map(({ band }) => String(band)))];
  const [first] = free;
  if (first !== undefined && at.length === 1) return first;
  const where = thread === undefined ? pillar.title : `Thread ${thread} of ${pillar.title}`;
  throw first === undefined
    ? new InputError(
        `${where} is full${levels.length === 1 ? ` at level ${levels[0]}` : ""}: an id is never used again`,
        hint,
      )
    : new InputError(
        `${where} has room at ${listed(at)}`,
        `Say at which: --band ${first.band}, for example.`,
      );
}
