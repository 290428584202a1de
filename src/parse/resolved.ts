import type { Definition, Nodes, RootContent } from "mdast";

const comments = /<!--(?:>|->|[\s\S]*?-->)/g;

/** HTML without its comments, which are no content. */
export const withoutComments = (html: string): string => html.replace(comments, "");

/** Nodes and all that is in them. */
export const nodesIn = (nodes: readonly Nodes[]): readonly Nodes[] =>
  nodes.flatMap((node) => ("children" in node ? [node, ...nodesIn(node.children)] : [node]));

function resolved(node: Nodes, definitions: ReadonlyMap<string, Definition>): Nodes[] {
  if (node.type === "definition") return [];
  if (node.type === "html") {
    const value = withoutComments(node.value).trim();
    return value === "" ? [] : [{ ...node, value }];
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
  const found = nodesIn(nodes).filter((node) => node.type === "definition");
  // Of two for one label the first counts.
  const definitions = new Map(found.reverse().map((one) => [one.identifier, one]));
  return nodes.flatMap((node) => resolved(node, definitions) as RootContent[]);
}
