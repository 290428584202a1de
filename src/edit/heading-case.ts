import { knownHeadings } from "../check/headings.js";
import type { Fixer } from "./fixer.js";
import { bodyNodes } from "./markdown-nodes.js";

/** `## In Practice` → `## In practice`: the headings of a competency, as they are written everywhere. */
export const headingCase: Fixer = {
  name: "heading-case",
  done: "wrote headings in sentence case",
  edits: (text, { kind }) => {
    if (kind !== "competency") return [];
    return bodyNodes(text, kind).flatMap(({ node, start, end, top }) => {
      if (!top || node.type !== "heading" || node.children.length !== 1) return [];
      const [only] = node.children;
      if (only?.type !== "text") return [];
      const known = knownHeadings().find(
        ({ title }) => title.toLowerCase() === only.value.trim().toLowerCase(),
      );
      const source = text.slice(start, end);
      const at = source.toLowerCase().indexOf(known?.title.toLowerCase() ?? "\n");
      if (known === undefined || at < 0) return [];
      const place = start + at;
      const written = text.slice(place, place + known.title.length);
      return written === known.title
        ? []
        : [{ start: place, end: place + known.title.length, text: known.title }];
    });
  },
};
