import type { Finding } from "../../model/diagnostic.js";
import type { SchemaName } from "../../model/schema.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { listed } from "../../words/listed.js";
import { quoted } from "../../words/quoted.js";
import { groupBy } from "../group-by.js";
import { isMissing, isUnknown, type SchemaProblem } from "./schema-problem.js";
import { schemaProblems } from "./schema-problems.js";
import { isItem, nameOf } from "./schema-words.js";

const mostNamed = 12;

/** The names of several fields, as a message can hold them. */
function fieldNames(problems: readonly SchemaProblem[], last: "and" | "or"): string {
  const names = problems.slice(0, mostNamed).map(({ field }) => quoted(field));
  const more = problems.length - names.length;
  return listed(more > 0 ? [...names, `${more} more`] : names, last);
}

/** The missing fields of one parent, and its unknown fields of which the same is said, are told in one message. */
function foldFields(problems: readonly SchemaProblem[]): SchemaProblem {
  const [first] = problems as readonly [SchemaProblem];
  if (problems.length === 1) return first;
  if (isUnknown(first))
    return { ...first, message: `There are no fields ${fieldNames(problems, "or")} here` };
  const message =
    first.path.length === 0
      ? `${fieldNames(problems, "and")} are missing`
      : `${nameOf(first.path)} has no ${fieldNames(problems, "or")}`;
  return { ...first, message, hint: problems.flatMap(({ hint }) => hint ?? []).join(" ") };
}

/** What is wrong in the same way with many items of a list is told of the first: most often a line above them is missing. */
function foldItems(problems: readonly SchemaProblem[]): SchemaProblem {
  const [first, ...rest] = problems as readonly [SchemaProblem, ...SchemaProblem[]];
  const names = rest.slice(0, 3).map(({ path }) => String(Number(path.at(-1)) + 1));
  const more = rest.length > names.length ? [`${rest.length - names.length} more`] : [];
  return {
    ...first,
    message: `${first.message}, and so it is with items ${listed([...names, ...more])}`,
  };
}

const manyItems = 3;

function inFields(problem: SchemaProblem): unknown {
  if (isMissing(problem)) return JSON.stringify(problem.path);
  return isUnknown(problem) ? JSON.stringify([problem.path, problem.hint]) : problem;
}

function inItems(problem: SchemaProblem): unknown {
  const { path, keyword, hint } = problem;
  const folds = isMissing(problem) || isUnknown(problem) || keyword === "type";
  return folds && isItem(path) ? JSON.stringify([path.slice(0, -1), keyword, hint]) : problem;
}

/** Schema problems as findings in a file. */
export function schemaFindings(
  file: string,
  problems: readonly SchemaProblem[],
): readonly Finding[] {
  const parents = [...groupBy(problems, inFields).values()].map(foldFields);
  return [...groupBy(parents, inItems).values()]
    .flatMap((group) => (group.length < manyItems ? group : [foldItems(group)]))
    .map(({ where, message, hint }) => ({
      code: "schema",
      file,
      where,
      message,
      ...(hint === undefined ? {} : { hint }),
    }));
}

/** The schema of each kind of file. */
export const schemaByKind = {
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
  schemaProblems(schemaByKind[kind], data);

/** The same as findings: what a command needs before it uses the data. */
export const fieldFindings = (document: ParsedDocument): readonly Finding[] =>
  schemaFindings(document.file.name, fieldProblems(document));
