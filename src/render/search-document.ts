import type { ListItem, RootContent } from "mdast";
import type { SearchHit, SearchReport } from "../analyse/search.js";
import type { Mark } from "../analyse/search-passage.js";
import type { Framework } from "../model/framework.js";
import {
  heading,
  type Inline,
  item,
  list,
  marked,
  paragraph,
  type ReportDocument,
  report,
  strong,
  text,
  typed,
} from "../report/document.js";
import { count } from "../report/words.js";

/** Longest excerpt; a longer passage is cut around its first match. */
const longest = 240;

/** A text in pieces, the matching ones marked. */
function pieces(value: string, marks: readonly Mark[]): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(value.slice(at, start));
    parts.push(marked(value.slice(start, end)));
    at = end;
  }
  if (at < value.length) parts.push(value.slice(at));
  return parts;
}

/** A passage short enough to be read at a glance, cut between words. */
function excerpt({ text: value, marks }: NonNullable<SearchHit["passage"]>): Inline[] {
  if (value.length <= longest) return pieces(value, marks);
  const first = marks[0]?.[0] ?? 0;
  const wanted = Math.max(0, first - longest / 3);
  const start = wanted === 0 ? 0 : value.indexOf(" ", wanted) + 1;
  const last = value.lastIndexOf(" ", start + longest);
  const end = value.length - start <= longest || last <= start ? value.length : last;
  const inside = marks
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): Mark => [from - start, to - start]);
  return [
    ...(start > 0 ? ["… "] : []),
    ...pieces(value.slice(start, end), inside),
    ...(end < value.length ? [" …"] : []),
  ];
}

const kindWords: Readonly<Record<SearchHit["kind"], string>> = {
  competency: "Competency",
  role: "Role profile",
  qualification: "Qualification",
  resource: "Resource",
  story: "Story",
  page: "Page",
  source: "Source",
};

function hitItem({ manifest }: Framework, hit: SearchHit): ListItem {
  const { kind, id, title, titleMarks, passage, pillars, level } = hit;
  const where =
    kind === "competency"
      ? `${manifest.pillars.find((one) => one.id === pillars[0])?.title ?? ""}, ${level === "core" ? "core" : `band ${level}`}`
      : kindWords[kind];
  const name = kind === "qualification" ? `qualification ${id}` : id;
  return item(
    [
      ...(kind === "competency" ? [strong(id), " "] : []),
      ...pieces(title, titleMarks),
      text(` (${where})`, "muted"),
    ],
    ...(kind === "competency" ? [] : [paragraph(typed(`ahp-career show ${name}`))]),
    ...(passage === null
      ? []
      : [
          paragraph(
            ...(passage.section === null ? [] : [text(`${passage.section}: `, "muted")]),
            ...excerpt(passage),
          ),
        ]),
  );
}

const section = (
  framework: Framework,
  title: string | null,
  hits: readonly SearchHit[],
): RootContent[] =>
  hits.length === 0
    ? []
    : [
        ...(title === null ? [] : [heading(2, title)]),
        list(
          hits.map((hit) => hitItem(framework, hit)),
          true,
        ),
      ];

/** What a search found, the matching words marked. */
export function searchDocument(framework: Framework, found: SearchReport): ReportDocument {
  const { manifest } = framework;
  const { query, corrections, total, hits } = found;
  const title = `${count(total, "result")} for “${query}”`;
  const [first] = hits;
  const named =
    first !== undefined && first.kind !== "competency" && hits[1]?.kind === "competency";
  const lead = named ? [first] : [];
  const rest = hits.slice(lead.length);
  const competencies = rest.filter(({ kind }) => kind === "competency");
  const others = rest.filter(({ kind }) => kind !== "competency");
  return report(title, `${manifest.title} ${manifest.version}`, [
    heading(1, title),
    ...corrections.map(({ word, instead }) =>
      paragraph(
        ...(instead === null
          ? ["Nothing here has the word ", strong(word), "."]
          : [
              "Nothing here has the word ",
              strong(word),
              ": looked for ",
              strong(instead),
              " instead.",
            ]),
      ),
    ),
    ...(hits.length === 0
      ? [
          paragraph(
            "Try other words, fewer words, or no filters. ",
            typed("ahp-career list"),
            " shows every competency.",
          ),
        ]
      : []),
    ...section(framework, null, lead),
    ...section(framework, "Competencies", competencies),
    ...section(framework, "Also in the framework", others),
    ...(hits.length < total
      ? [
          paragraph(
            `These are ${hits.length} of ${total}: `,
            typed("--top"),
            " shows more of each, and ",
            typed("--pillar"),
            ", ",
            typed("--band"),
            " or ",
            typed("--kind"),
            " fewer.",
          ),
        ]
      : []),
  ]);
}
