import type { Finding } from "../diagnostic.js";
import type { Body, Section } from "../parse/body.js";

/** A marker that Markdown does not take for one: without its space, or a bullet or dash from a word processor. */
const brokenMarker = /^ {0,3}(?:[-+](?![-+ \t]|$)|\*(?![* \t]|$)(?!.*\*)|[•–—·▪●◦○‣⁃\uf0b7]|o\t)/u;
const marker = /^ {0,3}([-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** Indented this far below an item, a line is a part of it: another paragraph, or a list of its own. */
const belowItem = /^(?: {2,}|\t)/;
/** A word processor's bullet, which is no text however far in it stands. */
const bullet = /^\s*(?:[•·▪●◦○‣⁃\uf0b7]|o\t)/u;
/** Lines that are no text: the underline of a heading, and the address of a link. */
const noText = /^ {0,3}(?:=+|-+)\s*$|^ {0,3}\[[^\]]+\]:\s/;
/** A line that starts as a new thought does: with a capital that is not an abbreviation's. */
const opening = /^ ?["'“‘(]?\p{Lu}[\p{Ll}'’ ]/u;
/** After these the sentence goes on, whatever the next line starts with. */
const unfinished = /(?:[,;(–-]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))\s*$/i;

interface LineProblem {
  /** Counted from the first line of the body. */
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

const startWithHyphen = "Start the line with a hyphen and a space.";

/** Lines of one section that were meant to be items and are not, or that mix two kinds of marker. */
function* lineProblems(lines: readonly string[], from: number, to: number): Iterable<LineProblem> {
  let firstMarker: string | null = null;
  let inItem = false;
  let fenced = false;
  let commented = false;
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? "";
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) continue;
    // A comment is for other editors, wherever it stands.
    const comment = commented || /^\s*<!--/.test(line);
    if (comment) commented = !line.includes("-->");
    if (comment || noText.test(line) || (inItem && belowItem.test(line) && !bullet.test(line)))
      continue;
    const [, mark] = marker.exec(line) ?? [];
    if (mark !== undefined) {
      const kind = /^\d/.test(mark) ? "1." : mark;
      firstMarker ??= kind;
      if (kind !== firstMarker) {
        const message = `This item starts with \`${mark}\`, and the ones above it with \`${firstMarker}\``;
        yield { index, message, hint: "Use the same mark, a hyphen, for every item." };
      }
      inItem = true;
    } else if (brokenMarker.test(line)) {
      const wrong = line.trim().charAt(0);
      const message = /[-*+]/.test(wrong)
        ? `There is no ordinary space after \`${wrong}\`, so this line is not an item of the list`
        : `\`${wrong}\` does not start an item of a list`;
      yield { index, message, hint: startWithHyphen };
    } else if (line.trim() === "") inItem = false;
    else if (inItem && opening.test(line) && !unfinished.test(lines[index - 1] ?? "")) {
      const message = "This line has no hyphen, so it is read as part of the item above";
      yield { index, message, hint: `${startWithHyphen} Indent it if it belongs to that item.` };
    } else if (!inItem && marker.test(lines[index + 1] ?? "") && !/[:：][*_]*\s*$/.test(line)) {
      const message = "This line has no hyphen, so it is not an item of the list below";
      yield {
        index,
        message,
        hint: `${startWithHyphen} An introduction to a list ends in a colon.`,
      };
    }
  }
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
  for (const [index, section] of sections.entries()) {
    if (!isList(section.id)) continue;
    const next = sections[index + 1];
    const to = next === undefined ? lines.length : start(next);
    const findings = [...lineProblems(lines, start(section) + 1, to)].map(
      ({ index: at, message, hint }) => ({
        code: "list-length",
        file,
        where: { line: at + firstLine, column: (lines[at] ?? "").search(/\S/) + 1 },
        message,
        hint,
      }),
    );
    if (findings.length > 0) found.set(section.id, findings);
  }
  return found;
}
