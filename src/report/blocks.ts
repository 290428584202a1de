import type { BlockContent, ListItem, RootContent } from "mdast";
import type { Framework } from "../model/framework.js";
import {
  heading,
  list,
  onTerminal,
  type ReportDocument,
  report,
  text,
  typedHint,
} from "./document.js";

/** What a value makes, or nothing where there is none. */
export const given = <T, R>(value: T | null | undefined, make: (value: T) => R): R[] =>
  value === null || value === undefined ? [] : [make(value)];

/** A list, or nothing where it would be empty. */
export const bullets = (items: readonly ListItem[], ordered = false): BlockContent[] =>
  items.length === 0 ? [] : [list(items, ordered)];

/** A heading with what stands under it, or nothing where that would be nothing. */
export const section = (title: string, content: readonly RootContent[]): RootContent[] =>
  content.length === 0 ? [] : [heading(2, title), ...content];

/** Where the framework lies, behind its name: only where the reader has its files at hand. */
export const inFolder = ({ folder }: Framework) => typedHint(` in ${folder}`);

/** A report about a framework: its name and folder below the heading on a terminal, and at the foot of every page. */
export function frameworkReport(
  framework: Framework,
  title: string,
  [head, ...content]: readonly RootContent[],
): ReportDocument {
  const { manifest } = framework;
  const name = `${manifest.title} ${manifest.version}`;
  return report(title, name, [
    ...(head === undefined ? [] : [head]),
    onTerminal(text(name, "muted"), inFolder(framework), "."),
    ...content,
  ]);
}

/** What the JSON of every report about a framework begins with. */
export const jsonHead = (format: string, { manifest: { id, version } }: Framework) => ({
  format: `ahp-career/${format}`,
  framework: { id, version },
});
