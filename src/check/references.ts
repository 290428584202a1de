import { bandNames } from "../model/band.js";
import type { Framework, Manifest } from "../model/framework.js";
import { fieldsOf, listOf } from "../parse/fields.js";
import { quoted } from "../words/quoted.js";
import { didYouMean } from "../words/suggest.js";
import { pathParts } from "./placement.js";
import type { FoundInField } from "./rule.js";

/** A word in a file that should be the name of something. */
export interface Reference {
  readonly path: readonly (string | number)[];
  readonly at?: "key" | "value";
  readonly word: unknown;
  /** What it should name: `competency`, `theme` … */
  readonly what: string;
  readonly known: ReadonlySet<string>;
  readonly candidates?: readonly string[];
  /** What to do, where that is something else than to correct the word. */
  readonly hint?: string;
}

export const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id));

/** Each item of a list field as a reference. */
export const each = (
  field: string,
  value: unknown,
  what: string,
  known: ReadonlySet<string>,
): readonly Reference[] =>
  listOf(value).map((word, index) => ({ path: [field, index], word, what, known }));

/** What the manifest and the sources define. */
export interface Known {
  readonly pillars: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly evidenceTypes: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly supplements: ReadonlySet<string>;
  readonly professions: ReadonlySet<string>;
  /** Framework levels. */
  readonly bands: ReadonlySet<string>;
  /** Pay bands, and every other word that means a band to a person. */
  readonly payBands: ReadonlySet<string>;
  readonly registrations: ReadonlySet<string>;
}

/** Which of the two files that define what others name are there and cannot be read; `sources.yml` would have been `sources.yaml`. */
export function unreadBases(unread: Iterable<string>): ReadonlySet<string> {
  const names = Array.from(unread, (name) =>
    pathParts(name).file.replace(/\..*/, "").toLowerCase(),
  );
  return new Set(["framework", "sources"].filter((base) => names.includes(base)));
}

/** The pay bands of the NHS Agenda for Change, whether the framework goes that far or not. */
const agendaForChange = ["1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9"];

export const knownIn = ({ manifest, sources }: Framework): Known => ({
  pillars: idsOf(manifest.pillars),
  themes: idsOf(manifest.themes),
  evidenceTypes: idsOf(manifest.evidenceTypes),
  sources: idsOf(sources),
  supplements: idsOf(manifest.supplements),
  professions: new Set(manifest.professions.flatMap(({ id, also }) => [id, ...also])),
  bands: new Set(["core", ...manifest.bands.map(({ band }) => String(band))]),
  payBands: new Set([...agendaForChange, ...bandNames(manifest)]),
  registrations: new Set([...idsOf(manifest.regulators), "hcpc"]),
});

export const single = (
  field: string,
  word: unknown,
  what: string,
  known: ReadonlySet<string>,
): readonly Reference[] =>
  word === undefined || word === null ? [] : [{ path: [field], word, what, known }];

export const pillarKeys = (
  value: unknown,
  known: Known,
  prefix: readonly string[] = [],
): readonly Reference[] =>
  Object.entries(fieldsOf(value)).flatMap(([word, level]) => [
    {
      path: [...prefix, "pillars", word],
      at: "key" as const,
      word,
      what: "pillar",
      known: known.pillars,
    },
    ...(typeof level === "number" && prefix.length === 0
      ? [{ path: ["pillars", word], word: String(level), what: "band", known: known.bands }]
      : []),
  ]);

const article = (word: string): string => (/^[aeiou]/.test(word) ? "an" : "a");

const notKnown = (word: unknown, what: string): string =>
  `${quoted(word)} is not ${article(what)} ${what} of this framework`;

/** The command that lists the competencies beside the one that was meant. */
function listCommand(word: string, { pillars, bands, supplements }: Manifest): string {
  const [code, level] = word.toUpperCase().split("-");
  const pillar = pillars.find((one) => one.code === code);
  const band = level === "C" ? "core" : bands.find((one) => String(one.band) === level)?.band;
  const supplement = supplements.find(({ levelCode }) => levelCode !== null && levelCode === level);
  return [
    "ahp-career list",
    ...(pillar === undefined ? [] : [`--pillar ${pillar.id}`]),
    ...(band === undefined ? [] : [`--band ${band}`]),
    ...(supplement === undefined ? [] : [`--supplement ${supplement.id}`]),
  ].join(" ");
}

const severalIds = /^\w+-\w+-\d{2}[\s;/|]+\w+-\w+-\d{2}/;

/** The nearest name; for a competency also the command that lists those beside it. */
function hintFor(
  what: string,
  word: string,
  candidates: readonly string[],
  manifest: Manifest,
): string {
  // `Band 6` is what people say.
  const said = what === "band" ? word.replace(/^band\s*/i, "") : word;
  const near = candidates.includes(said)
    ? `Did you mean \`${said}\`?`
    : didYouMean(word, candidates);
  if (what === "competency" && /^\w+-\w+-\d{2} - /.test(word))
    return "The hyphens of one list stand in the same column.";
  if (what === "competency" && severalIds.test(word)) return "Put a comma between two ids.";
  if (what !== "competency" || candidates.length === 0) return near;
  const start = near.startsWith("Did you mean") ? `${near} ` : "";
  return `${start}\`${listCommand(word, manifest)}\` shows them all.`;
}

/** Hints by what is named and the word that names it: the same slip often stands in many files. */
export class Hints {
  readonly #known = new Map<ReadonlySet<string>, readonly string[]>();
  readonly #hints = new Map<string, string>();
  readonly #manifest: Manifest;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
  }

  for(what: string, word: string, known: ReadonlySet<string>, candidates?: readonly string[]) {
    const key = `${what} ${word}`;
    const hint =
      this.#hints.get(key) ??
      hintFor(what, word, candidates ?? this.#sorted(known), this.#manifest);
    this.#hints.set(key, hint);
    return hint;
  }

  #sorted(known: ReadonlySet<string>): readonly string[] {
    const sorted = this.#known.get(known) ?? [...known].sort();
    this.#known.set(known, sorted);
    return sorted;
  }
}

/** The words that name nothing. A value of another type is the schema's to report. */
export const missing = (references: readonly Reference[]): readonly Reference[] =>
  references.filter(({ word, known }) => typeof word === "string" && !known.has(word));

export function* unknown(
  file: string,
  references: readonly Reference[],
  hints: Hints,
): Iterable<FoundInField> {
  for (const { path, at, word, what, known, candidates, hint } of missing(references)) {
    yield {
      file,
      where: { path, ...(at === undefined ? {} : { at }) },
      message: notKnown(word, what),
      hint: hint ?? hints.for(what, String(word), known, candidates),
      facts: { unknown: { name: String(word), kind: what } },
    };
  }
}
