import type { Nodes } from "mdast";
import { isText } from "../../parse/fields.js";
import { parseTree, positionOf } from "../../parse/markdown.js";
import { quoted } from "../../words/quoted.js";
import { hideAddresses, placeIn, placeInField, proseFields } from "../prose.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

interface Mark {
  readonly mark: string;
  readonly offset: number;
  /** It may be none: `a)` and `2)` before an item, a smiley, the inches of `12"`. */
  readonly unsure: boolean;
}

/** The quotation marks and brackets of a paragraph, without those of code, tags and addresses. */
function marksOf(node: Nodes, text: string): readonly Mark[] {
  if ("children" in node) return node.children.flatMap((child) => marksOf(child, text));
  if (node.type !== "text") return [];
  const { start, end } = positionOf(node);
  const from = start.offset ?? 0;
  const shown = hideAddresses(text.slice(from, end.offset));
  // An apostrophe has a letter behind it; before `90s` and `tis` it is often curled the wrong way.
  const marks = /(?<!\\)(?:["“”„()[\]]|‘(?!\d|(?:tis|twas|em|n)(?!\p{L}))|’(?!\p{L}))/giu;
  return [...shown.matchAll(marks)].map(({ 0: mark, index }) => ({
    mark,
    offset: from + index,
    unsure:
      mark === '"'
        ? /\d/.test(shown[index - 1] ?? "")
        : /(?:(?:^|\s)(?:\p{L}|\d{1,2}|[ivx]{1,4})|[:;]-?)$/iu.test(
            shown.slice(Math.max(0, index - 5), index),
          ),
  }));
}

/** The first mark that opens and is not closed, or closes what nothing opened. */
function unpaired(marks: readonly Mark[], opening: string, closing: string): Mark | undefined {
  const open: Mark[] = [];
  for (const one of marks) {
    if (opening.includes(one.mark)) open.push(one);
    else if (closing.includes(one.mark) && open.pop() === undefined) return one;
  }
  return open[0];
}

function unbalanced(marks: readonly Mark[]): Mark | undefined {
  const of = (wanted: string): readonly Mark[] => marks.filter(({ mark }) => mark === wanted);
  const straight = of('"');
  if (straight.length % 2 === 1 && !straight.some(({ unsure }) => unsure)) return straight.at(-1);
  // `[0, 1)` is a range: which kind of bracket closes is not looked at.
  const sure = marks.filter(({ unsure }) => !unsure);
  const bracket = unpaired(sure, "([", ")]") && unpaired(marks, "([", ")]");
  // Other languages write „so“ and ”so”.
  const [opened, closed] = [of("“").length, of("”").length];
  const foreign = of("„").length > 0 || (opened === 0 && closed % 2 === 0);
  const single = of("‘").length > of("’").length ? of("‘").at(-1) : undefined;
  return bracket ?? (foreign ? undefined : unpaired(marks, "“", "”")) ?? single;
}

interface Paragraph {
  readonly marks: readonly Mark[];
  /** It begins with a quotation mark, and is no item of a list. */
  readonly quotes: boolean;
}

function paragraphsOf(node: Nodes, text: string, inList = false): readonly Paragraph[] {
  if (node.type === "paragraph" || node.type === "heading") {
    const quotes = !inList && /["“]/.test(text[positionOf(node).start.offset ?? 0] ?? "");
    return [{ marks: marksOf(node, text), quotes }];
  }
  if (!("children" in node)) return [];
  return node.children.flatMap((child) => paragraphsOf(child, text, node.type === "listItem"));
}

function* unbalancedIn(text: string): Iterable<Mark> {
  if (!/["“”„()[\]‘]/.test(text)) return;
  const all = paragraphsOf(parseTree(text), text);
  for (const [index, { marks, quotes }] of all.entries()) {
    // A quotation of several paragraphs opens in each of them, and closes in the last.
    const goesOn = quotes && all[index + 1]?.quotes === true;
    const found = goesOn ? undefined : unbalanced(marks);
    if (found !== undefined) yield found;
  }
}

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  const report = (file: string, where: Found["where"], mark: string): Found => ({
    file,
    where,
    message: `${quoted(mark)} has no partner in this paragraph`,
    hint: "Add the one that is missing, or take this one out.",
  });
  for (const { kind, data, file, body, bodyLine } of documents) {
    if (kind === "sources" || kind === "manifest") continue;
    for (const field of proseFields[kind]) {
      const text = data[field];
      for (const { mark } of isText(text) ? unbalancedIn(text) : [])
        yield report(file.name, placeInField(file.text, field, mark) ?? { path: [field] }, mark);
    }
    for (const { mark, offset } of unbalancedIn(body))
      yield report(file.name, placeIn(body, offset, bodyLine), mark);
  }
}

export const markUnbalanced: Rule = {
  code: "mark-unbalanced",
  severity: "warning",
  what: "A quotation mark or a bracket is opened and not closed, or closed and not opened.",
  why: "Readers look for the end of what was begun, and a screen reader may read on as if it were quoted.",
  mend: "Add the mark that is missing. What is between backticks is not looked at.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "- Asks which people (and carers the figures leave out.",
    right: "- Asks which people (and carers) the figures leave out.",
  },
  framework,
};
