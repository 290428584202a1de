import { type ListItem, type ListKind, listFields } from "../analyse/list.js";
import type { Framework } from "../model/framework.js";
import { commandLine } from "../words/command-line.js";
import { frameworkReport, jsonHead } from "./blocks.js";
import {
  type Cell,
  item as entry,
  heading,
  list,
  onTerminal,
  paragraph,
  strong,
  table,
  text,
  typed,
} from "./document.js";
import type { CellValue, Report } from "./report.js";
import { count, titleIn } from "./words.js";

export interface ListData {
  readonly framework: Framework;
  readonly kind: ListKind;
  readonly items: readonly ListItem[];
}

const word =
  (name: string, separator = ", ") =>
  (item: ListItem): string =>
    [item[name] ?? ""].flat().join(separator);

const number =
  (name: string, one: string) =>
  (item: ListItem): string =>
    count(Number(item[name]), one);

const id = (item: ListItem): Cell => strong(word("id")(item));

/** `PP 7, ED 7, LD 7, RS 6`: a role's levels in the order of the pillars. */
const levels = (item: ListItem, { manifest }: Framework): string => {
  const of = item["levels"] as Readonly<Record<string, number>>;
  return manifest.pillars
    .filter((pillar) => Object.hasOwn(of, pillar.id))
    .map((pillar) => `${pillar.code} ${of[pillar.id]}`)
    .join(", ");
};

interface Look {
  readonly names: readonly [one: string, many: string];
  /** A table, where the ids are short. Longer ones must not be broken: each entry is a line with facts below it. */
  readonly columns?: Readonly<Record<string, (item: ListItem, framework: Framework) => Cell>>;
  readonly facts?: readonly ((item: ListItem, framework: Framework) => string)[];
}

const looks: Readonly<Record<ListKind, Look>> = {
  competencies: {
    names: ["competency", "competencies"],
    columns: {
      Id: id,
      Level: (item, { manifest }) =>
        item["supplement"] == null
          ? word("band")(item)
          : titleIn(manifest.supplements, word("supplement")(item)).toLowerCase(),
      Title: word("title"),
      Key: ({ key }) => (key === true ? "key" : ""),
    },
  },
  roles: {
    names: ["role profile", "role profiles"],
    facts: [levels, (item) => `often at band ${word("typicalBands", "/")(item)}`],
  },
  resources: {
    names: ["resource", "resources"],
    facts: [word("kind"), word("publisher"), word("cost")],
  },
  stories: {
    names: ["story", "stories"],
    facts: [
      (item, { manifest }) => titleIn(manifest.professions, word("profession")(item)),
      word("path"),
    ],
  },
  sources: {
    names: ["source", "sources"],
    facts: [
      word("publisher"),
      word("year"),
      word("status"),
      (item) => (item["items"] === 0 ? "" : number("items", "item")(item)),
    ],
  },
  qualifications: {
    names: ["set of qualifications", "sets of qualifications"],
    columns: {
      Band: word("band"),
      Title: word("title"),
      Minimum: number("minimum", "requirement"),
      Expected: number("expected", "requirement"),
    },
  },
  pages: { names: ["page", "pages"], columns: { Id: id, Title: word("title") } },
};

const shown = ({ columns, facts = [] }: Look, { framework, items }: ListData) =>
  columns === undefined
    ? list(
        items.map((item) => {
          const known = facts.map((fact) => fact(item, framework)).filter((fact) => fact !== "");
          return entry(
            [strong(word("title")(item))],
            paragraph(typed(word("id")(item)), text(`: ${known.join(", ")}`, "muted")),
          );
        }),
      )
    : table([
        Object.keys(columns),
        ...items.map((item) => Object.values(columns).map((cell) => cell(item, framework))),
      ]);

const cell = (value: ListItem[string]): CellValue =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value).map(([name, level]) => `${name} ${level}`)
    : (value as CellValue);

/** A list, a line or two each. */
export const listReport: Report<ListData> = {
  name: "list",
  document: (data: ListData) => {
    const { framework, kind, items } = data;
    const [first] = items;
    const title = count(items.length, ...looks[kind].names);
    const name = kind === "qualifications" ? `qualification ${first?.["band"]}` : first?.["id"];
    return frameworkReport(framework, title, [
      heading(1, title),
      ...(first === undefined
        ? [paragraph("Nothing in the framework is like that.")]
        : [
            shown(looks[kind], data),
            onTerminal(
              typed(commandLine("show", String(name).split(" "))),
              " shows the first of them in full.",
            ),
          ]),
    ]);
  },
  /** `ahp-career/list@1` (schemas/list.schema.json). */
  json: ({ framework, kind, items }: ListData) => ({
    ...jsonHead("list@1", framework),
    kind,
    items,
  }),
  /** The fields are the columns; the entries of a list stand in one cell. */
  table: ({ framework, kind, items }: ListData) => {
    const columns = listFields(kind, framework.manifest);
    const rows = items.map((item) => columns.map((name) => cell(item[name] ?? null)));
    return { columns, rows };
  },
};
