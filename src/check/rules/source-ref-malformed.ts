import { quoted } from "../../words/quoted.js";
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

/** A source with its pattern: undefined where it has none, null where it cannot be used. */
const compiledSources = ({ framework }: FrameworkContext) =>
  framework.sources.map((source) => ({
    ...source,
    pattern: source.refPattern === null ? undefined : compile(source.refPattern),
  }));

/** In the sources themselves. */
function* inSources(context: FrameworkContext): Iterable<Found> {
  const file = context.documents.find(({ kind }) => kind === "sources")?.file.name;
  if (file === undefined) return;
  for (const [index, { id, refPattern, pattern, items }] of compiledSources(context).entries()) {
    if (pattern === null) {
      yield {
        file,
        where: { path: ["sources", index, "ref-pattern"] },
        message: `${quoted(refPattern)} is not a regular expression`,
        hint: "Check its brackets.",
      };
    }
    for (const [item, { ref }] of items.entries()) {
      if (!pattern || pattern.test(ref)) continue;
      yield {
        file,
        where: { path: ["sources", index, "items", item, "ref"] },
        message: `${quoted(ref)} does not match the \`ref-pattern\` of \`${id}\``,
        hint: `Correct the number or the pattern, ${quoted(refPattern)}: nobody could cite it as it is.`,
      };
    }
  }
}

/** In what competencies cite. */
function* inCitations(context: FrameworkContext): Iterable<Found> {
  const byId = new Map(compiledSources(context).map((source) => [source.id, source]));
  for (const { file, sources: citations } of context.competencies) {
    for (const [index, { source: id, ref }] of citations.entries()) {
      const source = byId.get(id);
      if (ref === null || source === undefined || source.pattern === null) continue;
      if (source.pattern?.test(ref)) continue;
      const example = source.items[0]?.ref;
      const [message, hint] =
        source.pattern === undefined
          ? [`The source \`${id}\` has no numbered items to cite`, "Leave `ref` out."]
          : [
              `${quoted(ref)} is not a reference that \`${id}\` has`,
              example === undefined
                ? "See `ref-pattern` in sources.yaml."
                : `References to it look like "${example}".`,
            ];
      yield { file, where: { path: ["sources", index, "ref"] }, message, hint };
    }
  }
}

function* framework(context: FrameworkContext): Iterable<Found> {
  const found = [...inSources(context), ...inCitations(context)];
  // The sources are looked into only where there is something to say.
  if (found.length > 0 && !listHasErrors(context, "sources")) yield* found;
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
