import type { Finding, Place } from "../../model/diagnostic.js";
import type { Body } from "../../parse/body.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { headings, lackingHeadings, titleOf, unknownSections } from "../headings.js";
import { isBlank } from "../rules/reason-missing.js";
import { listLineFindings } from "./list-line-findings.js";
import { meantHeading, missingSections } from "./missing-sections.js";
import { type SchemaProblem, schemaFinding, schemaProblems } from "./schema-problems.js";

const isList = (id: string): boolean =>
  headings.some((heading) => heading.id === id && heading.required);

/** Front matter and body together, as the schema `competency` covers them. */
export function wholeCompetency(document: ParsedDocument, body: Body): unknown {
  const sections: Record<string, readonly string[]> = {};
  for (const { id, items } of body.sections) sections[id] ??= items;
  return { "front-matter": document.data, statement: body.statement, sections };
}

/** Retired with nothing in its place: `reason-missing` speaks of its reason. */
const lacksSuccessor = ({ data }: ParsedDocument): boolean =>
  data["status"] === "retired" && data["replaced-by"] === undefined;

/** Text under a first heading that no competency has: it is told about the heading, and the statement is below it. */
function isHeaded({ lead, sections: [first] }: Body): boolean {
  return (
    lead.length === 0 &&
    first !== undefined &&
    !headings.some(({ id }) => id === first.id) &&
    first.content.some(({ type }) => type === "paragraph")
  );
}

/** A heading that no competency has stands between the items of this section: that is why its list is short. */
function isCut({ sections }: Body, id: string): boolean {
  const next = sections[sections.findIndex((one) => one.id === id) + 1];
  return (
    next !== undefined && next.items.length > 0 && !headings.some((known) => known.id === next.id)
  );
}

/** The heading is there twice: `section-order` speaks of it. */
const isDoubled = ({ sections }: Body, id: string): boolean =>
  sections.filter((one) => one.id === id).length > 1;

/** The heading that comes next is missing, so its list is part of this one. */
function isJoined({ sections }: Body, id: string): boolean {
  const next = headings[headings.findIndex((known) => known.id === id) + 1];
  return next?.required === true && !sections.some((one) => one.id === next.id);
}

/** Headings of a competency with more hashes than two, or with one. */
function* wrongDepths(file: string, { sections }: Body): Iterable<Finding> {
  for (const { id, depth, place } of sections) {
    if (depth === 2 || !headings.some((known) => known.id === id)) continue;
    const title = titleOf(id);
    yield {
      code: "section-missing",
      file,
      where: place,
      message: `\`${"#".repeat(depth)} ${title}\` is no heading of a section: those have two hashes`,
      hint: `Write \`## ${title}\`.`,
    };
  }
}

const lineOf = (where: Finding["where"]): number => ("line" in where ? where.line : 0);

/** The problems of one competency, each at its place in the front matter or the body. */
export function* competencyFindings(document: ParsedDocument, body: Body): Iterable<Finding> {
  const file = document.file.name;
  const lines = listLineFindings(file, body, document.body, document.bodyLine, isList);
  yield* wrongDepths(file, body);
  const problems = schemaProblems("competency", wholeCompetency(document, body));
  const missing = missingSections(
    document,
    body,
    problems
      .filter(({ path, keyword }) => path.join() === "sections" && keyword === "required")
      .map(({ field }) => field)
      .filter((id) => !isMeant(body, id)),
  );
  yield* missing.findings;
  const told = missing.findings.map(({ where }) => lineOf(where));
  const odd = [...lines.values()].flat().filter(({ where }) => !told.includes(lineOf(where)));
  yield* odd;
  for (const problem of problems) {
    const [part, ...rest] = problem.path;
    if (rest.join() === "reason" && isBlank(problem.value) && lacksSuccessor(document)) continue;
    if (part === "front-matter") yield schemaFinding(file, inFrontMatter(problem, rest));
    else if (part === "sections") {
      const [id = "", item] = rest;
      const empty = body.sections.some((one) => one.id === id && one.items.includes(""));
      // A line that lost its hyphen is why a list is too short, and an empty item why it is too long.
      const follows =
        item === undefined &&
        (lines.has(id) ||
          missing.spoilt.has(id) ||
          empty ||
          isCut(body, id) ||
          isDoubled(body, id) ||
          (problem.keyword === "maxItems" && isJoined(body, id)));
      if (problem.keyword === "required" || follows) continue;
      const found = inSections(file, problem, body, rest);
      // The words of an empty item may stand on the next line, without being part of it.
      const line = lineOf(found.where);
      if (item === undefined || odd.every(({ where }) => lineOf(where) !== line + 1)) yield found;
    } else if (!isHeaded(body)) {
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

/** A heading that no competency has was meant for this one. */
function isMeant(body: Body, id: string): boolean {
  const unknown = unknownSections(body);
  const lacking = lackingHeadings(body);
  return unknown.some(({ heading }) => meantHeading(heading, unknown, lacking)?.id === id);
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
  { message }: SchemaProblem,
  body: Body,
  [id = "", item]: readonly string[],
): Finding {
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
