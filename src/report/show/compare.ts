import type { RootContent } from "mdast";
import type { Placed } from "../../analyse/compare.js";
import { lineOf } from "../../analyse/describe.js";
import type { Framework } from "../../model/framework.js";
import type { BodyOf } from "../../parse/body.js";
import { type Cell, heading, paragraph, strong, table, text } from "../document.js";
import { levelWords, listed, placeWords, titleIn } from "../words.js";
import { competency } from "./competency.js";
import { type Part, proseJson, type Shown } from "./part.js";
import { role } from "./role.js";

/** Two columns, the shorter filled up with blanks. */
const sideBySide = (
  head: readonly [string, string],
  left: readonly Cell[],
  right: readonly Cell[],
): RootContent =>
  table([
    head,
    ...Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [
      left[row] ?? "",
      right[row] ?? "",
    ]),
  ]);

/** Two competencies, part by part: every section that either of them has. */
function competencies(
  both: readonly Part<"competency">[],
  { manifest }: Framework,
  bodyOf: BodyOf,
): RootContent[] {
  const names = pairOf(both.map(({ one }) => one.id));
  const prose = both.map(({ one }) => proseJson(bodyOf(one)));
  const linesOf = (id: string, index: number): string[] => {
    const found = prose[index]?.sections.find((section) => section.id === id);
    return found === undefined
      ? []
      : [...found.items.map((one) => `• ${one}`), ...found.text.split("\n\n").filter(Boolean)];
  };
  const headings = new Map(
    prose.flatMap(({ sections }) => sections.map(({ id, heading: title }) => [id, title] as const)),
  );
  const facts = both.map(({ one, thread }): Cell[] => [
    [strong(one.title)],
    `${titleIn(manifest.pillars, one.pillar)}, ${placeWords(manifest, one)}. ${thread.title}.`,
  ]);
  const grows = both.flatMap(({ one, buildsOn }, index) =>
    buildsOn.some(({ id }) => id === names[1 - index])
      ? [paragraph(`${one.id} grows from ${names[1 - index]}.`)]
      : [],
  );
  return [
    ...grows,
    sideBySide(
      names,
      [...(facts[0] ?? []), prose[0]?.statement ?? ""],
      [...(facts[1] ?? []), prose[1]?.statement ?? ""],
    ),
    ...[...headings].flatMap(([id, title]) => [
      heading(2, title),
      sideBySide(names, linesOf(id, 0), linesOf(id, 1)),
    ]),
  ];
}

const pairOf = ([one = "", other = ""]: readonly string[]): readonly [string, string] => [
  one,
  other,
];

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
  const names = [levelWords(low), levelWords(high)] as const;
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
  const [only, other] = pillars;
  const full = only !== undefined && other === undefined;
  return pillars.flatMap(({ title, threads }): RootContent[] => {
    const sides = threads
      .filter(({ lower, upper }) => lower.length + upper.length > 0)
      .map(({ id, title: name, lower, upper }) => {
        const lines = (side: readonly Placed[], isNew: boolean): Cell[] =>
          side.flatMap((placed) => [
            cell(placed, isNew),
            ...(full ? [bodyOf(placed.one).statement] : []),
          ]);
        const left = lines(lower, false);
        const right = lines(upper, lower.length === 0);
        return {
          name: `${id} ${name}`,
          left: left.length > 0 ? left : ["nothing"],
          right: right.length > 0 ? right : ["nothing"],
        };
      });
    if (sides.length === 0) return [heading(2, title), paragraph("Neither has competencies here.")];
    return [
      heading(2, title),
      ...sides.flatMap(({ name, left, right }) => [
        heading(3, name),
        sideBySide(names, left, right),
      ]),
    ];
  });
}

const titleOf = (part: Part<"comparison">): string =>
  part.of === "level"
    ? part.levels.map(levelWords).join(" and ")
    : part.both.map((one) => ("one" in one ? one.one.id : "")).join(" and ");

const isKind =
  <K extends "competency" | "role">(kind: K) =>
  (part: { readonly kind: string }): part is Part<K> =>
    part.kind === kind;

/** Two things of one kind, side by side. */
export const comparison: Shown<"comparison"> = {
  page: (part, framework, bodyOf) => [
    heading(1, `${titleOf(part)}, side by side`),
    ...(part.of === "level"
      ? levels(part, framework, bodyOf)
      : part.of === "role"
        ? roles(part.both.filter(isKind("role")), framework)
        : competencies(part.both.filter(isKind("competency")), framework, bodyOf)),
  ],
  item: (part, bodyOf) => {
    if (part.of !== "level") {
      const items = [
        ...part.both.filter(isKind("competency")).map((one) => competency.item(one, bodyOf)),
        ...part.both.filter(isKind("role")).map((one) => role.item(one, bodyOf)),
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
