import type { Nodes, TableCell } from "mdast";

/** Twentieths of a point: the width of A4 between its margins. */
export const pageWidth = 9638;

/** The text of a node without any markup. */
export const plain = (node: Nodes): string =>
  "value" in node
    ? node.value
    : "children" in node
      ? (node.children as Nodes[]).map(plain).join("")
      : "";

/** Widths of columns: by their longest word, and by how much stands in them. */
export function columnWidths(rows: readonly (readonly TableCell[])[]): number[] {
  const count = Math.max(1, rows[0]?.length ?? 1);
  const weights = Array.from({ length: count }, (_, column) => {
    const texts = rows.map((cells) => (cells[column] ? plain(cells[column]) : ""));
    const word = Math.max(
      6,
      ...texts.map((text) => Math.max(...text.split(/\s+/).map((one) => one.length))),
    );
    const isEmpty = texts.slice(1).every((text) => text === "");
    const mean = isEmpty ? 24 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
    return Math.min(24, word) + Math.min(40, mean);
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((pageWidth * weight) / all));
}
