import { isScalar, visit } from "yaml";
import type { Edit, Fixer } from "./fixer.js";
import { bodyNodes } from "./markdown-nodes.js";
import { openYaml, partsOf, type Span } from "./parts.js";

/** In these, blanks at the end of a line can mean something. */
const literal = new Set(["code", "inlineCode", "html", "break", "definition"]);

/** Values that run over more than one line: their blanks are theirs. */
function longScalars(text: string, start: number, end: number): readonly Span[] | null {
  const opened = openYaml(text, { yaml: { start, end }, body: null });
  if (opened === null) return null;
  const spans: Span[] = [];
  visit(opened.document, (_key, node) => {
    if (!isScalar(node) || !node.range) return;
    const span = { start: start + node.range[0], end: start + node.range[1] };
    if (text.slice(span.start, span.end).includes("\n")) spans.push(span);
  });
  return spans;
}

/** Blanks at the ends of lines, where they mean nothing: not in code, not in a line break, not in a text of several lines. */
export const trailingSpace: Fixer = {
  name: "trailing-space",
  done: "took out blanks at the ends of lines",
  edits: (text, { kind }) => {
    const parts = partsOf(text, kind);
    const scalars = parts && longScalars(text, parts.yaml.start, parts.yaml.end);
    if (scalars === null) return [];
    const kept: readonly Span[] = [
      ...scalars,
      ...bodyNodes(text, kind).filter(({ node }) => literal.has(node.type)),
    ];
    const edits: Edit[] = [];
    // Begun only where a run of blanks begins: otherwise a long run inside a line takes quadratic time.
    for (const match of text.matchAll(/(?<![ \t])[ \t]+(?=\r?\n|$)/g)) {
      const start = match.index;
      const end = start + match[0].length;
      // A value of several lines ends where its last line does: what touches it is left.
      if (!kept.some((span) => start <= span.end && end >= span.start)) {
        edits.push({ start, end, text: "" });
      }
    }
    return edits;
  },
};
