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

/** A letter of bold Arial, in widths of its size, and what stands beside a cell's text. */
const [letter, margins] = [0.6, 220];

/** Widths of columns: room for the longest word of each, and the rest by how much stands in them. `size` is in half-points. */
export function columnWidths(rows: readonly (readonly TableCell[])[], size: number): number[] {
  const count = Math.max(1, rows[0]?.length ?? 1);
  const columns = Array.from({ length: count }, (_, column) => {
    const texts = rows.map((cells) => (cells[column] ? plain(cells[column]) : ""));
    const words = texts.flatMap((text) => text.split(/\s+/).map((word) => word.length));
    const isEmpty = texts.slice(1).every((text) => text === "");
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
    return {
      least: Math.min(24, Math.max(...words)) * size * 10 * letter + margins,
      wish: isEmpty ? 24 : Math.min(40, mean),
    };
  });
  const least = columns.reduce((sum, one) => sum + one.least, 0);
  const wished = columns.reduce((sum, { wish }) => sum + wish, 0);
  const spare = Math.max(0, pageWidth - least);
  const scale = Math.min(1, pageWidth / least);
  return columns.map((one) =>
    Math.floor(one.least * scale + (spare * one.wish) / Math.max(1, wished)),
  );
}
