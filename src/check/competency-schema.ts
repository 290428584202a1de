import type { Finding, Place } from "../diagnostic.js";
import type { Body } from "../parse/body.js";
import type { ParsedDocument } from "../parse/kind.js";
import { listLineFindings } from "./list-lines.js";
import { isBlank } from "./reason-missing.js";
import { type SchemaProblem, schemaFinding, schemaProblems } from "./schema-problems.js";

/** The headings a competency may have, in their order; the first three are required (MODEL.md section 1). */
export const headings = [
  { id: "in-practice", title: "In practice" },
  { id: "evidence-you-could-bring", title: "Evidence you could bring" },
  { id: "to-talk-about", title: "To talk about" },
  { id: "in-a-local-authority", title: "In a local authority" },
  { id: "notes", title: "Notes" },
] as const;

/** The sections that are lists and nothing else; the others may be prose. */
const lists: readonly string[] = headings.slice(0, 3).map(({ id }) => id);

const titleOf = (id: string): string => headings.find((heading) => heading.id === id)?.title ?? id;

/** Front matter and body together, as the schema `competency` covers them. */
export function wholeCompetency(document: ParsedDocument, body: Body): unknown {
  const sections: Record<string, readonly string[]> = {};
  for (const { id, items } of body.sections) sections[id] ??= items;
  return { "front-matter": document.data, statement: body.statement, sections };
}

/** Retired with nothing in its place: `reason-missing` speaks of its reason. */
const lacksSuccessor = ({ data }: ParsedDocument): boolean =>
  data["status"] === "retired" && data["replaced-by"] === undefined;

/** The problems of one competency, each at its place in the front matter or the body. */
export function* competencySchemaFindings(document: ParsedDocument, body: Body): Iterable<Finding> {
  const file = document.file.name;
  const lines = listLineFindings(file, body, document.body, document.bodyLine, (id) =>
    lists.includes(id),
  );
  for (const findings of lines.values()) yield* findings;
  for (const problem of schemaProblems("competency", wholeCompetency(document, body))) {
    const [part, ...rest] = problem.path;
    if (rest.join() === "reason" && isBlank(problem.value) && lacksSuccessor(document)) continue;
    if (part === "front-matter") yield schemaFinding(file, inFrontMatter(problem, rest));
    else if (part === "sections") {
      // A line that lost its hyphen is why the list is too short.
      if (!lines.has(rest[0] ?? "")) yield inSections(file, problem, body, rest);
    } else {
      yield {
        code: "schema",
        file,
        where: body.place,
        message: "The competency statement is missing",
        hint: "Write one or two sentences between the front matter and the first heading.",
      };
    }
  }
}

function inFrontMatter(problem: SchemaProblem, path: readonly string[]): SchemaProblem {
  const where = problem.where;
  const message =
    path.length === 0
      ? problem.message.replace(/^`front-matter` has no (.*)$/, "$1 is missing")
      : problem.message;
  return { ...problem, message, where: { ...where, path: where.path.slice(1) } };
}

function inSections(
  file: string,
  { keyword, field, message }: SchemaProblem,
  body: Body,
  [id = "", item]: readonly string[],
): Finding {
  if (keyword === "required") {
    const title = titleOf(field ?? "");
    return {
      code: "section-missing",
      file,
      where: body.place,
      message: `There is no section \`## ${title}\``,
      hint: `Add the heading \`## ${title}\` with its list below it.`,
    };
  }
  const section = body.sections.find((candidate) => candidate.id === id);
  const place: Place =
    section?.itemPlaces[Number(item ?? Number.NaN)] ?? section?.place ?? body.place;
  return {
    code: "list-length",
    file,
    where: place,
    message:
      item === undefined
        ? message.replace(`\`${id}\``, `\`## ${titleOf(id)}\``)
        : "A list item is empty",
    hint:
      item === undefined
        ? "Count the lines that start with a hyphen."
        : "Write the item, or take its hyphen out.",
  };
}
