import type { Definition, Nodes, RootContent } from "mdast";

const comments = /<!--(?:>|->|[\s\S]*?-->)/g;

/** HTML without its comments, which are no content. */
export const withoutComments = (html: string): string => html.replace(comments, "");

/** The addresses that links and images refer to, by their labels; of two for one label the first counts. */
export function definitionsIn(
  nodes: readonly Nodes[],
  found = new Map<string, Definition>(),
): ReadonlyMap<string, Definition> {
  for (const node of nodes) {
    if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node);
    if ("children" in node) definitionsIn(node.children, found);
  }
  return found;
}

function resolved(node: Nodes, definitions: ReadonlyMap<string, Definition>): Nodes[] {
  if (node.type === "definition") return [];
  if (node.type === "html") {
    const value = withoutComments(node.value);
    return value === node.value
      ? [node]
      : value.trim() === ""
        ? []
        : [{ ...node, value: value.trim() }];
  }
  const children =
    "children" in node ? node.children.flatMap((one) => resolved(one, definitions)) : [];
  const { url = "" } = ("identifier" in node && definitions.get(node.identifier)) || {};
  if (node.type === "linkReference") return [{ ...node, type: "link", url, children } as Nodes];
  if (node.type === "imageReference") return [{ ...node, type: "image", url } as Nodes];
  return ["children" in node ? ({ ...node, children } as Nodes) : node];
}

/** Blocks without comments, in which each link and image has its address and stands for itself. */
export function resolvedBlocks(nodes: readonly RootContent[]): RootContent[] {
  const definitions = definitionsIn(nodes);
  return nodes.flatMap((node) => resolved(node, definitions) as RootContent[]);
}
