import { bandNames, resolveBand } from "../model/band.js";
import type { Framework } from "../model/framework.js";
import type { Nameable } from "../words/named-id.js";

/** The names of one kind of thing that a framework has. */
export interface Names {
  /** What one of them is, in a message. */
  readonly what: string;
  /** A value of another type is the schema's to report. */
  readonly types: readonly ("string" | "number")[];
  readonly has: (word: string) => boolean;
  /** The names to choose from. */
  readonly listed: readonly string[];
  /** What else these things are called. */
  readonly called?: readonly Nameable[];
}

/** Pay bands in use, whether the framework goes that far or not. */
const payBands = ["1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9"];

const text = ["string"] as const;
const number = ["number"] as const;

function names(what: string, types: Names["types"], words: Iterable<string>): Names {
  const known = new Set(words);
  return { what, types, has: (word) => known.has(word), listed: [...known].sort() };
}

/** Things that a file can also name by their titles. */
const titled = (what: string, called: readonly Nameable[]): Names => ({
  ...names(what, text, ids(called)),
  called,
});

const ids = (list: readonly { readonly id: string }[]): readonly string[] =>
  list.map(({ id }) => id);

/** What the files of a framework, and evidence files beside it, can name. */
export function knownNames(
  { manifest, sources, roles }: Framework,
  competencies: Iterable<string>,
) {
  const professions = manifest.professions.flatMap(({ id, also }) => [id, ...also]);
  const threads = manifest.pillars.flatMap(({ code, threads: own }) =>
    Object.keys(own).map((number) => `${code}-${number}`),
  );
  const levels = manifest.bands.map(({ band }) => String(band));
  /** A band in a person's own words. */
  const personal: Names = {
    what: "band",
    types: [...text, ...number],
    has: (word) => resolveBand(manifest, word) !== null,
    listed: bandNames(manifest),
  };
  return {
    pillar: titled("pillar", manifest.pillars),
    band: names("band", number, ["core", ...levels]),
    "pay band": names("band", personal.types, [...payBands, ...personal.listed]),
    "personal band": personal,
    "agreed band": { ...personal, has: (word: string) => word === "core" || personal.has(word) },
    theme: names("theme", text, ids(manifest.themes)),
    "evidence type": titled("evidence type", manifest.evidenceTypes),
    setting: titled("setting", manifest.settings),
    thread: names("thread", text, threads),
    "level names": names(
      "field of a band with its name",
      text,
      manifest.bands.flatMap((one) => Object.keys(one.names)),
    ),
    level: {
      ...personal,
      what: "level",
      has: (word: string) => word === "core" || personal.has(word),
    },
    "kind of learning": names("kind of learning", text, ids(manifest.cpd.kinds)),
    supplement: names("supplement", text, ids(manifest.supplements)),
    profession: {
      ...names("profession", text, professions),
      listed: professions,
      called: manifest.professions,
    },
    regulator: names("regulator", text, ids(manifest.regulators)),
    source: names("source", text, ids(sources)),
    role: titled("role", roles),
    competency: names("competency", text, competencies),
  } satisfies Readonly<Record<string, Names>>;
}

export type KnownNames = ReturnType<typeof knownNames>;
