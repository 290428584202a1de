import type { Framework, Manifest } from "../model/framework.js";
import { bandNames, resolveBand } from "../parse/band.js";
import { fieldsOf, isText, listOf } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { fileId, pathParts } from "./placement.js";
import { quoted } from "./quoted.js";
import type { EvidenceContext, Found, FrameworkContext, Rule } from "./rule.js";
import { didYouMean } from "./suggest.js";
import { isSupportWorker } from "./support-worker.js";

interface Reference {
  readonly path: readonly (string | number)[];
  readonly at?: "key" | "value";
  readonly word: unknown;
  /** What it should name: `competency`, `theme` … */
  readonly what: string;
  readonly known: ReadonlySet<string>;
  readonly candidates?: readonly string[];
}

/** What only `framework.yaml` or `sources.yaml` can say is there. */
const definedIn: Readonly<Record<string, string>> = {
  pillar: "framework.yaml",
  band: "framework.yaml",
  theme: "framework.yaml",
  "evidence type": "framework.yaml",
  supplement: "framework.yaml",
  profession: "framework.yaml",
  regulator: "framework.yaml",
  source: "sources.yaml",
};

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id));

/** Each item of a list field as a reference. */
const each = (
  field: string,
  value: unknown,
  what: string,
  known: ReadonlySet<string>,
): readonly Reference[] =>
  listOf(value).map((word, index) => ({ path: [field, index], word, what, known }));

interface Known {
  readonly competencies: ReadonlySet<string>;
  readonly pillars: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly evidenceTypes: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly supplements: ReadonlySet<string>;
  readonly professions: ReadonlySet<string>;
  readonly bands: ReadonlySet<string>;
  readonly registrations: ReadonlySet<string>;
}

function knownIn(
  { manifest, sources, competencies }: Framework,
  documents: readonly ParsedDocument[],
  unread: ReadonlySet<string>,
): Known {
  // A competency whose own file has problems is still there to be named, by its id or by its file's name.
  const files = documents.filter(({ kind }) => kind === "competency");
  const broken = [
    ...files.map(({ data }) => data["id"]).filter(isText),
    ...[...files.map(({ path }) => path), ...unread].map(fileId).filter((id) => id !== null),
  ];
  return {
    competencies: new Set([...competencies.map(({ id }) => id), ...broken]),
    pillars: idsOf(manifest.pillars),
    themes: idsOf(manifest.themes),
    evidenceTypes: idsOf(manifest.evidenceTypes),
    sources: idsOf(sources),
    supplements: idsOf(manifest.supplements),
    professions: new Set(manifest.professions.flatMap(({ id, also }) => [id, ...also])),
    bands: new Set(["core", ...manifest.bands.map(({ band }) => String(band))]),
    registrations: new Set([...idsOf(manifest.regulators), "hcpc"]),
  };
}

const single = (
  field: string,
  word: unknown,
  what: string,
  known: ReadonlySet<string>,
): readonly Reference[] =>
  word === undefined || word === null ? [] : [{ path: [field], word, what, known }];

