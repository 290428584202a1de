import type { ListItem, ListKind } from "../analyse/list.js";
import type { Framework } from "../model/framework.js";
import {
  item as entry,
  heading,
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

const field =
  (name: string) =>
  (item: ListItem): string => {
    const value = item[name];
    return value === null || value === undefined
      ? ""
      : Array.isArray(value)
        ? value.join(", ")
        : String(value);
  };

const number =
  (name: string) =>
  (item: ListItem): number =>
    Array.isArray(item[name]) ? item[name].length : Number(item[name] ?? 0);

/** `PP 7, ED 7, LD 7, RS 6`: a role's levels in the order of the pillars. */
const levels = ({ manifest }: Framework, item: ListItem): string =>
  manifest.pillars
    .flatMap((pillar) => {
      const of = item["levels"] as Readonly<Record<string, number>>;
      return Object.hasOwn(of, pillar.id) ? [`${pillar.code} ${of[pillar.id]}`] : [];
    })
    .join(", ");

const professionTitle = ({ manifest }: Framework, item: ListItem): string =>
  manifest.professions.find(({ id }) => id === item["profession"])?.title ??
  field("profession")(item);

/** The few things worth knowing of an entry before it is opened. */
type Facts = (framework: Framework, item: ListItem) => readonly string[];

const facts: Readonly<Partial<Record<ListKind, Facts>>> = {
  roles: (framework, item) => [
    levels(framework, item),
    `often at band ${field("typicalBands")(item).replaceAll(", ", "/")}`,
  ],
  resources: (_, item) => [field("kind")(item), field("publisher")(item), field("cost")(item)],
  stories: (framework, item) => [professionTitle(framework, item), field("path")(item)],
  sources: (_, item) => [
    field("publisher")(item),
    field("year")(item),
    field("status")(item),
    ...(number("items")(item) === 0 ? [] : [count(number("items")(item), "item")]),
  ],
};

/** Ids of these are long, and must not be broken: each entry is a line or two. */
const asList = (framework: Framework, of: Facts, items: readonly ListItem[]) =>
  list(
    items.map((item) => {
      const known = of(framework, item).filter((fact) => fact !== "");
      return entry(
        [strong(field("title")(item))],
        paragraph(typed(field("id")(item)), text(`: ${known.join(", ")}`, "muted")),
      );
    }),
  );

const asTable = (kind: ListKind, items: readonly ListItem[]) => {
  if (kind === "competencies") {
    return table([
      ["Id", "Level", "Title", "Key"],
      ...items.map((item) => [
        strong(field("id")(item)),
        field("band")(item),
        field("title")(item),
        item["key"] === true ? "key" : "",
      ]),
    ]);
  }
  if (kind === "qualifications") {
    return table([
      ["Band", "Title", "Minimum", "Expected"],
      ...items.map((item) => [
        field("band")(item),
        field("title")(item),
        count(number("minimum")(item), "requirement"),
        count(number("expected")(item), "requirement"),
      ]),
    ]);
  }
  return table([
    ["Id", "Title"],
    ...items.map((item) => [strong(field("id")(item)), field("title")(item)]),
  ]);
};

const names: Readonly<Record<ListKind, readonly [string, string]>> = {
  competencies: ["competency", "competencies"],
  roles: ["role profile", "role profiles"],
  resources: ["resource", "resources"],
  stories: ["story", "stories"],
  sources: ["source", "sources"],
  qualifications: ["set of qualifications", "sets of qualifications"],
  pages: ["page", "pages"],
};

/** A list, a line or two each. */
export function listDocument(
  framework: Framework,
  kind: ListKind,
  items: readonly ListItem[],
): ReportDocument {
  const { manifest } = framework;
  const title = count(items.length, ...names[kind]);
  const [first] = items;
  const of = facts[kind];
  const name = kind === "qualifications" ? `qualification ${first?.["band"]}` : first?.["id"];
  return report(title, `${manifest.title} ${manifest.version}`, [
    heading(1, title),
    ...(first === undefined
      ? [paragraph("Nothing in the framework is like that.")]
      : [
          of === undefined ? asTable(kind, items) : asList(framework, of, items),
          paragraph(typed(`ahp-career show ${name}`), " shows the first of them in full."),
        ]),
  ]);
}
