import type { IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { Body } from "../parse/body.js";
import type { ParsedDocument } from "../parse/kind.js";
import { competencyFindings } from "./competency-findings.js";
import { misfiledFinding } from "./misfiled-finding.js";
import type { FrameworkContext, Rule } from "./rule.js";
import { ruleLevels, ruleSettingFindings } from "./rule-settings.js";
import * as registry from "./rules/index.js";
import { fieldFindings } from "./schema/schema-findings.js";

export const rules: readonly Rule[] = Object.values(registry);

/** The rules that the framework wants to hear. */
function wantedRules({ framework, documents }: FrameworkContext): readonly Rule[] {
  // Without the manifest nobody knows which warnings this framework wants, or its names and terms.
  const settled = documents.some(({ kind }) => kind === "manifest");
  const levels = ruleLevels(rules, framework.manifest.rules);
  return rules.filter(({ code, severity }) =>
    settled ? levels.get(code) !== "off" : severity === "error",
  );
}

/** Parses each body once. */
function oncePerDocument(parse: (document: ParsedDocument) => Body): typeof parse {
  const bodies = new Map<ParsedDocument, Body>();
  return (document) => {
    const body = bodies.get(document) ?? parse(document);
    bodies.set(document, body);
    return body;
  };
}

export interface FrameworkCheckOptions {
  /** Names of files that could not be read as data: what they would have held is not known to be missing. */
  readonly unread?: ReadonlySet<string>;
  /** The day of the check; without it nothing is said about dates ahead. */
  readonly today?: IsoDate;
}

/** Everything that is wrong with a framework: every schema and every rule, over every file. */
export function checkFramework(
  framework: Framework,
  all: readonly ParsedDocument[],
  parseBody: (document: ParsedDocument) => Body,
  { unread = new Set(), today }: FrameworkCheckOptions = {},
): readonly Finding[] {
  const misfiled = all.map(misfiledFinding).filter((finding) => finding !== null);
  const apart = new Set(misfiled.map(({ file }) => file));
  const documents = all.filter(({ file }) => !apart.has(file.name));
  const byFile = new Map(documents.map((document) => [document.file.name, document]));
  const bodyOf = oncePerDocument(parseBody);
  const context: FrameworkContext = {
    framework,
    documents,
    competencies: framework.competencies.flatMap((competency) => {
      const document = byFile.get(competency.file);
      return document === undefined ? [] : [{ ...competency, document }];
    }),
    unread: new Set([...unread, ...apart]),
    bodyOf,
    ...(today === undefined ? {} : { today }),
  };
  return [
    ...misfiled,
    ...documents.flatMap((document) =>
      document.kind === "competency"
        ? [...competencyFindings(document, bodyOf(document))]
        : fieldFindings(document),
    ),
    ...ruleSettingFindings(rules, documents),
    ...wantedRules(context).flatMap((rule) =>
      Array.from(rule.framework?.(context) ?? [], (found) => ({ code: rule.code, ...found })),
    ),
  ];
}
