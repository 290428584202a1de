import type { ListItem, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { CompetencyLine, Description } from "../../analyse/describe.js";
import type { Framework } from "../../model/framework.js";
import type { Body, BodyOf } from "../../parse/body.js";
import { bullets } from "../blocks.js";
import { heading, item, paragraph, strong, text } from "../document.js";
import { foreign } from "../foreign.js";
import { placeWords, titleIn } from "../words.js";

export type Part<K extends Description["kind"]> = Extract<Description, { kind: K }>;

/** How one kind of thing is shown: as a page, and as the `item` of the JSON. */
export interface Shown<K extends Description["kind"]> {
  readonly page: (part: Part<K>, framework: Framework, bodyOf: BodyOf) => RootContent[];
  readonly item: (part: Part<K>, bodyOf: BodyOf, framework: Framework) => object;
}

/** Some of the fields of a thing, in this order. */
export const pick = <T, K extends keyof T & string>(one: T, ...names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, one[name]])) as Pick<T, K>;

/** Prose as data: the text before the first heading, then the sections with their list items. */
export const proseJson = ({ statement, sections }: Body) => ({
  statement,
  sections: sections.map(({ id, heading: title, items, content }) => ({
    id,
    heading: title,
    items,
    text: content
      .filter((node) => node.type !== "list")
      .map((node) => plainText(node))
      .join("\n\n"),
  })),
});

/** A body as it stands, its headings below the page's own. */
export const prose = ({ lead, sections }: Body): RootContent[] => [
  ...foreign(lead),
  ...sections.flatMap(({ heading: title, content }) => [heading(2, title), ...foreign(content)]),
];

/** What is known, as one paragraph; nothing where nothing is. */
export function facts(parts: readonly (string | null)[], between: string, end = ""): RootContent[] {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? [] : [paragraph(`${known.join(between)}${end}`)];
}

export const supplementTitle = ({ manifest }: Framework, id: string): string =>
  titleIn(manifest.supplements, id).toLowerCase();

function competencyItem(framework: Framework, one: CompetencyLine, withLevel: boolean): ListItem {
  const more = [
    ...(one.key ? ["key"] : []),
    ...(withLevel || one.supplement === null ? [] : [supplementTitle(framework, one.supplement)]),
  ];
  return item([
    strong(one.id),
    ` ${one.title}`,
    ...(withLevel ? [`, ${placeWords(framework.manifest, one)}`] : []),
    ...(more.length === 0 ? [] : [text(` (${more.join(", ")})`, "muted")]),
  ]);
}

export const competencyItems = (
  framework: Framework,
  competencies: readonly CompetencyLine[],
  withLevel = true,
): ListItem[] => competencies.map((one) => competencyItem(framework, one, withLevel));

/** A part of the framework with its competencies, if it has any. */
export const group = (
  framework: Framework,
  title: string,
  competencies: readonly CompetencyLine[],
  withLevel: boolean,
): RootContent[] => [
  heading(2, title),
  ...(competencies.length === 0
    ? [paragraph("The framework has no competencies here.")]
    : bullets(competencyItems(framework, competencies, withLevel))),
];
