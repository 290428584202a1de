import type { Finding } from "../model/diagnostic.js";
import type { SchemaName } from "../model/schema.js";
import type { Kind, ParsedDocument } from "../parse/kind.js";
import { idParts } from "./placement.js";
import { schemaProblems } from "./schema/schema-problems.js";

/** The folders of the files that are no competencies, with what each holds. */
const folders = [
  ["qualification", "qualifications", "a page about a band's qualifications"],
  ["role", "roles", "a role"],
  ["resource", "resources", "a resource"],
  ["story", "stories", "a story"],
  ["page", "pages", "a page"],
] as const satisfies readonly (readonly [Kind & SchemaName, string, string])[];

/** The fields that say where a competency belongs. */
const placing = ["pillar", "band", "thread", "status"];

/** A Markdown file among the competencies that has nothing of one: a guide, or notes that somebody put there. */
const isStray = ({ kind, data }: ParsedDocument): boolean =>
  kind === "competency" &&
  !placing.some((field) => Object.hasOwn(data, field)) &&
  idParts(String(data["id"])) === null;

/** The folder in which a file's fields would be right but for this many, and what it holds; null where there is none. */
function fitting(
  { kind, data }: ParsedDocument,
  wrong: number,
): readonly [folder: string, what: string] | null {
  const fits = (schema: SchemaName): boolean => schemaProblems(schema, data).length <= wrong;
  const other = folders.find(([schema]) => schema !== kind && fits(schema));
  if (other !== undefined) return [other[1], other[2]];
  const { pillar, band } = data;
  return kind !== "competency" && fits("competency-front-matter")
    ? [`${pillar}/${band === "core" ? band : `band-${band}`}`, "a competency"]
    : null;
}

const known = new WeakMap<ParsedDocument, Finding | null>();

/** What is said of a file that lies in a folder of another kind than its own: nothing else of it can be right. Null for all others. */
export function misfiledFinding(document: ParsedDocument): Finding | null {
  const before = known.get(document);
  if (before !== undefined) return before;
  const found = strayed(document);
  known.set(document, found);
  return found;
}

function strayed(document: ParsedDocument): Finding | null {
  const { kind, file, path } = document;
  const place = { code: "schema", file: file.name, where: { line: 1, column: 1 } };
  const fits = (wrong = 0): ReturnType<typeof fitting> =>
    Object.keys(document.data).length > 2
      ? (fitting(document, 0) ?? fitting(document, wrong))
      : null;
  if (kind === "competency") {
    if (!isStray(document)) return null;
    const there = fits();
    return {
      ...place,
      message:
        there === null
          ? "This is no competency: it has no pillar, no band and none of the other fields of one"
          : `By its fields this is ${there[1]}, and it lies among the competencies`,
      hint:
        there === null
          ? "Only competencies, and the folders qualifications, roles, resources, stories and pages, are read. Call it README.md, or keep it elsewhere."
          : `Move it to \`${there[0]}/\`.`,
    };
  }
  if (kind === "manifest" || kind === "sources") return null;
  const foreign = schemaProblems(kind, document.data).filter(
    ({ keyword, path: at }) => keyword === "additionalProperties" && at.length === 0,
  );
  // A file with a slip in it as well is still known by its other fields.
  const there = foreign.length > 0 ? fits(foreign.length > 2 ? 1 : 0) : null;
  return (
    there && {
      ...place,
      message: `By its fields this is ${there[1]}, and it lies in \`${path.split("/")[0]}/\``,
      hint: `Move it to \`${there[0]}/\`.`,
    }
  );
}
