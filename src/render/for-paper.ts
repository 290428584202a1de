import type { Nodes, Root } from "mdast";

const isForTerminal = ({ data }: Nodes): boolean =>
  (data as { readonly terminal?: boolean } | undefined)?.terminal === true;

/** A tree without what tells a reader to type something, which means nothing on paper or in a browser. */
export function forPaper(root: Root): Root {
  const kept = <T extends Nodes>(node: T): T =>
    "children" in node
      ? {
          ...node,
          children: (node.children as Nodes[]).filter((one) => !isForTerminal(one)).map(kept),
        }
      : node;
  return kept(root);
}
