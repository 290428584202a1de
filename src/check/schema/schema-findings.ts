import type { Finding } from "../../model/diagnostic.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { listed } from "../../words/listed.js";
import { quoted } from "../../words/quoted.js";
import { groupBy } from "../group-by.js";
import { isMissing, isUnknown, type SchemaName, type SchemaProblem } from "./schema-problem.js";
import { schemaProblems } from "./schema-problems.js";
import { nameOf } from "./schema-words.js";

const mostNamed = 12;

/** The names of several fields, as a message can hold them. */
function fieldNames(problems: readonly SchemaProblem[], last: "and" | "or"): string {
  const names = problems.slice(0, mostNamed).map(({ field }) => quoted(field));
  const more = problems.length - names.length;
  return listed(more > 0 ? [...names, `${more} more`] : names, last);
}

/** What is told in one message: the missing fields of one parent, and its unknown fields of which the same is said. */
function togetherWith(problem: SchemaProblem): unknown {
  if (isMissing(problem)) return JSON.stringify(problem.path);
  return isUnknown(problem) ? JSON.stringify([problem.path, problem.hint]) : problem;
}

function folded(problems: readonly SchemaProblem[]): Pick<SchemaProblem, "message" | "hint"> {
  const [first] = problems as readonly [SchemaProblem];
  if (problems.length === 1) return first;
  if (isUnknown(first)) {
    return { message: `There are no fields ${fieldNames(problems, "or")} here`, hint: first.hint };
  }
  return {
    message:
      first.path.length === 0
        ? `${fieldNames(problems, "and")} are missing`
        : `${nameOf(first.path)} has no ${fieldNames(problems, "or")}`,
    hint: problems.flatMap(({ hint }) => hint ?? []).join(" "),
  };
}

/** Schema problems as findings in a file. */
export function schemaFindings(
  file: string,
  problems: readonly SchemaProblem[],
): readonly Finding[] {
  return [...groupBy(problems, togetherWith).values()].map((group) => {
    const { message, hint } = folded(group);
    return {
      code: "schema",
      file,
      where: (group[0] as SchemaProblem).where,
      message,
      ...(hint === undefined ? {} : { hint }),
    };
  });
}

const schemaOf = {
  manifest: "framework",
  sources: "sources",
  competency: "competency-front-matter",
  qualification: "qualification",
  role: "role",
  resource: "resource",
  story: "story",
  page: "page",
} as const satisfies Record<ParsedDocument["kind"], SchemaName>;

/** What is wrong with the fields of one file. */
export const fieldProblems = ({ kind, data }: ParsedDocument): readonly SchemaProblem[] =>
  schemaProblems(schemaOf[kind], data);

/** The same as findings: what a command needs before it uses the data. */
export const fieldFindings = (document: ParsedDocument): readonly Finding[] =>
  schemaFindings(document.file.name, fieldProblems(document));
