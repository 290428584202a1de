import type { SourceCoverage } from "../analyse/coverage.js";
import type { Framework } from "../model/framework.js";
import { printableJson } from "../words/printable.js";
import { csvTable } from "./csv.js";

/** Only the items that nothing cites, of the sources that have any. */
export const uncitedOf = (all: readonly SourceCoverage[]): readonly SourceCoverage[] =>
  all
    .map((one) => ({ ...one, items: one.items.filter(({ citedBy }) => citedBy.length === 0) }))
    .filter(({ items }) => items.length > 0);

/** `ahp-career/coverage@1` (schemas/coverage.schema.json). */
export const coverageJson = ({ manifest }: Framework, all: readonly SourceCoverage[]): string =>
  printableJson({
    format: "ahp-career/coverage@1",
    framework: { id: manifest.id, version: manifest.version },
    sources: all.map(({ source, items, whole, counts, competencies }) => ({
      id: source.id,
      title: source.title,
      year: source.year,
      status: source.status,
      competencies,
      counts,
      items,
      whole,
    })),
  });

/** A line for each citation, and one for each item that nothing cites. */
export const coverageCsv = (all: readonly SourceCoverage[]): string =>
  csvTable([
    ["source", "item", "title", "competency", "pillar", "band", "ref"],
    ...all.flatMap(({ source, items, whole }) => [
      ...items.flatMap(({ ref, title, citedBy }) =>
        citedBy.length === 0
          ? [[source.id, ref, title, "", "", "", ""]]
          : citedBy.map((one) => [
              source.id,
              ref,
              title,
              one.id,
              one.pillar,
              String(one.band),
              one.ref,
            ]),
      ),
      ...whole.map((one) => [source.id, "", "", one.id, one.pillar, String(one.band), one.ref]),
    ]),
  ]);
