import type { Nodes, Root } from "mdast";
import { knownHeadings } from "../check/headings.js";
import { parseTree } from "../parse/markdown.js";
import type { FixKind } from "./fixer.js";
import { openYaml, partsOf } from "./parts.js";

/** The known headings mean the same however they are written. */
const plainHeading = (value: string): string =>
  knownHeadings().find(({ title }) => title.toLowerCase() === value.trim().toLowerCase())?.title ??
  value;

/** A tree without places; lists that follow each other are one, which is how their items are read. */
function bare(node: Nodes, inHeading = false): unknown {
  const { position: _position, ...rest } = node as Nodes & { children?: Nodes[] };
  if (rest.type === "text" && inHeading) return { ...rest, value: plainHeading(rest.value) };
  if (rest.children === undefined) return rest;
  const children: Nodes[] = [];
  for (const child of rest.children) {
    const before = children.at(-1);
    const joins =
      child.type === "list" && before?.type === "list" && !child.ordered && !before.ordered;
    if (joins)
      children.splice(-1, 1, { ...before, children: [...before.children, ...child.children] });
    else children.push(child);
  }
  // Whether blank lines stand between items is told by each list as a whole: it is not compared.
  const loose = rest.type === "list" || rest.type === "listItem" ? { spread: null } : {};
  return {
    ...rest,
    ...loose,
    children: children.map((child) => bare(child, rest.type === "heading")),
  };
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, item]) => [key, ordered(item)]),
  );
}

/**
 * All that a file says, as text that two files share exactly when they say the same; null where it cannot be read. Written
 * differently and the same: the order of fields, the case of known headings, and a thread of two digits with or without quotes.
 */
export function meaningOf(text: string, kind: FixKind): string | null {
  const parts = partsOf(text, kind);
  const document = parts && openYaml(text, parts)?.document;
  if (!parts || !document) return null;
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
  if (kind === "competency" && data !== null && typeof data === "object" && "thread" in data) {
    const { thread } = data;
    data = { ...data, thread: String(thread).padStart(2, "0") };
  }
  const tree: Root | null = parts.body && parseTree(text.slice(parts.body.start, parts.body.end));
  return JSON.stringify([ordered(data), tree && bare(tree)]);
}
