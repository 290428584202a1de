import type { Element, ElementContent, Root } from "hast";

const isElement = (node: ElementContent | Root["children"][number]): node is Element =>
  node.type === "element";

const plainText = (node: ElementContent): string =>
  "value" in node ? node.value : node.children.map(plainText).join("");

const cellsOf = (row: Element): readonly Element[] => row.children.filter(isElement);

/** Roles are said, because a browser drops those of a table whose rows the style sheet stacks on a narrow screen. */
const role = (element: Element, name: string): void => {
  element.properties = { ...element.properties, role: name };
};

/** Heads of columns and, in a table of marks, of rows; each cell knows its column's, for narrow screens. */
export function describeTable(table: Element): void {
  const compact = String(table.properties["className"] ?? "").includes("compact");
  const rows = table.children.filter(isElement).flatMap((part) => {
    role(part, "rowgroup");
    return part.children.filter(isElement);
  });
  // In an attribute these are safe, and look as if they were not.
  const labels = cellsOf(rows[0] as Element).map((cell) =>
    plainText(cell).replace(/[<>=]/g, "").trim(),
  );
  role(table, "table");
  for (const row of rows) {
    role(row, "row");
    for (const [column, cell] of cellsOf(row).entries()) {
      if (compact && column === 0 && cell.tagName === "td") cell.tagName = "th";
      const inHead = row === rows[0];
      if (cell.tagName === "th") cell.properties["scope"] = inHead ? "col" : "row";
      else cell.properties["dataLabel"] = labels[column] ?? "";
      role(cell, cell.tagName === "td" ? "cell" : inHead ? "columnheader" : "rowheader");
    }
  }
}
