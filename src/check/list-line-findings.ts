import type { ListItem, Node, Nodes, Paragraph, RootContent } from "mdast";
import type { Finding } from "../model/diagnostic.js";
import type { Body, Section } from "../parse/body.js";
import { lineAt } from "../parse/lines.js";
import { parseTree, positionOf } from "../parse/markdown.js";
import { startsWithDate } from "./sentence-case.js";

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

interface LineProblem {
  /** Counted from the first line of the body. */
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

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

function problemIn(line: string): Omit<LineProblem, "index"> | null {
  if (!brokenMarker.test(line) && !bullet.test(line)) return null;
  const wrong = line.trim().charAt(0);
  const message = /[-*+]/.test(wrong)
    ? `There is no ordinary space after \`${wrong}\`, so this line is not an item of the list`
    : `\`${wrong}\` does not start an item of a list`;
  return { message, hint: startWithHyphen };
}

/** Lines of a paragraph that were meant to be items, where it stands in an item or by itself. */
function* paragraphProblems(
  lines: readonly string[],
  paragraph: Paragraph,
  inItem: boolean,
): Iterable<LineProblem> {
  const skipped = new Set(hidden(paragraph));
  const [first, last] = linesOf(paragraph);
  for (let index = first; index <= last; index += 1) {
    const line = lineAt(lines, index);
    if (inItem && index === first && !bullet.test(line)) continue;
    if (skipped.has(index) || (inItem && belowItem.test(line) && !bullet.test(line))) continue;
    const goesOn = inItem && dash.test(line);
    const problem = goesOn ? null : problemIn(line);
    if (problem !== null) yield { index, ...problem };
    else if (
      inItem &&
      opening.test(line) &&
      !startsWithDate(line) &&
      !unfinished.test(lineAt(lines, index - 1))
    ) {
      const message = "This line has no hyphen, so it is read as part of the item above";
      yield { index, message, hint: `${startWithHyphen} Indent it if it belongs to that item.` };
    }
  }
}

/** The paragraphs of an item, and of the lists in it. */
function* itemProblems(lines: readonly string[], item: ListItem): Iterable<LineProblem> {
  for (const child of item.children) {
    if (child.type === "paragraph") yield* paragraphProblems(lines, child, true);
    if (child.type === "list")
      for (const inner of child.children) yield* itemProblems(lines, inner);
  }
}

const markOf = (lines: readonly string[], item: ListItem): string => {
  const { line, column } = positionOf(item).start;
  return /^(?:[-*+]|\d+[.)])/.exec(lineAt(lines, line - 1).slice(column - 1))?.[0] ?? "-";
};

const kindOf = (mark: string): string => (/^\d/.test(mark) ? "1." : mark);

/** The items of neighbouring lists that have another mark than most of them; of two kinds as frequent, the first is right. */
function* markProblems(
  lines: readonly string[],
  items: readonly ListItem[],
): Iterable<LineProblem> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const kind = kindOf(markOf(lines, item));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  for (const item of items) {
    const mark = markOf(lines, item);
    if (kindOf(mark) === usual) continue;
    const message = `This item starts with \`${mark}\`, and the others with \`${usual}\``;
    const [index] = linesOf(item);
    yield { index, message, hint: "Use the same mark, a hyphen, for every item." };
  }
}

/** Lines of one section that were meant to be items and are not, or that mix two kinds of marker. */
function* lineProblems(
  lines: readonly string[],
  nodes: readonly RootContent[],
): Iterable<LineProblem> {
  let items: ListItem[] = [];
  for (const [at, node] of nodes.entries()) {
    if (node.type === "list") {
      items.push(...node.children);
      for (const item of node.children) yield* itemProblems(lines, item);
      continue;
    }
    // Text or a rule between two lists parts them.
    if (node.type !== "html") {
      yield* markProblems(lines, items);
      items = [];
    }
    if (node.type !== "paragraph") continue;
    const problems = [...paragraphProblems(lines, node, false)];
    yield* problems;
    const [, index] = linesOf(node);
    const next = nodes[at + 1];
    const heads = next?.type === "list" && linesOf(next)[0] === index + 1;
    const told = problems.some((problem) => problem.index === index);
    if (heads && !told && !/[:：][*_]*\s*$/.test(lineAt(lines, index))) {
      const message = "This line has no hyphen, so it is not an item of the list below";
      yield {
        index,
        message,
        hint: `${startWithHyphen} An introduction to a list ends in a colon.`,
      };
    }
  }
  yield* markProblems(lines, items);
}

/** The `list-length` findings of single lines, by section: each says why its list is shorter than it looks. */
export function listLineFindings(
  file: string,
  { sections }: Body,
  text: string,
  firstLine: number,
  isList: (id: string) => boolean,
): ReadonlyMap<string, readonly Finding[]> {
  const lines = text.split(/\r?\n/);
  const start = ({ place }: Section): number => place.line - firstLine;
  const found = new Map<string, readonly Finding[]>();
  let tree: readonly RootContent[] | null = null;
  for (const [index, section] of sections.entries()) {
    if (!isList(section.id)) continue;
    const next = sections[index + 1];
    const to = next === undefined ? lines.length : start(next);
    if (lines.slice(start(section) + 1, to).every((line) => ordinary.test(line))) continue;
    tree ??= parseTree(text).children;
    const nodes = tree.filter((node) => {
      const [first] = linesOf(node);
      return first > start(section) && first < to;
    });
    const findings = [...lineProblems(lines, nodes)].map(({ index: at, message, hint }) => ({
      code: "list-length",
      file,
      where: { line: at + firstLine, column: lineAt(lines, at).search(/\S/) + 1 },
      message,
      hint,
    }));
    if (findings.length > 0) found.set(section.id, findings);
  }
  return found;
}
