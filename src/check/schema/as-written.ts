import type { SchemaName } from "../../model/schema.js";
import type { SourceFile } from "../../model/source-file.js";
import { type Written, writtenValues } from "../../parse/written.js";
import { quoted } from "../../words/quoted.js";
import { isFreeText } from "./free-text.js";
import type { SchemaProblem } from "./schema-problem.js";
import { nameOf } from "./schema-words.js";
import { subschema } from "./subschema.js";

/** How to write a text that YAML takes for something else. */
export function putInQuotes({ mended, source, cut }: Written): string {
  if (mended === null && cut !== null) return "Put the whole text in quotes.";
  return `Put the text in quotes, like this: ${mended ?? `"${source}"`}.`;
}

/** What is said of `<!--`, which starts a comment elsewhere. */
export const noComment = {
  message: "`<!--` does not start a comment in YAML, so this is part of the value",
  hint: "Put a comment on a line of its own that starts with `# `.",
};

const mayBeMisread = ({ value }: SchemaProblem): boolean =>
  value === null ||
  typeof value === "boolean" ||
  (typeof value === "string" && value.includes("<!--"));

function inWords(problem: SchemaProblem, found: Written, isText: boolean): Partial<SchemaProblem> {
  const { path, value } = problem;
  if (typeof value === "string") return noComment;
  if (!isText || !found.isPlain) return {};
  const hint = putInQuotes(found);
  if (found.cut !== null)
    return {
      where: found.cut,
      message: `${nameOf(path)} is empty, because YAML takes what follows \` #\` for a comment`,
      hint,
    };
  if (found.source === "") return {};
  const taken = value === null ? "nothing" : "true or false";
  return {
    message: `${nameOf(path)} must be text, and YAML takes ${quoted(found.source)} for ${taken}`,
    hint,
  };
}

/** The same problems, in the words of the file where YAML made something else of them. */
export function asWritten(
  file: SourceFile,
  schema: SchemaName,
  problems: readonly SchemaProblem[],
): readonly SchemaProblem[] {
  if (!problems.some(mayBeMisread)) return problems;
  const written = new Map(
    Array.from(writtenValues(file), (one) => [JSON.stringify(one.path.map(String)), one]),
  );
  return problems.map((problem) => {
    const { path } = problem;
    const found = mayBeMisread(problem) ? written.get(JSON.stringify(path)) : undefined;
    if (found === undefined) return problem;
    return { ...problem, ...inWords(problem, found, isFreeText(subschema(schema, path), path)) };
  });
}
