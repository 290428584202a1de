import type { RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { lineOf } from "../../analyse/describe.js";
import type { Placed } from "../../analyse/thread-at-both.js";
import type { Framework } from "../../model/framework.js";
import type { BodyOf } from "../../parse/body.js";
import { capital } from "../../words/capital.js";
import { type Cell, heading, type Inline, paragraph, strong, table, text } from "../document.js";
import { foreign } from "../foreign.js";
import { levelWords, listed, placeWords, titleIn } from "../words.js";
import { competency } from "./competency.js";
import type { Part, Shown } from "./part.js";
import { role } from "./role.js";

type Columns = readonly (readonly Cell[])[];

/** The rows of texts side by side, the shorter lists of them filled up. */
const rowsOf = (columns: Columns): Cell[][] =>
  Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) =>
    columns.map((cells) => cells[row] ?? (row === 0 ? text("nothing", "muted") : "")),
  );

const sideBySide = (head: readonly string[], ...parts: readonly Columns[]): RootContent => ({
  ...table([head, ...parts.flatMap(rowsOf)]),
  data: { even: true, hProperties: { className: ["even"] } },
});

/** A text as cells: one for each paragraph and each item of a list, with their links. */
const cellsOf = (content: readonly RootContent[]): Cell[] =>
  foreign(content).flatMap((node): Cell[] => {
    if (node.type === "paragraph") return [node.children];
    if (node.type !== "list") return [plainText(node)];
    return node.children.map(
      ({ children }): Cell => [
        "• ",
        ...children.flatMap((part): readonly Inline[] =>
          part.type === "paragraph" ? part.children : [plainText(part)],
        ),
      ],
    );
  });

/** Two competencies, part by part: every section that either of them has. */
function competencies(
  both: readonly Part<"competency">[],
  { manifest }: Framework,
  bodyOf: BodyOf,
): RootContent[] {
  const names = both.map(({ one }) => one.id);
  const bodies = both.map(({ one }) => bodyOf(one));
  const headings = new Map(
    bodies.flatMap(({ sections }) =>
      sections.map(({ id, heading: title }) => [id, title] as const),
    ),
  );
  const first = both.map(({ one, thread }, index): Cell[] => [
    [strong(one.title)],
    `${titleIn(manifest.pillars, one.pillar)}, ${placeWords(manifest, one)}. ${thread.title}.`,
    ...cellsOf(bodies[index]?.lead ?? []),
  ]);
  const grows = both.flatMap(({ one, buildsOn }, index) =>
    buildsOn.some(({ id }) => id === names[1 - index])
      ? [paragraph(`${one.id} grows from ${names[1 - index]}.`)]
      : [],
  );
  return [
    ...grows,
    sideBySide(names, first),
    ...[...headings].flatMap(([id, title]) => [
      heading(2, title),
      sideBySide(
        names,
        bodies.map(({ sections }) =>
          cellsOf(sections.find((section) => section.id === id)?.content ?? []),
        ),
      ),
    ]),
  ];
}

/** Two role profiles: the levels that they ask for. */
function roles(both: readonly Part<"role">[], { manifest }: Framework): RootContent[] {
  const of = (id: string): string[] =>
    both.map(({ one }) => (one.pillars[id] === undefined ? "" : String(one.pillars[id])));
  const extra = both.map(({ one }) =>
    listed(one.supplements.map((id) => titleIn(manifest.supplements, id))),
  );
  return [
    table([
      ["Level in", ...both.map(({ one }) => one.title)],
      ...manifest.pillars.map(({ id, title }) => [title, ...of(id)]),
      ["Often at band", ...both.map(({ one }) => one.typicalBands.join("/"))],
      ...(extra.every((words) => words === "") ? [] : [["With", ...extra]]),
    ]),
  ];
}

type Levels = Extract<Part<"comparison">, { of: "level" }>;

/** Two levels, thread by thread; in one pillar with the statements. */
function levels({ levels: [low, high], pillars }: Levels, framework: Framework, bodyOf: BodyOf) {
  const names = [levelWords(low), levelWords(high)];
  const cell = ({ one, growsFrom }: Placed, isNew: boolean): Cell => {
    const notes = [
      ...(one.supplement === null ? [] : [placeWords(framework.manifest, one)]),
      ...(growsFrom.length === 0 ? [] : [`grows from ${listed(growsFrom)}`]),
      ...(isNew ? ["new"] : []),
    ];
    return [
      strong(one.id),
      ` ${one.title}`,
      ...(notes.length === 0 ? [] : [text(` (${notes.join(", ")})`, "muted")]),
    ];
  };
  const full = pillars.length === 1;
  const lines = (side: readonly Placed[], isNew: boolean): Cell[] =>
    side.flatMap((placed) => [
      cell(placed, isNew),
      ...(full ? [bodyOf(placed.one).statement] : []),
    ]);
  return pillars.flatMap(({ title, threads }): RootContent[] => {
    const shown = threads.filter(({ lower, upper }) => lower.length + upper.length > 0);
    const sides = shown.map(({ id, title: name, lower, upper }) => ({
      name: `${id} ${name}`,
      both: [lines(lower, false), lines(upper, lower.length === 0)] as const,
    }));
    if (sides.length === 0) return [heading(2, title), paragraph("Neither has competencies here.")];
    return [
      heading(2, title),
      ...(full
        ? sides.flatMap(({ name, both }) => [heading(3, name), sideBySide(names, both)])
        : [sideBySide(["Thread", ...names], ...sides.map(({ name, both }) => [[name], ...both]))]),
    ];
  });
}

const isKind =
  <K extends "competency" | "role">(kind: K) =>
  (part: { readonly kind: string }): part is Part<K> =>
    part.kind === kind;

const titleOf = (part: Part<"comparison">): string =>
  part.of === "level"
    ? part.levels.map(levelWords).join(" and ")
    : [
        ...part.both.filter(isKind("competency")).map(({ one }) => one.id),
        ...part.both.filter(isKind("role")).map(({ one }) => one.title),
      ].join(" and ");

/** Two things of one kind, side by side. */
export const comparison: Shown<"comparison"> = {
  page: (part, framework, bodyOf) => [
    heading(1, `${capital(titleOf(part))}, side by side`),
    ...(part.of === "level"
      ? levels(part, framework, bodyOf)
      : part.of === "role"
        ? roles(part.both.filter(isKind("role")), framework)
        : competencies(part.both.filter(isKind("competency")), framework, bodyOf)),
  ],
  item: (part, bodyOf, framework) => {
    if (part.of !== "level") {
      const items = [
        ...part.both
          .filter(isKind("competency"))
          .map((one) => competency.item(one, bodyOf, framework)),
        ...part.both.filter(isKind("role")).map((one) => role.item(one, bodyOf, framework)),
      ];
      return { of: part.of, items };
    }
    const line = ({ one, growsFrom }: Placed) => ({
      ...lineOf(one),
      statement: bodyOf(one).statement,
      growsFrom,
    });
    return {
      of: part.of,
      levels: part.levels,
      pillars: part.pillars.map(({ id, title, threads }) => ({
        id,
        title,
        threads: threads.map(({ lower, upper, ...name }) => ({
          ...name,
          lower: lower.map(line),
          upper: upper.map(line),
        })),
      })),
    };
  },
};
