import type { Nodes } from "mdast";
import { parseTree } from "../parse/markdown.js";
import type { FixKind } from "./fixer.js";
import { partsOf } from "./parts.js";

/** A node of a body and where it stands in the file's text. */
export interface PlacedNode {
  readonly node: Nodes;
  readonly start: number;
  readonly end: number;
  /** It stands in no other block. */
  readonly top: boolean;
}

/** Every node of the body, parents before children; none in a YAML file. */
export function bodyNodes(text: string, kind: FixKind): readonly PlacedNode[] {
  const body = partsOf(text, kind)?.body ?? null;
  if (body === null) return [];
  const placed: PlacedNode[] = [];
  const visit = (node: Nodes, depth: number): void => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start !== undefined && end !== undefined)
      placed.push({ node, start: body.start + start, end: body.start + end, top: depth === 1 });
    if ("children" in node) for (const child of node.children) visit(child, depth + 1);
  };
  visit(parseTree(text.slice(body.start, body.end)), 0);
  return placed;
}