const pillarKeys = (
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

/** Everything that one file of a framework names. */
const referencesOf: Readonly<
  Record<
    ParsedDocument["kind"],
    (data: ParsedDocument["data"], known: Known) => readonly Reference[]
  >
> = {
  manifest: () => [],
  sources: (data, known) =>
    listOf(data["sources"]).flatMap((item, index) => {
      const word = fieldsOf(item)["superseded-by"];
      return word === undefined
        ? []
        : [
            {
              path: ["sources", index, "superseded-by"],
              word,
              what: "source",
              known: known.sources,
            },
          ];
    }),
  competency: (data, known) => [
    ...single("pillar", data["pillar"], "pillar", known.pillars),
    ...(typeof data["band"] === "number"
      ? single("band", String(data["band"]), "band", known.bands)
      : []),
    ...single("supplement", data["supplement"], "supplement", known.supplements),
    ...each("builds-on", data["builds-on"], "competency", known.competencies),
    ...each("themes", data["themes"], "theme", known.themes),
    ...each("evidence-types", data["evidence-types"], "evidence type", known.evidenceTypes),
    ...listOf(data["sources"]).map((item, index) => ({
      path: ["sources", index, "source"],
      word: fieldsOf(item)["source"],
      what: "source",
      known: known.sources,
    })),
    ...single("replaced-by", data["replaced-by"], "competency", known.competencies),
  ],
  qualification: (data, known) => [
    ...(typeof data["band"] === "number"
      ? single("band", String(data["band"]), "band", known.bands)
      : []),
    ...["minimum", "expected"].flatMap((field) =>
      listOf(data[field]).flatMap((item, index) => {
        const word = fieldsOf(item)["registration"];
        return word === undefined
          ? []
          : [
              {
                path: [field, index, "registration"],
                word,
                what: "regulator",
                known: known.registrations,
              },
            ];
      }),
    ),
  ],
  role: (data, known) => [
    ...pillarKeys(data["pillars"], known),
    ...each("supplements", data["supplements"], "supplement", known.supplements),
  ],
  resource: (data, known) => [
    ...each("competencies", data["competencies"], "competency", known.competencies),
    ...each("professions", data["professions"], "profession", known.professions),
  ],
  story: (data, known) => [
    ...single("profession", data["profession"], "profession", known.professions),
    ...each("pillars", data["pillars"], "pillar", known.pillars),
    ...each("competencies", data["competencies"], "competency", known.competencies),
  ],
  page: () => [],
};

const article = (word: string): string => (/^[aeiou]/.test(word) ? "an" : "a");

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

/** The nearest name; for a competency also the command that lists those beside it. */
function hintFor(
  what: string,
  word: string,
  candidates: readonly string[],
  manifest: Manifest,
): string {
  const near = didYouMean(word, candidates);
  if (what !== "competency" || candidates.length === 0) return near;
  const start = near.startsWith("Did you mean") ? `${near} ` : "";
  return `${start}\`${listCommand(word, manifest)}\` shows them all.`;
}

/** Hints by what is named and the word that names it: the same slip often stands in many files. */
class Hints {
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

function* unknown(file: string, references: readonly Reference[], hints: Hints): Iterable<Found> {
  for (const { path, at, word, what, known, candidates } of references) {
    // A value of another type is the schema's to report.
    if (typeof word !== "string" || known.has(word)) continue;
    yield {
      file,
      where: { path, ...(at === undefined ? {} : { at }) },
      message: `${quoted(word)} is not ${article(what)} ${what} of this framework`,
      hint: hints.for(what, word, known, candidates),
    };
  }
}

function* framework({ framework, documents, unread }: FrameworkContext): Iterable<Found> {
  const known = knownIn(framework, documents, unread);
  const hints = new Hints(framework.manifest);
  const notRead = new Set([...unread].map((name) => pathParts(name).file));
  for (const { kind, data, file } of documents) {
    const references = referencesOf[kind](data, known).filter(
      ({ what }) => !notRead.has(definedIn[what] ?? ""),
    );
    yield* unknown(file.name, references, hints);
  }
}

function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  const { manifest } = framework;
  const known = knownIn(framework, [], new Set());
  const levels = bandNames(manifest);
  const person = fieldsOf(data["person"]);
  const target = fieldsOf(data["target"]);
  const bandAt = (
    path: readonly (string | number)[],
    word: unknown,
    others: readonly string[] = [],
  ): readonly Reference[] =>
    (typeof word !== "string" && typeof word !== "number") ||
    others.includes(String(word)) ||
    resolveBand(manifest, word) !== null
      ? []
      : [{ path, word: String(word), what: "band", known: new Set(), candidates: levels }];

  const references: Reference[] = [
    ...listOf(data["evidence"]).flatMap((item, index) => {
      const { type, supports } = fieldsOf(item);
      return [
        ...single("type", type, "evidence type", known.evidenceTypes),
        ...each("supports", supports, "competency", known.competencies),
      ].map((reference) => ({ ...reference, path: ["evidence", index, ...reference.path] }));
    }),
    ...Object.keys(fieldsOf(data["ratings"])).map((word) => ({
      path: ["ratings", word],
      at: "key" as const,
      word,
      what: "competency",
      known: known.competencies,
    })),
    ...listOf(data["agreed"]).flatMap((item, index) => {
      const { pillar, band } = fieldsOf(item);
      return [
        ...single("pillar", pillar, "pillar", known.pillars).map((reference) => ({
          ...reference,
          path: ["agreed", index, "pillar"],
        })),
        ...bandAt(["agreed", index, "band"], band, ["core"]),
      ];
    }),
    ...single("role", target["role"], "role", idsOf(framework.roles)).map((reference) => ({
      ...reference,
      path: ["target", "role"],
    })),
    ...pillarKeys(target["pillars"], known, ["target"]),
    ...bandAt(["target", "band"], target["band"]),
    ...Object.entries(fieldsOf(target["pillars"])).flatMap(([pillar, band]) =>
      bandAt(["target", "pillars", pillar], band),
    ),
  ];
  if (!isSupportWorker(manifest, person)) {
    references.push(
      ...single("profession", person["profession"], "profession", known.professions).map(
        (reference) => ({
          ...reference,
          path: ["person", "profession"],
          candidates: manifest.professions.flatMap(({ id, also }) => [id, ...also]),
        }),
      ),
      ...bandAt(["person", "band"], person["band"]),
    );
  }
  yield* unknown(file.name, references, new Hints(manifest));
}

export const referenceUnknown: Rule = {
  code: "reference-unknown",
  severity: "error",
  across: true,
  what: "Something is named that this framework does not have.",
  why: "Evidence for a competency that is not there counts for nothing, and a reader who follows the name finds nothing.",
  mend: "Correct the name: ids are written in capitals, such as RS-6-02. The hint gives the nearest one there is.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "evidence-types: [audits]",
    right: "evidence-types: [audit]",
  },
  framework,
  evidence,
};
