import type { RootContent } from "mdast";
import type { Citing, ItemCoverage, SourceCoverage } from "../analyse/coverage.js";
import type { Framework } from "../model/framework.js";
import { bullets, frameworkReport, jsonHead, section } from "./blocks.js";
import { heading, item, paragraph, strong, table, text, typed } from "./document.js";
import type { Report } from "./report.js";
import { count, titleIn } from "./words.js";

export interface CoverageData {
  readonly framework: Framework;
  readonly sources: readonly SourceCoverage[];
  /** Every item with what cites it, instead of a line for each source. */
  readonly detail: boolean;
  /** Only what nothing cites. */
  readonly uncited: boolean;
}

const isCited = ({ citedBy }: ItemCoverage): boolean => citedBy.length > 0;
const isUncited = (one: ItemCoverage): boolean => !isCited(one);

const ids = (citing: readonly Citing[]): string =>
  [...new Set(citing.map(({ id }) => id))].join(", ");

/** Pillars by levels: how many competencies cite the source. */
function matrix({ manifest }: Framework, { counts }: SourceCoverage): RootContent[] {
  const levels = counts[0]?.levels.map(({ level }) => String(level)) ?? [];
  const rows = counts.map(({ pillar, levels: each }) => [
    titleIn(manifest.pillars, pillar),
    ...each.map(({ competencies }) =>
      competencies === 0 ? text("·", "muted") : String(competencies),
    ),
  ]);
  return [
    paragraph("Competencies that cite it, by pillar and band:"),
    table([["", ...levels], ...rows], true),
  ];
}

function detail(data: CoverageData, one: SourceCoverage): RootContent[] {
  const { framework, uncited } = data;
  const { source, items, whole, competencies } = one;
  const cited = items.filter(isCited).length;
  const title = heading(2, `${source.title}${source.year === null ? "" : ` (${source.year})`}`);
  const summary = paragraph(
    typed(source.id),
    items.length === 0
      ? `: it has no items to cite. ${count(competencies, "competency cites", "competencies cite")} it.`
      : `: ${cited} of ${count(items.length, "item")} cited, by ${count(competencies, "competency", "competencies")}.`,
  );
  if (uncited) {
    const lines = items.filter(isUncited).map(({ ref, title }) => item([strong(ref), ` ${title}`]));
    return lines.length === 0 ? [] : [title, summary, ...bullets(lines)];
  }
  const lines = items.map(({ ref, title, citedBy }) =>
    item(
      [strong(ref), ` ${title}`],
      paragraph(citedBy.length === 0 ? text("cited by nothing", "gap") : ids(citedBy)),
    ),
  );
  return [
    title,
    summary,
    ...(competencies === 0 ? [] : matrix(framework, one)),
    ...bullets(lines),
    ...(whole.length === 0 ? [] : [paragraph(strong("As a whole"), `: ${ids(whole)}`)]),
  ];
}

function summary({ framework: { manifest }, sources }: CoverageData): RootContent[] {
  if (sources.length === 0) return [paragraph("This framework lists no sources.")];
  const cited = sources.filter(({ competencies }) => competencies > 0);
  const unused = sources.filter(({ competencies }) => competencies === 0);
  const rows = cited.map(({ source, items, counts, competencies }) => {
    const ofItems = items.filter(isCited).length;
    return [
      source.id,
      items.length === 0
        ? text("no items", "muted")
        : text(`${ofItems} of ${items.length}`, ofItems === items.length ? "met" : "partial"),
      String(competencies),
      ...counts.map(({ levels }) =>
        String(levels.reduce((sum, level) => sum + level.competencies, 0)),
      ),
    ];
  });
  return [
    table([["Source", "Items cited", "By", ...manifest.pillars.map(({ code }) => code)], ...rows]),
    paragraph(
      "“By” is how many competencies cite the source; beside it, how many in each pillar. ",
      typed(`--source ${cited[0]?.source.id ?? "ID"}`),
      " shows each item by pillar and band, and ",
      typed("--uncited"),
      " what nothing cites.",
    ),
    ...section(
      "Listed and not cited",
      bullets(unused.map(({ source }) => item([strong(source.id), ` ${source.title}`]))),
    ),
  ];
}

/** Only the items that nothing cites, of the sources that have any, where that is what was asked for. */
const shown = ({ sources, uncited }: CoverageData): readonly SourceCoverage[] =>
  uncited
    ? sources
        .map((one) => ({ ...one, items: one.items.filter(isUncited) }))
        .filter(({ items }) => items.length > 0)
    : sources;

const columns = ["source", "item", "title", "competency", "pillar", "band", "ref"] as const;

/** Which items of the sources are cited by what, and which are not. */
export const coverageReport: Report<CoverageData> = {
  name: "coverage",
  document: (data: CoverageData) => {
    const { framework, sources, uncited } = data;
    const title = uncited ? "What nothing cites" : "What the framework cites";
    const blocks =
      data.detail || uncited ? sources.flatMap((one) => detail(data, one)) : summary(data);
    return frameworkReport(framework, title, [
      heading(1, title),
      ...(blocks.length > 0 ? blocks : [paragraph("Every item is cited.")]),
    ]);
  },
  /** `ahp-career/coverage@1` (schemas/coverage.schema.json). */
  json: (data: CoverageData) => ({
    ...jsonHead("coverage@1", data.framework),
    sources: shown(data).map(({ source: { id, title, year, status }, ...rest }) => {
      const { competencies, counts, items, whole } = rest;
      return { id, title, year, status, competencies, counts, items, whole };
    }),
  }),
  /** A line for each citation, and one for each item that nothing cites. */
  table: (data: CoverageData) => {
    const row = (source: string, ref: string, title: string) => (one?: Citing) =>
      one === undefined
        ? [source, ref, title, "", "", "", ""]
        : [source, ref, title, one.id, one.pillar, String(one.band), one.ref];
    return {
      columns,
      rows: shown(data).flatMap(({ source: { id }, items, whole }) => [
        ...items.flatMap(({ ref, title, citedBy }) =>
          (citedBy.length === 0 ? [undefined] : citedBy).map(row(id, ref, title)),
        ),
        ...whole.map(row(id, "", "")),
      ]),
    };
  },
};
