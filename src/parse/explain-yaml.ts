import { type Document, isCollection, isNode, isSeq, LineCounter, type Range, visit } from "yaml";
import { yamlDocument } from "./yaml-document.js";
import type { YamlSlip } from "./yaml-messages.js";
import { indentOf, isField, mendsOf, silent } from "./yaml-slips.js";

/** How many lines around one are read again, and how much they may hold: each way to mend one costs a reading of all. */
const [around, longest] = [6, 8_000];

/** The lines around a row, below the fields and items that they are in; and where in them the row is. */
function excerpt(lines: readonly string[], row: number): readonly [part: string[], index: number] {
  const from = Math.max(0, row - around);
  const part = lines.slice(from, row + around + 1);
  let indent = indentOf(part.find((line) => !silent.test(line)) ?? "");
  let index = row - from;
  for (const line of lines.slice(0, from).reverse()) {
    if (silent.test(line) || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    // What goes on below it is left out.
    part.unshift(line.replace(/: +[^\s|>].*$/, ": x"));
    index += 1;
  }
  return [part, index];
}

/** Where the slip may be: in the line that the parser blames, in those beside it, or where what it is in begins. */
function suspects(lines: readonly string[], document: Document, counter: LineCounter, at: number) {
  const rowOf = (offset: number): number => counter.linePos(offset).line - 1;
  const blamed = rowOf(at);
  const full = [...lines.keys()].filter((row) => !silent.test(lines[row] ?? ""));
  const above = full.filter((row) => row < blamed).slice(-2);
  const begun: number[] = [];
  visit(document, (_, node) => {
    const [start, , end] = (isNode(node) && node.range) || [at, at, 0];
    if (start <= at && rowOf(end) >= blamed) begun.push(rowOf(start));
  });
  return new Set([
    ...full.filter((row) => row >= blamed).slice(0, 2),
    ...above,
    ...begun.slice(-4),
  ]);
}

/** The row of the first error in some lines, and how little they look like a file of fields. */
function reading(lines: readonly string[]): { readonly next: number; readonly oddness: number } {
  const counter = new LineCounter();
  const document = yamlDocument(`${lines.join("\n")}\n`, counter);
  const place = (node: { range?: Range | null }) => counter.linePos(node.range?.[0] ?? 0);
  const problems = [...document.errors, ...document.warnings];
  const errors = problems
    .filter(({ code }) => code !== "DUPLICATE_KEY")
    .map(({ pos }) => counter.linePos(pos[0]).line - 1);
  // A file begins in the first column, and is no list.
  let oddness = lines.find((line) => !silent.test(line))?.startsWith(" ") ? 2 : 0;
  oddness += 2 * (problems.length - errors.length + Number(isSeq(document.contents)));
  const begun = new Set<number>();
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isNode(key)) return;
      const { line, col } = place(key);
      begun.add(line - 1);
      if (!isCollection(value) || value.flow || place(value).line === line) return;
      if (place(value).col !== col + 2) oddness += 0.5;
    },
    Seq: (_, { items }) => {
      for (const item of items) if (isNode(item)) begun.add(place(item).line - 1);
    },
  });
  oddness += lines.filter((line, row) => isField(line) && !begun.has(row)).length;
  return { next: Math.min(...errors, Number.POSITIVE_INFINITY), oddness };
}

/**
 * Finds the slip behind an error of the parser, at an offset in a text: it tries what people commonly do wrong in the lines
 * that may be meant, and takes the slip whose mending lets the parser read on and looks most like a file of fields. Null
 * where nothing helps.
 */
export function explainYaml(
  text: string,
  document: Document,
  counter: LineCounter,
  at: number,
): YamlSlip | null {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  let best: YamlSlip | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const row of suspects(lines, document, counter, at)) {
    const [part, index] = excerpt(lines, row);
    if (part.join("\n").length > longest) continue;
    const before = reading(part);
    const columns = new Set(part.flatMap((line) => [indentOf(line), indentOf(line) + 2]));
    const mends = [...mendsOf(part[index] ?? "", columns)].sort((a, b) => a.cost - b.cost);
    for (const { kind, word, column, line, cost } of mends) {
      if (cost >= least) break;
      const { next, oddness } = reading(part.with(index, line));
      const score = cost + oddness + (next === Number.POSITIVE_INFINITY ? 0 : 5);
      if (next <= Math.max(before.next, index) || score >= least) continue;
      least = score;
      best = { kind, word, at: (counter.lineStarts[row] ?? 0) + column, meant: line };
    }
  }
  return best;
}
