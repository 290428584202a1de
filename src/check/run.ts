import type { Finding } from "../diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { Body } from "../parse/body.js";
import type { IsoDate } from "../parse/date.js";
import type { ParsedDocument } from "../parse/kind.js";
import { competencySchemaFindings } from "./competency-schema.js";
import * as registry from "./index.js";
import type { Found, FrameworkContext, Rule } from "./rule.js";
import { levelOf, ruleSettingFindings } from "./rule-settings.js";
import { type SchemaName, schemaFinding, schemaProblems } from "./schema-problems.js";

export { checkEvidence } from "./run-evidence.js";

export const rules: readonly Rule[] = Object.values(registry);

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

const named = (code: string, found: Iterable<Found>): Finding[] =>
  [...found].map((finding) => ({ code, ...finding }));

/** The schema's findings for one file, its front matter only: what a command needs before it uses the data. */
export const dataFindings = ({ kind, data, file }: ParsedDocument): readonly Finding[] =>
  schemaProblems(schemaOf[kind], data).map((problem) => schemaFinding(file.name, problem));

/** Documents to be looked at one by one. */
export interface Only {
  readonly each: ReadonlySet<ParsedDocument>;
  /** Those of them whose fields and statement are what they were: rules that read no more have spoken of them. */
  readonly restated: ReadonlySet<ParsedDocument>;
}

export interface FrameworkCheckOptions {
  /** Names of files that could not be read as data: what they would have held is not known to be missing. */
  readonly unread?: ReadonlySet<string>;
  /** Only the rules that read across files, or only those that read one file, for these; all of them where it is left out. */
  readonly only?: "across" | Only;
  /** The day of the check; without it nothing is said about dates ahead. */
  readonly today?: IsoDate;
}

/** Everything that is wrong with a framework: every schema and every rule, over every file. `unread` names those that are not among the documents. */
export function checkFramework(
  framework: Framework,
  documents: readonly ParsedDocument[],
  parseBody: (document: ParsedDocument) => Body,
  options: FrameworkCheckOptions = {},
): readonly Finding[] {
  const bodies = new Map<ParsedDocument, Body>();
  const bodyOf = (document: ParsedDocument): Body => {
    const known = bodies.get(document) ?? parseBody(document);
    bodies.set(document, known);
    return known;
  };
  const { unread = new Set(), today, only } = options;
  const context = {
    framework,
    documents,
    unread,
    bodyOf,
    ...(today === undefined ? {} : { today }),
  };
  const { rules: settings } = framework.manifest;
  // Without the manifest nobody knows which warnings this framework wants, or its names and terms.
  const settled = documents.some(({ kind }) => kind === "manifest");
  const runs = (rule: Rule): boolean =>
    (only === undefined || (only === "across") === (rule.across === true)) &&
    (settled ? levelOf(rule, settings) !== "off" : rule.severity === "error");
  const contextFor = (rule: Rule): FrameworkContext =>
    rule.statementOnly && typeof only === "object" && only.restated.size > 0
      ? { ...context, documents: documents.filter((one) => !only.restated.has(one)) }
      : context;
  const alone = (): readonly Finding[] => [
    ...(typeof only === "object" ? [...only.each] : documents).flatMap((document) =>
      document.kind === "competency"
        ? [...competencySchemaFindings(document, bodyOf(document))]
        : dataFindings(document),
    ),
    ...ruleSettingFindings(rules, documents),
  ];
  return [
    ...(only === "across" ? [] : alone()),
    ...rules.flatMap((rule) =>
      rule.framework && runs(rule) ? named(rule.code, rule.framework(contextFor(rule))) : [],
    ),
  ];
}
