import { quoted } from "../../words/quoted.js";
import { competencies } from "../competencies.js";
import { listHasErrors } from "../list-has-errors.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** The manifest's own pattern; null where it is not a regular expression. */
function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return null;
  }
}

function* framework(context: FrameworkContext): Iterable<Found> {
  // Looked into only where something is to be said.
  for (const found of malformed(context)) {
    if (listHasErrors(context.documents, "sources")) return;
    yield found;
  }
}

function* malformed(context: FrameworkContext): Iterable<Found> {
  const patterns = new Map(
    context.framework.sources.map(({ id, refPattern }) => [
      id,
      refPattern === null ? null : compile(refPattern),
    ]),
  );
  const sources = context.documents.find(({ kind }) => kind === "sources");
  for (const [index, { id, refPattern, items }] of context.framework.sources.entries()) {
    if (refPattern === null || sources === undefined) continue;
    const pattern = patterns.get(id);
    if (!pattern) {
      yield {
        file: sources.file.name,
        where: { path: ["sources", index, "ref-pattern"] },
        message: `${quoted(refPattern)} is not a regular expression`,
        hint: "Check its brackets.",
      };
      continue;
    }
    for (const [item, { ref }] of items.entries()) {
      if (pattern.test(ref)) continue;
      yield {
        file: sources.file.name,
        where: { path: ["sources", index, "items", item, "ref"] },
        message: `${quoted(ref)} does not match the \`ref-pattern\` of \`${id}\``,
        hint: `Correct the number or the pattern, ${quoted(refPattern)}: nobody could cite it as it is.`,
      };
    }
  }
  const examples = new Map(context.framework.sources.map(({ id, items }) => [id, items[0]?.ref]));
  for (const { competency, document } of competencies(context)) {
    for (const [index, { source, ref }] of competency.sources.entries()) {
      if (ref === null || !patterns.has(source)) continue;
      const where = { path: ["sources", index, "ref"] };
      const pattern = patterns.get(source);
      const example = examples.get(source);
      if (
        pattern === null &&
        context.framework.sources.find(({ id }) => id === source)?.refPattern === null
      ) {
        yield {
          file: document.file.name,
          where,
          message: `The source \`${source}\` has no numbered items to cite`,
          hint: "Leave `ref` out.",
        };
      } else if (pattern && !pattern.test(ref)) {
        yield {
          file: document.file.name,
          where,
          message: `${quoted(ref)} is not a reference that \`${source}\` has`,
          hint:
            example === undefined
              ? "See `ref-pattern` in sources.yaml."
              : `References to it look like "${example}".`,
        };
      }
    }
  }
}

export const sourceRefMalformed: Rule = {
  code: "source-ref-malformed",
  severity: "error",
  what: "A citation's reference does not have the form that its source uses.",
  why: "A reader who looks the number up in the national document must find it.",
  mend: "Correct the number, or the source it stands beside. Put it in quotes: without them YAML reads 2.10 as 2.1.",
  example: {
    file: "research/band-7/RS-7-01-lead-a-programme-of-audits.md",
    wrong: '{source: audit-guide-2024, ref: "two"}',
    right: '{source: audit-guide-2024, ref: "2"}',
    given: "In sources.yaml, the references of audit-guide-2024 are numbers.",
  },
  framework,
};
