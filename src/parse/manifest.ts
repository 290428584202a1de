import type { Band, Manifest, Named, Pillar, RuleLevel, Source, Term } from "../model/framework.js";
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
  band: numberOr(fields["band"], 0),
  title: textOr(fields["title"], ""),
  localAuthority: named(fields["local-authority"]),
  supervision: textOr(fields["supervision"], null),
  scope: textOr(fields["scope"], null),
  span: textOr(fields["span"], null),
});

/** `framework.yaml` as data. */
export function toManifest(data: Fields): Manifest {
  const support = data["support-workers"];
  const supportFields = fieldsOf(support);
  return {
    id: textOr(data["id"], ""),
    title: textOr(data["title"], ""),
    version: textOr(data["version"], ""),
    currencyMonths: numberOr(data["currency-months"], defaultCurrencyMonths),
    pillars: entries(data["pillars"], pillar),
    bands: listOf(data["bands"])
      .map((item) => band(fieldsOf(item)))
      .filter((one) => one.band > 0)
      .sort((a, b) => a.band - b.band),
    themes: entries(data["themes"], (entry) => entry),
    evidenceTypes: entries(data["evidence-types"], (entry) => entry),
    professions: entries(data["professions"], (entry, fields) => ({
      ...entry,
      also: textsOf(fields["also"]),
      regulator: textOr(fields["regulator"], null),
    })),
    regulators: entries(data["regulators"], (entry, fields) => ({
      ...entry,
      abbreviation: textOr(fields["abbreviation"], null),
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
            note: textOr(supportFields["note"], null),
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
