import { isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { Path } from "../../model/diagnostic.js";
import { type Collection, type Item, isCollection } from "./places.js";

/** A node, the collection it stands in, and its own field or item there. */
export interface Found {
  readonly node: Node | null | undefined;
  readonly parent: Collection | null;
  readonly item: Item | undefined;
}

/** Looks a path up. `item` is undefined where the collection does not have it. */
export function findNode(root: unknown, path: Path): Found {
  let found: Found = { node: root as Node | null, parent: null, item: undefined };
  for (const key of path) {
    const parent = found.node;
    if (!isCollection(parent)) return { node: undefined, parent: null, item: undefined };
    const item = isSeq(parent)
      ? (parent.items[Number(key)] as Item)
      : (parent.items as readonly Pair<Node, Node | null>[]).find(
          (pair) => isScalar(pair.key) && String(pair.key.value) === key,
        );
    const node = isMap(parent) ? (item as Pair<Node, Node | null> | undefined)?.value : item;
    found = { node: node as Node | null | undefined, parent, item };
  }
  return found;
}
