import type { Competency, Framework, Level, Source, SourceItem } from "../model/framework.js";
import { byPlace } from "./gap/order.js";

/** A competency that cites something. */
export interface Citing {
  readonly id: string;
  readonly pillar: string;
  readonly band: Level;
  /** The reference as written; null where the whole document is meant. */
  readonly ref: string | null;
}

export interface ItemCoverage extends SourceItem {
  /** In the order of pillars and levels; empty where nothing cites it. */
  readonly citedBy: readonly Citing[];
}

/** What of one document is cited by what. */
export interface SourceCoverage {
  readonly source: Source;
  readonly items: readonly ItemCoverage[];
  /** Citations of the document as a whole, or of something in it that is not listed. */
  readonly whole: readonly Citing[];
  /** How many competencies cite it, by pillar and level, in the manifest's order. */
  readonly counts: readonly {
    readonly pillar: string;
    readonly levels: readonly { readonly level: Level; readonly competencies: number }[];
  }[];
  /** How many competencies cite it in all. */
  readonly competencies: number;
}

/** The item that a reference names: itself, or the one of which it names a level (`D2 enhanced`) or a part (`5.1`). */
export const itemOf = ({ items }: Source, ref: string | null): SourceItem | null =>
  ref === null
    ? null
    : (items.find((item) => item.ref === ref) ??
      items
        .filter((item) => ref.startsWith(`${item.ref} `) || ref.startsWith(`${item.ref}.`))
        .sort((a, b) => b.ref.length - a.ref.length)[0] ??
      null);

function countsOf(
  { manifest: { pillars, bands } }: Framework,
  citing: readonly Competency[],
): SourceCoverage["counts"] {
  const levels: readonly Level[] = ["core", ...bands.map(({ band }) => band)];
  return pillars.map(({ id }) => ({
    pillar: id,
    levels: levels.map((level) => ({
      level,
      competencies: citing.filter(({ pillar, band }) => pillar === id && band === level).length,
    })),
  }));
}

/** What of a document is cited, by the competencies that are not retired. */
export function coverageOf(framework: Framework, source: Source): SourceCoverage {
  const citing = framework.competencies
    .filter(
      ({ status, sources }) =>
        status !== "retired" && sources.some((citation) => citation.source === source.id),
    )
    .sort(byPlace(framework.manifest.pillars));
  const citations = citing.flatMap(({ id, pillar, band, sources }) =>
    sources
      .filter((citation) => citation.source === source.id)
      .map(({ ref }) => ({ citing: { id, pillar, band, ref }, item: itemOf(source, ref) })),
  );
  return {
    source,
    items: source.items.map((item) => ({
      ...item,
      citedBy: citations.filter((one) => one.item === item).map((one) => one.citing),
    })),
    whole: citations.filter(({ item }) => item === null).map((one) => one.citing),
    counts: countsOf(framework, citing),
    competencies: citing.length,
  };
}
