import type { ListItem, RootContent } from "mdast";
import type { Mark } from "../analyse/search/passage.js";
import type { SearchHit, SearchReport } from "../analyse/search/search.js";
import type { Framework } from "../model/framework.js";
import { commandLine } from "../words/command-line.js";
import { bullets, frameworkReport, given, jsonHead, section } from "./blocks.js";
import {
  heading,
  type Inline,
  item,
  marked,
  onTerminal,
  paragraph,
  strong,
  text,
  typed,
} from "./document.js";
import type { Report } from "./report.js";
import { count, listed, placeWords, titleIn } from "./words.js";

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
  const { kind, id, title, titleMarks, passage, pillars, level, supplement } = hit;
  const isCompetency = kind === "competency";
  const where = isCompetency
    ? `${titleIn(manifest.pillars, pillars[0] ?? "")}, ${placeWords(manifest, { band: level ?? "core", supplement })}`
    : kindWords[kind];
  const name = kind === "qualification" ? `qualification ${id}` : id;
  return item(
    [
      ...(isCompetency ? [strong(id), " "] : []),
      ...pieces(title, titleMarks),
      text(` (${where})`, "muted"),
    ],
    ...(isCompetency ? [] : [onTerminal(typed(commandLine("show", name.split(" "))))]),
    ...given(passage, (found) =>
      paragraph(
        ...given(found.section, (heading) => text(`${heading}: `, "muted")),
        ...excerpt(found),
      ),
    ),
  );
}

/** Said where no result has more than half of what was asked. */
function inPart({ words, hits }: SearchReport): RootContent[] {
  const best = Math.max(...hits.map(({ without }) => words.length - without.length));
  if (hits.length === 0 || words.length < 2 || best * 2 > words.length) return [];
  return [
    paragraph(
      strong("A weak fit: "),
      `no result has more than ${best} of your ${words.length} words (${listed(words)}). Fewer or other words may find what you mean.`,
    ),
  ];
}

const corrected = ({ word, instead }: SearchReport["corrections"][number]) =>
  paragraph(
    "Nothing here has the word ",
    strong(word),
    ...(instead === null
      ? [", nor one that is plainly meant by it."]
      : [": looked for ", strong(instead), " instead."]),
  );

export interface SearchData {
  readonly framework: Framework;
  readonly found: SearchReport;
}

/** What a search found, the matching words marked. */
export const searchReport: Report<SearchData> = {
  name: "search",
  document: ({ framework, found }: SearchData) => {
    const { query, corrections, total, hits } = found;
    const title = `${count(total, "result")} for “${query}”`;
    const items = (some: readonly SearchHit[]) =>
      bullets(
        some.map((hit) => hitItem(framework, hit)),
        true,
      );
    const isCompetency = ({ kind }: SearchHit): boolean => kind === "competency";
    // What is named as it was asked for comes before the competencies.
    const [first, second] = hits;
    const isNamed = first && second && !isCompetency(first) && isCompetency(second);
    const rest = hits.slice(isNamed ? 1 : 0);
    return frameworkReport(framework, title, [
      heading(1, title),
      ...corrections.map(corrected),
      ...inPart(found),
      ...(hits.length === 0
        ? [
            paragraph(
              "Try other words, fewer words, or no filters. ",
              typed(commandLine("list")),
              " shows every competency.",
            ),
          ]
        : []),
      ...items(isNamed ? [first] : []),
      ...section("Competencies", items(rest.filter(isCompetency))),
      ...section("Also in the framework", items(rest.filter((hit) => !isCompetency(hit)))),
      ...(hits.length < total
        ? [
            paragraph(
              `These are ${hits.length} of ${total}: `,
              typed("--top"),
              " shows more, ",
              typed("--kind"),
              " all of one kind, and ",
              typed("--pillar"),
              " or ",
              typed("--band"),
              " fewer.",
            ),
          ]
        : []),
    ]);
  },
  /** `ahp-career/search@1` (schemas/search.schema.json). */
  json: ({ framework, found: { query, corrections, words, total, hits } }: SearchData) => ({
    ...jsonHead("search@1", framework),
    query,
    corrections,
    words,
    total,
    results: hits,
  }),
};
