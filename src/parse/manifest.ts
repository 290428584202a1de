import type {
  Band,
  Manifest,
  Named,
  Pillar,
  Privacy,
  RuleLevel,
  Source,
  Term,
  Words,
  WorkSetting,
} from "../model/framework.js";
import { type DescribedSchema, schemaOf } from "../model/schema.js";
import { toAppraisalForms } from "./appraisal-forms.js";
import { toCpdRules } from "./cpd-rules.js";
import {
  type Fields,
  fieldsOf,
  isText,
  listOf,
  mappingOf,
  numberOr,
  textOr,
  textsOf,
} from "./fields.js";

/** The value of `currency-months` where a manifest has none (MODEL.md section 3). */
const defaultCurrencyMonths = 36;

/** SMOG 14: above it most adults struggle. */
const defaultReadingAge = 14;

const levels: readonly unknown[] = ["off", "info", "warning", "error"] satisfies RuleLevel[];
const isLevel = (value: unknown): value is RuleLevel => levels.includes(value);

function term(fields: Fields): readonly Term[] {
  const { prefer } = fields;
  return isText(prefer)
    ? [{ avoid: textsOf(fields["avoid"]), prefer, why: textOr(fields["why"], null) }]
    : [];
}

function named(value: unknown): Named | null {
  const { id, title } = fieldsOf(value);
  return isText(id) ? { id, title: textOr(title, id) } : null;
}

/** Every entry of a list that has an id, as `more` completes it. */
function entries<T>(value: unknown, more: (entry: Named, fields: Fields) => T): readonly T[] {
  return listOf(value).flatMap((item) => {
    const entry = named(item);
    return entry === null ? [] : [more(entry, fieldsOf(item))];
  });
}

const pillar = (entry: Named, fields: Fields): Pillar => ({
  ...entry,
  code: textOr(fields["code"], entry.id.toUpperCase()),
  threads: mappingOf(fields["threads"], isText),
});

const band = (fields: Fields): Band => ({
  band: numberOr(fields["band"], -1),
  title: textOr(fields["title"], ""),
  names: Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      const name = named(value);
      return name === null ? [] : [[field, name]];
    }),
  ),
  also: entries(fields["also"], (entry) => entry),
  typicalTitles: textsOf(fields["typical-titles"]),
  supervision: textOr(fields["supervision"], null),
  scope: textOr(fields["scope"], null),
  span: textOr(fields["span"], null),
});

/** What the schema says is meant where a manifest leaves a field out. */
const defaultOf = (...path: readonly string[]): unknown =>
  path.reduce<DescribedSchema | undefined>(
    (schema, field) => schema?.properties?.[field],
    schemaOf("framework"),
  )?.default;

/** The manifest's settings. One that lists none and has names of levels for some is from before they could be listed. */
function settingsOf(data: Fields, bands: readonly Band[]): readonly WorkSetting[] {
  const settings = (value: unknown) =>
    entries(value, (entry, fields) => ({
      ...entry,
      band: textOr(fields["band"], null),
      levels: textOr(fields["levels"], null),
    }));
  if (data["settings"] !== undefined) return settings(data["settings"]);
  const usual = settings(defaultOf("settings"));
  return usual.some(({ levels }) => levels !== null && bands.some(({ names }) => names[levels]))
    ? usual
    : [];
}

const wordsOf = (fields: Fields): Words => ({
  person: textOr(fields["person"], null),
  people: textOr(fields["people"], null),
  registration: textOr(fields["registration"], null),
  manager: textOr(fields["manager"], "manager"),
});

const privacyOf = (fields: Fields): Privacy => ({
  warn: fields["warn"] !== false,
  keepOut: textOr(fields["keep-out"], null),
  patterns: entries(fields["patterns"], (entry, pattern) => ({
    ...entry,
    pattern: textOr(pattern["pattern"], ""),
    flags: textOr(pattern["flags"], ""),
    check: textOr(pattern["check"], null),
  })),
});

const ratingsOf = (value: unknown): Manifest["ratings"] =>
  Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([word, item]) => {
      const { title, anchor } = fieldsOf(item);
      return [word, { title: textOr(title, word), anchor: textOr(anchor, null) }];
    }),
  );

/** `framework.yaml` as data. */
export function toManifest(data: Fields): Manifest {
  const support = data["support-workers"];
  const supportFields = fieldsOf(support);
  const bands = listOf(data["bands"])
    .map((item) => band(fieldsOf(item)))
    .filter((one) => one.band >= 0)
    .sort((a, b) => a.band - b.band);
  return {
    id: textOr(data["id"], ""),
    title: textOr(data["title"], ""),
    version: textOr(data["version"], ""),
    currencyMonths: numberOr(data["currency-months"], defaultCurrencyMonths),
    pillars: entries(data["pillars"], pillar),
    bands,
    settings: settingsOf(data, bands),
    words: wordsOf(fieldsOf(data["words"])),
    ratings: ratingsOf(data["ratings"]),
    privacy: privacyOf(fieldsOf(data["privacy"])),
    themes: entries(data["themes"], (entry) => entry),
    evidenceTypes: entries(data["evidence-types"], (entry, { cpd }) => ({
      ...entry,
      cpd: textOr(cpd, null),
    })),
    cpd: toCpdRules(fieldsOf(data["cpd"])),
    appraisal: toAppraisalForms(fieldsOf(data["appraisal"])),
    professions: entries(data["professions"], (entry, fields) => ({
      ...entry,
      also: textsOf(fields["also"]),
      regulator: textOr(fields["regulator"], null),
    })),
    regulators: entries(data["regulators"], (entry, fields) => ({
      ...entry,
      abbreviation: textOr(fields["abbreviation"], null),
      cpd: textOr(fields["cpd"], null),
    })),
    supplements: entries(data["supplements"], (entry, fields) => ({
      ...entry,
      levelCode: textOr(fields["level-code"], null),
    })),
    supportWorkers:
      support === undefined
        ? null
        : {
            title: textOr(supportFields["title"], ""),
            url: textOr(supportFields["url"], null),
            message: textOr(supportFields["message"], null),
            note: textOr(supportFields["note"], null),
            bands: listOf(supportFields["bands"] ?? defaultOf("support-workers", "bands")).map(
              String,
            ),
            professions: textsOf(supportFields["professions"]),
          },
    synonyms: listOf(data["synonyms"]).map(textsOf),
    rules: mappingOf(data["rules"], isLevel),
    readingAge: numberOr(fieldsOf(data["reading-age"])["statement"], defaultReadingAge),
    terms: listOf(data["terms"]).flatMap((item) => term(fieldsOf(item))),
    properNouns: textsOf(data["proper-nouns"]),
  };
}

const statuses = ["current", "superseded", "expired", "local"] as const;

/** `sources.yaml` as data. */
export function toSources(data: Fields): readonly Source[] {
  return entries(data["sources"], (entry, fields) => ({
    ...entry,
    status: statuses.find((status) => status === fields["status"]) ?? "current",
    edition: textOr(fields["edition"], null),
    publisher: textOr(fields["publisher"], null),
    year: numberOr(fields["year"], null),
    url: textOr(fields["url"], null),
    supersededBy: textOr(fields["superseded-by"], null),
    stillCited: textOr(fields["still-cited"], null),
    refPattern: textOr(fields["ref-pattern"], null),
    items: listOf(fields["items"]).flatMap((item) => {
      const { ref, title } = fieldsOf(item);
      return isText(ref) ? [{ ref, title: textOr(title, "") }] : [];
    }),
  }));
}
