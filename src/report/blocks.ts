import type { BlockContent, ListItem, RootContent } from "mdast";
import type { Framework } from "../model/framework.js";
import { heading, list, type ReportDocument, report } from "./document.js";

/** What a value makes, or nothing where there is none. */
export const given = <T, R>(value: T | null | undefined, make: (value: T) => R): R[] =>
  value === null || value === undefined ? [] : [make(value)];

/** A list, or nothing where it would be empty. */
export const bullets = (items: readonly ListItem[], ordered = false): BlockContent[] =>
  items.length === 0 ? [] : [list(items, ordered)];

/** A heading with what stands under it, or nothing where that would be nothing. */
export const section = (title: string, content: readonly RootContent[]): RootContent[] =>
  content.length === 0 ? [] : [heading(2, title), ...content];

/** A report about a framework, with the framework's version at the foot of every page. */
export const frameworkReport = (
  { manifest }: Framework,
  title: string,
  content: readonly RootContent[],
): ReportDocument => report(title, `${manifest.title} ${manifest.version}`, content);

/** What the JSON of every report about a framework begins with. */
export const jsonHead = (format: string, { manifest: { id, version } }: Framework) => ({
  format: `ahp-career/${format}`,
  framework: { id, version },
});
