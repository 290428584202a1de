import type { ListItem, Node, Nodes, Paragraph, RootContent } from "mdast";
import type { Finding } from "../model/diagnostic.js";
import type { Body, Section } from "../parse/body.js";
import type { ParsedDocument } from "../parse/kind.js";
import { lineAt } from "../parse/lines.js";
import { parseTree, positionOf } from "../parse/markdown.js";
import { groupBy } from "./group-by.js";
import { bodyLines, type OddLine } from "./odd-line.js";
import { startsWithDate } from "./sentence-case.js";

type Lines = readonly string[];

/** A marker that Markdown does not take for one: without its space, or a bullet or dash from a word processor. */
const brokenMarker =
  /^ {0,3}(?:[-+](?![-+ \t\d]|$)|\*(?![* \t]|$)(?!.*\*)|[•–—·▪●◦○‣⁃\uf0b7]|o\t)/u;
/** A dash with which a sentence goes on, and a number below nought. */
const dash = /^ {0,3}(?:[–—] ?\p{Ll}|[–—]\d)/u;
/** Indented this far below an item, a line is a part of it. */
const belowItem = /^(?: {2,}|\t)/;
/** A word processor's bullet, which is no text however far in it stands. */
const bullet = /^\s*(?:[•·▪●◦○‣⁃\uf0b7]|o\t)/u;
/** A line that starts as a new thought does: with a capital that is not an abbreviation's. */
const opening = /^ ?["'“‘]?(?!I(?:\b|['’]))\p{Lu}[\p{Ll}'’ ]/u;
/** After these the sentence goes on, whatever the next line starts with. */
const unfinished = /(?:[,;(–-]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))\s*$/i;
/** What every line of most lists is: an item, or a line that belongs to it. */
const ordinary = /^(?:- |\s*$|(?: {2,}|\t)(?!\s*[•·▪●◦○‣⁃\uf0b7])(?!\s*o\t))/u;

const startWithHyphen = "Start the line with a hyphen and a space.";

/** From the start of a node to its end, in lines of the body from 0. */
const linesOf = (node: Node): readonly [first: number, last: number] => {
  const { start, end } = positionOf(node);
  return [start.line - 1, end.line - 1];
};

/** The lines that begin within a comment, a tag or code. */
function* hidden(node: Nodes): Iterable<number> {
  if (node.type === "html" || node.type === "inlineCode") {
    const [first, last] = linesOf(node);
    for (let index = first + 1; index <= last; index += 1) yield index;
  }
  if ("children" in node) for (const child of node.children) yield* hidden(child);
}

function brokenMarkerIn(line: string, index: number): OddLine | null {
  if (!brokenMarker.test(line) && !bullet.test(line)) return null;
  const wrong = line.trim().charAt(0);
  const message = /[-*+]/.test(wrong)
    ? `There is no ordinary space after \`${wrong}\`, so this line is not an item of the list`
    : `\`${wrong}\` does not start an item of a list`;
  return { index, message, hint: startWithHyphen };
}

/** A line of an item that reads like an item of its own. */
function missingMarkerIn(lines: Lines, index: number): OddLine | null {
  const line = lineAt(lines, index);
  const goesOn = startsWithDate(line) || unfinished.test(lineAt(lines, index - 1));
  if (!opening.test(line) || goesOn) return null;
  const message = "This line has no hyphen, so it is read as part of the item above";
  return { index, message, hint: `${startWithHyphen} Indent it if it belongs to that item.` };
}

/** Lines of a paragraph that were meant to be items, where it stands by itself. */
function* inParagraph(lines: Lines, paragraph: Paragraph): Iterable<OddLine> {
  const skipped = new Set(hidden(paragraph));
  const [first, last] = linesOf(paragraph);
  for (let index = first; index <= last; index += 1) {
    const odd = skipped.has(index) ? null : brokenMarkerIn(lineAt(lines, index), index);
    if (odd !== null) yield odd;
  }
}

/** The same in the paragraphs of an item, and of the lists in it. */
function* inItem(lines: Lines, item: ListItem): Iterable<OddLine> {
  for (const child of item.children) {
    if (child.type === "list") for (const inner of child.children) yield* inItem(lines, inner);
    if (child.type !== "paragraph") continue;
    const skipped = new Set(hidden(child));
    const [first, last] = linesOf(child);
    for (let index = first; index <= last; index += 1) {
      const line = lineAt(lines, index);
      const isPart = index === first || belowItem.test(line);
      if (skipped.has(index) || (isPart && !bullet.test(line))) continue;
      const broken = dash.test(line) ? null : brokenMarkerIn(line, index);
      const odd = broken ?? missingMarkerIn(lines, index);
      if (odd !== null) yield odd;
    }
  }
}

function markOf(lines: Lines, item: ListItem): string {
  const { line, column } = positionOf(item).start;
  return /^(?:[-*+]|\d+[.)])/.exec(lineAt(lines, line - 1).slice(column - 1))?.[0] ?? "-";
}

