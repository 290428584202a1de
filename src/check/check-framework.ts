import type { IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { Body } from "../parse/body.js";
import type { ParsedDocument } from "../parse/kind.js";
import { competencies } from "./competencies.js";
import type { KeptFindings } from "./kept-findings.js";
import { alikeAmong, likePairs, wordingOf, wordingsOf } from "./likeness/wording.js";
import { misfiledFinding } from "./misfiled-finding.js";
import {
  type Found,
  type FoundInField,
  type FrameworkContext,
  type LikePair,
  placingFields,
  type Rule,
} from "./rule.js";
import { levelOf, ruleSettingFindings } from "./rule-settings.js";
import * as registry from "./rules/index.js";
import { competencyFindings } from "./schema/competency-findings.js";
import { type SchemaName, schemaFinding, schemaProblems } from "./schema/schema-problems.js";

export { checkEvidence } from "./check-evidence.js";

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

/** The schema's findings for one file, its front matter only: what a command needs before it uses the data. */
export const dataFindings = ({ kind, data, file }: ParsedDocument): readonly Finding[] =>
  schemaProblems(schemaOf[kind], data).map((problem) => schemaFinding(file.name, problem));

/** A finding that is found again where its field stands in another line. */
export type FieldFinding = FoundInField & { readonly code: string };

/** The rules that the framework wants to hear. */
function wantedRules({ framework, documents }: FrameworkContext): readonly Rule[] {
  // Without the manifest nobody knows which warnings this framework wants, or its names and terms.
  const settled = documents.some(({ kind }) => kind === "manifest");
  const { rules: settings } = framework.manifest;
  return rules.filter((rule) =>
    settled ? levelOf(rule, settings) !== "off" : rule.severity === "error",
  );
}

/** What every rule with this part has to say. */
function saidBy<T extends Found>(
  context: FrameworkContext,
  ask: (rule: Rule) => Iterable<T> | undefined,
): readonly (T & { readonly code: string })[] {
  return wantedRules(context).flatMap((rule) =>
    Array.from(ask(rule) ?? [], (found) => ({ code: rule.code, ...found })),
  );
}

/**
 * What is wrong with these files by themselves, beside the manifest and the sources: every schema, and every rule that reads
 * one file. Rules that read nothing but the statement pass over the files in `restated`.
 */
export function checkEach(
  context: FrameworkContext,
  each: readonly ParsedDocument[],
  restated: ReadonlySet<ParsedDocument> = new Set(),
): readonly Finding[] {
  const documents = context.documents.filter((one) => misfiledFinding(one) === null);
  const others = documents.filter((one) => !restated.has(one));
  return [
    ...each.flatMap((document) => {
      const strayed = misfiledFinding(document);
      if (strayed !== null) return [strayed];
      return document.kind === "competency"
        ? [...competencyFindings(document, context.bodyOf(document))]
        : dataFindings(document);
    }),
    ...ruleSettingFindings(rules, context.documents),
    ...saidBy(context, ({ framework, statementOnly }) =>
      framework?.({ ...context, documents: statementOnly ? others : documents }),
    ),
  ];
}

/** What the rules that read across files find. Of a competency they need no more than `fieldsAcross`. */
export const checkAcross = (context: FrameworkContext): readonly FieldFinding[] =>
  saidBy(context, ({ across }) => across?.find(context));

/** Some rule compares titles and statements. */
export const comparesWording = (context: FrameworkContext): boolean =>
  wantedRules(context).some(({ wording }) => wording !== undefined);

/** What the rules say of these pairs. */
export const checkPairs = (
  context: FrameworkContext,
  pairs: Iterable<LikePair>,
): readonly Finding[] => {
  const listed = [...pairs];
  return saidBy(context, ({ wording }) => wording && listed.map(wording));
};

/** Compares the wording of all competencies. */
function checkWording(context: FrameworkContext): readonly Finding[] {
  if (!comparesWording(context)) return [];
  const all = [...competencies(context)].flatMap(({ competency, document }) => {
    const body = context.bodyOf(document);
    const wording = wordingOf(competency, body);
    return wording === null ? [] : [{ ...competency, place: body.place, wording }];
  });
  const alike = alikeAmong(wordingsOf(all.map(({ wording }) => wording)));
  return checkPairs(context, likePairs(alike, all));
}

/** The fields of a competency that some rule across files reads. */
export const fieldsAcross: readonly string[] = [
  ...new Set([...placingFields, ...rules.flatMap(({ across }) => across?.reads ?? [])]),
];

export interface FrameworkCheckOptions {
  /** Where several checks of one framework follow one another. */
  readonly kept?: KeptFindings | null;
  /** Names of files that could not be read as data: what they would have held is not known to be missing. */
  readonly unread?: ReadonlySet<string>;
  /** The day of the check; without it nothing is said about dates ahead. */
  readonly today?: IsoDate;
}

/** Everything that is wrong with a framework: every schema and every rule, over every file. `unread` names those that are not among the documents. */
export function checkFramework(
  framework: Framework,
  documents: readonly ParsedDocument[],
  parseBody: (document: ParsedDocument) => Body,
  { unread = new Set(), today, kept = null }: FrameworkCheckOptions = {},
): readonly Finding[] {
  const bodies = new Map<ParsedDocument, Body>();
  const bodyOf = (document: ParsedDocument): Body => {
    const known = bodies.get(document) ?? parseBody(document);
    bodies.set(document, known);
    return known;
  };
  const context: FrameworkContext = {
    framework,
    documents,
    unread,
    bodyOf,
    ...(today === undefined ? {} : { today }),
  };
  const each = kept === null ? checkEach(context, documents) : kept.each(context);
  return [...each, ...checkAcross(context), ...checkWording(context)];
}
