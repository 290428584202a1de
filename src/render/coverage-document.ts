import type { RootContent } from "mdast";
import type { Citing, SourceCoverage } from "../analyse/coverage.js";
import type { Framework } from "../model/framework.js";
import {
  heading,
  item,
  list,
  paragraph,
  type ReportDocument,
  report,
  strong,
  table,
  text,
  typed,
} from "../report/document.js";
import { count } from "../report/words.js";

export interface CoverageOptions {
  /** Every item with what cites it, instead of a line for each source. */
  readonly detail: boolean;
  /** Only what nothing cites. */
  readonly uncited: boolean;
}

const citedItems = ({ items }: SourceCoverage): number =>
  items.filter(({ citedBy }) => citedBy.length > 0).length;

const ids = (citing: readonly Citing[]): string =>
  [...new Set(citing.map(({ id }) => id))].join(", ");

/** Pillars by levels: how many competencies cite the source. */
function matrix({ manifest }: Framework, { counts }: SourceCoverage): RootContent[] {
  const levels = counts[0]?.levels.map(({ level }) => String(level)) ?? [];
  return [
    paragraph("Competencies that cite it, by pillar and band:"),
    table(
      [
        ["", ...levels],
        ...counts.map(({ pillar, levels: each }) => [
          manifest.pillars.find(({ id }) => id === pillar)?.title ?? pillar,
          ...each.map(({ competencies }) =>
            competencies === 0 ? text("·", "muted") : String(competencies),
          ),
        ]),
      ],
      true,
    ),
  ];
}

function detail(
  framework: Framework,
  one: SourceCoverage,
  { uncited }: CoverageOptions,
): RootContent[] {
  const { source, items, whole, competencies } = one;
  const shown = uncited ? items.filter(({ citedBy }) => citedBy.length === 0) : items;
  if (uncited && shown.length === 0) return [];
  return [
    heading(2, `${source.title}${source.year === null ? "" : ` (${source.year})`}`),
    paragraph(
      typed(source.id),
      items.length === 0
        ? `: it has no items to cite. ${count(competencies, "competency cites", "competencies cite")} it.`
        : `: ${citedItems(one)} of ${count(items.length, "item")} cited, by ${count(competencies, "competency", "competencies")}.`,
    ),
    ...(uncited || competencies === 0 ? [] : matrix(framework, one)),
    ...(shown.length === 0
      ? []
      : [
          list(
            shown.map(({ ref, title, citedBy }) =>
              item(
                [strong(ref), ` ${title}`],
                ...(uncited
                  ? []
                  : [
                      paragraph(
                        citedBy.length === 0 ? text("cited by nothing", "gap") : ids(citedBy),
                      ),
                    ]),
              ),
            ),
          ),
        ]),
    ...(uncited || whole.length === 0 ? [] : [paragraph(strong("As a whole"), `: ${ids(whole)}`)]),
  ];
}

function summary(framework: Framework, all: readonly SourceCoverage[]): RootContent[] {
  const { pillars } = framework.manifest;
  const cited = all.filter(({ competencies }) => competencies > 0);
  const unused = all.filter(({ competencies }) => competencies === 0);
  return [
    table([
      ["Source", "Items cited", "By", ...pillars.map(({ code: short }) => short)],
      ...cited.map((one) => {
        const { source, items, counts, competencies } = one;
        return [
          source.id,
          items.length === 0
            ? text("no items", "muted")
            : text(
                `${citedItems(one)} of ${items.length}`,
                citedItems(one) === items.length ? "met" : "partial",
              ),
          String(competencies),
          ...pillars.map(({ id }) =>
            String(
              (counts.find(({ pillar }) => pillar === id)?.levels ?? []).reduce(
                (sum, level) => sum + level.competencies,
                0,
              ),
            ),
          ),
        ];
      }),
    ]),
    paragraph(
      "“By” is how many competencies cite the source; beside it, how many in each pillar. ",
      typed(`--source ${cited[0]?.source.id ?? "ID"}`),
      " shows each item by pillar and band, and ",
      typed("--uncited"),
      " what nothing cites.",
    ),
    ...(unused.length === 0
      ? []
      : [
          heading(2, "Listed and not cited"),
          list(unused.map(({ source }) => item([strong(source.id), ` ${source.title}`]))),
        ]),
  ];
}

/** Which items of the sources are cited by what, and which are not. */
export function coverageDocument(
  framework: Framework,
  all: readonly SourceCoverage[],
  options: CoverageOptions,
): ReportDocument {
  const { manifest } = framework;
  const title = options.uncited ? "What nothing cites" : "What the framework cites";
  const blocks =
    options.detail || options.uncited
      ? all.flatMap((one) => detail(framework, one, options))
      : summary(framework, all);
  return report(title, `${manifest.title} ${manifest.version}`, [
    heading(1, title),
    ...(blocks.length > 0 ? blocks : [paragraph("Every item is cited.")]),
  ]);
}