const kindOfMark = (mark: string): string => (/^\d/.test(mark) ? "1." : mark);

/** The items of neighbouring lists that have another mark than most of them; of two kinds as frequent, the first is right. */
function* mixedMarks(lines: Lines, items: readonly ListItem[]): Iterable<OddLine> {
  const kinds = groupBy(items, (item) => kindOfMark(markOf(lines, item)));
  const [usual] = [...kinds].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  for (const item of items) {
    const mark = markOf(lines, item);
    if (kindOfMark(mark) === usual) continue;
    const message = `This item starts with \`${mark}\`, and the others with \`${usual}\``;
    const [index] = linesOf(item);
    yield { index, message, hint: "Use the same mark, a hyphen, for every item." };
  }
}

/** Lines of one section that were meant to be items and are not, or that mix two kinds of marker. */
function* inSection(lines: Lines, nodes: readonly RootContent[]): Iterable<OddLine> {
  let items: ListItem[] = [];
  for (const [at, node] of nodes.entries()) {
    if (node.type === "list") {
      for (const item of node.children) {
        items.push(item);
        yield* inItem(lines, item);
      }
      continue;
    }
    // Text or a rule between two lists parts them.
    if (node.type !== "html") {
      yield* mixedMarks(lines, items);
      items = [];
    }
    if (node.type !== "paragraph") continue;
    const odd = [...inParagraph(lines, node)];
    yield* odd;
    const [, index] = linesOf(node);
    const next = nodes[at + 1];
    const heads = next?.type === "list" && linesOf(next)[0] === index + 1;
    const isTold = odd.some((one) => one.index === index);
    if (!heads || isTold || /[:：][*_]*\s*$/.test(lineAt(lines, index))) continue;
    const message = "This line has no hyphen, so it is not an item of the list below";
    yield { index, message, hint: `${startWithHyphen} An introduction to a list ends in a colon.` };
  }
  yield* mixedMarks(lines, items);
}

/** The `list-length` findings of single lines, by section: each says why its list is shorter than it looks. */
export function listLineFindings(
  document: Pick<ParsedDocument, "file" | "body" | "bodyLine">,
  { sections }: Body,
  isList: (id: string) => boolean,
): ReadonlyMap<string, readonly Finding[]> {
  const { lines, placeOf } = bodyLines(document);
  const start = ({ place }: Section): number => place.line - document.bodyLine;
  const found = new Map<string, readonly Finding[]>();
  let tree: readonly RootContent[] | null = null;
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1];
    const [from, to] = [start(section), next === undefined ? lines.length : start(next)];
    if (!isList(section.id)) continue;
    if (lines.slice(from + 1, to).every((line) => ordinary.test(line))) continue;
    tree ??= parseTree(document.body).children;
    const nodes = tree.filter((node) => linesOf(node)[0] > from && linesOf(node)[0] < to);
    const findings = Array.from(inSection(lines, nodes), ({ index: at, message, hint }) => {
      const where = placeOf(at);
      return { code: "list-length", file: document.file.name, where, message, hint };
    });
    if (findings.length > 0) found.set(section.id, findings);
  }
  return found;
}
