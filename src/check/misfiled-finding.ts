import type { Finding } from "../model/diagnostic.js";
import type { SchemaName } from "../model/schema.js";
import type { Kind, ParsedDocument } from "../parse/kind.js";
import { idParts, levelFolder } from "./placement.js";
import { fieldProblems } from "./schema/schema-findings.js";
import { isUnknown } from "./schema/schema-problem.js";
import { schemaProblems } from "./schema/schema-problems.js";

type Home = readonly [folder: string, what: string];

/** The folders of the files that are no competencies, with what each holds. */
const companions = {
  qualification: ["qualifications", "a page about a band's qualifications"],
  role: ["roles", "a role"],
  resource: ["resources", "a resource"],
  story: ["stories", "a story"],
  page: ["pages", "a page"],
} as const satisfies Partial<Record<Kind & SchemaName, Home>>;

/** The fields that say where a competency belongs. */
const placing = ["pillar", "band", "thread", "status"];

/** A Markdown file among the competencies that has nothing of one: a guide, or notes that somebody put there. */
const isStray = ({ data }: ParsedDocument): boolean =>
  !placing.some((field) => Object.hasOwn(data, field)) && idParts(String(data["id"])) === null;

/** The folder in which a file's fields would be right but for this many; null where there is none. */
function fittingHome({ kind, data }: ParsedDocument, wrong: number): Home | null {
  // Two fields fit anywhere.
  if (Object.keys(data).length < 3) return null;
  const fits = (schema: SchemaName): boolean => schemaProblems(schema, data).length <= wrong;
  for (const [other, home] of Object.entries(companions))
    if (other !== kind && fits(other as keyof typeof companions)) return home;
  return kind !== "competency" && fits("competency-front-matter")
    ? [`${data["pillar"]}/${levelFolder(data["band"])}`, "a competency"]
    : null;
}

/** What is said of a file that lies in a folder of another kind than its own, where nothing else of it can be right; null for all others. */
export function misfiledFinding(document: ParsedDocument): Finding | null {
  const { kind, path, file } = document;
  if (kind === "manifest" || kind === "sources") return null;
  const isCompetency = kind === "competency";
  const foreign = isCompetency
    ? []
    : fieldProblems(document).filter((one) => isUnknown(one) && one.path.length === 0);
  if (isCompetency ? !isStray(document) : foreign.length === 0) return null;
  // A file with a slip in it as well is still known by its other fields.
  const home = fittingHome(document, 0) ?? (foreign.length > 2 ? fittingHome(document, 1) : null);
  if (home === null && !isCompetency) return null;
  const here = isCompetency ? "among the competencies" : `in \`${path.split("/")[0]}/\``;
  const [message, hint] =
    home === null
      ? [
          "This is no competency: it has no pillar, no band and none of the other fields of one",
          "Only competencies, and the folders qualifications, roles, resources, stories and pages, are read. Call it README.md, or keep it elsewhere.",
        ]
      : [`By its fields this is ${home[1]}, and it lies ${here}`, `Move it to \`${home[0]}/\`.`];
  return { code: "schema", file: file.name, where: { line: 1, column: 1 }, message, hint };
}
