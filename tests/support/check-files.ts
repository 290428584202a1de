import { checkFramework, rules } from "../../src/check/check-framework.js";
import { diagnose } from "../../src/check/diagnose.js";
import { ruleLevels } from "../../src/check/rule-settings.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { assembleFramework } from "../../src/parse/assemble.js";
import { type ParsedFramework, parseFramework } from "../../src/parse/framework.js";
import { type Change, changed } from "./changes.js";
import { bodies } from "./frameworks.js";

/** What was made of each text under its path: most tests change one file of many. */
const known = new Map<string, ParsedFramework>();
const bodyOf = bodies();

function parsed(path: string, text: string): ParsedFramework {
  const key = `${path}\n${text}`;
  const found = known.get(key) ?? parseFramework("", [{ path, file: { name: path, text } }]);
  known.set(key, found);
  return found;
}

/** What is wrong with a framework's files, in memory. */
export function checkFiles(texts: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const paths = Object.keys(texts).sort();
  const each = paths.map((path) => parsed(path, texts[path] ?? ""));
  const documents = each.flatMap((one) => one.documents);
  const findings = each.flatMap((one) => one.findings);
  const framework = assembleFramework("", documents);
  const unread = new Set(findings.map(({ file }) => file));
  return diagnose(
    [...findings, ...checkFramework(framework, documents, bodyOf, { unread })],
    paths.map((path) => ({ name: path, text: texts[path] ?? "" })),
    ruleLevels(rules, framework.manifest.rules),
  );
}

/** The same files with passages exchanged; each must be there. */
export const edited = (
  texts: Readonly<Record<string, string>>,
  ...edits: readonly Change[]
): Readonly<Record<string, string>> => changed(texts, edits);

/** `file:line:column severity code`, short enough to compare. */
export const brief = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(
    ({ file, line, column, severity, code }) => `${file}:${line}:${column} ${severity} ${code}`,
  );
