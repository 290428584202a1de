import type { Finding, Place } from "../model/diagnostic.js";
import type { Body, Section } from "../parse/body.js";
import type { ParsedDocument } from "../parse/kind.js";
import { headings, isHeading, titleOf } from "./headings.js";
import { listLineFindings } from "./list-line-findings.js";
import { missingSections } from "./missing-sections.js";
import { isBlank } from "./rules/reason-missing.js";
import { fieldProblems, schemaFindings } from "./schema/schema-findings.js";
import type { SchemaProblem } from "./schema/schema-problem.js";
import { subschema } from "./schema/subschema.js";

const isList = (id: string): boolean =>
  headings.some((heading) => heading.id === id && heading.required);

const lineOf = ({ where }: Finding): number => ("line" in where ? where.line : 0);

/** Of one retired with nothing in its place, `reason-missing` says that its reason is blank. */
function isToldOtherwise({ data }: ParsedDocument, { path, value }: SchemaProblem): boolean {
  const lacksSuccessor = data["status"] === "retired" && data["replaced-by"] === undefined;
  return lacksSuccessor && path.join() === "reason" && isBlank(value);
}

/** No statement; text under a first heading that no competency has is told about that heading. */
function* statementFindings(file: string, body: Body): Iterable<Finding> {
  const [first] = body.sections;
  const isHeaded =
    body.lead.length === 0 &&
    first !== undefined &&
    !isHeading(first.id) &&
    first.content.some(({ type }) => type === "paragraph");
  if (!isBlank(body.statement) || isHeaded) return;
  yield {
    code: "schema",
    file,
    where: body.place,
    message: "The competency statement is missing",
    hint: "Write one or two sentences between the front matter and the first heading.",
  };
}

/** Headings of a competency with more hashes than two, or with one. */
function* depthFindings(file: string, { sections }: Body): Iterable<Finding> {
  for (const { id, depth, place } of sections) {
    if (depth === 2 || !isHeading(id)) continue;
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

/** How many items a list has where that is wrong; null where something else that is told is the reason for it. */
function lengthMessage(section: Section, body: Body): string | null {
  const { id, items } = section;
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = subschema("competency", [
    "sections",
    id,
  ]);
  const few = items.length < minItems;
  if (!few && items.length <= maxItems) return null;
  const next = body.sections[body.sections.indexOf(section) + 1];
  // A heading that no competency has stands between its items.
  const isCut = next !== undefined && next.items.length > 0 && !isHeading(next.id);
  const isDoubled = body.sections.filter((one) => one.id === id).length > 1;
  // The heading that comes next is missing, so its list is part of this one.
  const following = headings[headings.findIndex((known) => known.id === id) + 1];
  const isJoined =
    !few && following?.required === true && !body.sections.some((one) => one.id === following.id);
  if (isCut || isDoubled || isJoined || items.includes("")) return null;
  return few
    ? `has ${items.length}, and needs at least ${minItems}`
    : `has ${items.length}, and may have at most ${maxItems}`;
}

/** Empty items of a list; the words of one may stand on the next line, without being part of it. */
function* emptyItems(
  { items, itemPlaces }: Section,
  toldLines: ReadonlySet<number>,
): Iterable<{ readonly where: Place; readonly message: string; readonly hint: string }> {
  for (const [index, item] of items.entries()) {
    const where = itemPlaces[index];
    if (!isBlank(item) || where === undefined || toldLines.has(where.line + 1)) continue;
    yield {
      where,
      message: "A list item is empty",
      hint: "Write the item, or take its hyphen out.",
    };
  }
}

/** What is wrong with the sections of a competency, each mistake told once. */
function* sectionFindings(document: ParsedDocument, body: Body): Iterable<Finding> {
  const file = document.file.name;
  const missing = missingSections(document, body);
  const missingLines = new Set(missing.findings.map(lineOf));
  const lines = listLineFindings(document, body, isList);
  const odd = [...lines.values()].flat().filter((one) => !missingLines.has(lineOf(one)));
  yield* missing.findings;
  yield* odd;
  const oddLines = new Set(odd.map(lineOf));
  for (const { id } of headings) {
    const section = isList(id) ? body.sections.find((one) => one.id === id) : undefined;
    if (section === undefined) continue;
    const about = { code: "list-length", file };
    for (const found of emptyItems(section, oddLines)) yield { ...about, ...found };
    const message = lengthMessage(section, body);
    if (message === null || lines.has(id) || missing.spoilt.has(id)) continue;
    yield {
      ...about,
      where: section.place,
      message: `\`## ${titleOf(id)}\` ${message}`,
      hint: "Count the lines that start with a hyphen.",
    };
  }
}

/** What is wrong with one competency by itself: its fields, its statement and its sections. */
export function* competencyFindings(document: ParsedDocument, body: Body): Iterable<Finding> {
  const file = document.file.name;
  yield* schemaFindings(
    file,
    fieldProblems(document).filter((problem) => !isToldOtherwise(document, problem)),
  );
  yield* statementFindings(file, body);
  yield* depthFindings(file, body);
  yield* sectionFindings(document, body);
}
