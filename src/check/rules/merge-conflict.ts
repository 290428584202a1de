import { parseTree } from "../../parse/markdown.js";
import { misfits } from "../../parse/misfit-words.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** The lines that Git leaves around two versions of a passage. The one between them is an underline elsewhere. */
const mark = /^(?:<{7}|>{7}|\|{7})(?: |$)/;
const middle = /^={7}$/;

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const { kind, file, body, bodyLine } of documents) {
    // In YAML the reader of YAML finds it.
    if (kind === "manifest" || kind === "sources" || !/^[<>|=]{7}/m.test(body)) continue;
    const { children } = parseTree(body);
    const apart = new Set(
      children.flatMap(({ type, position }) => {
        if (position === undefined || (type !== "code" && type !== "html")) return [];
        const { start, end } = position;
        return Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line - 1 + at);
      }),
    );
    const underlines = new Set(
      children.flatMap(({ type, position }) =>
        type === "heading" && position !== undefined ? [position.end.line - 1] : [],
      ),
    );
    /** Inside two versions: one finding for both. */
    let between = false;
    for (const [index, line] of body.split(/\r?\n/).entries()) {
      if (apart.has(index)) continue;
      // Alone it is one only where it is not the underline of a heading that may be there.
      const left: boolean =
        middle.test(line) && !between && (kind === "competency" || !underlines.has(index));
      if (!left && !mark.test(line)) continue;
      const within = between;
      between = !line.startsWith(">");
      if (within) continue;
      yield {
        file: file.name,
        where: { line: bodyLine + index, column: 1 },
        ...misfits.merge(line.slice(0, 7)),
      };
    }
  }
}

export const mergeConflict: Rule = {
  code: "merge-conflict",
  severity: "error",
  fixed: true,
  what: "Two versions of a passage stand one after the other, with the marks that Git puts around them.",
  why: "Both versions would be shown to people, marks and all.",
  mend: "Keep one version, or join the two, and delete the marks. If you do not know which is right, ask the other person.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "<<<<<<< HEAD\nPlans a small audit in own area",
    right: "Plans a small audit in own area",
  },
  framework,
};
