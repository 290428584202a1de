import { checkFramework, rules } from "../../src/check/check-framework.js";
import { diagnose } from "../../src/check/diagnose.js";
import { ruleLevels } from "../../src/check/rule-settings.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { parseFramework } from "../../src/parse/framework.js";
import { parseBody } from "../../src/parse/markdown.js";

/** What is wrong with a framework's files, in memory. */
export function checkFiles(texts: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const files = Object.entries(texts)
    .map(([path, text]) => ({ path, file: { name: path, text } }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const { framework, documents, findings } = parseFramework("", files);
  const unread = new Set(findings.map(({ file }) => file));
  return diagnose(
    [
      ...findings,
      ...checkFramework(framework, documents, ({ body, bodyLine }) => parseBody(body, bodyLine), {
        unread,
      }),
    ],
    files.map(({ file }) => file),
    ruleLevels(rules, framework.manifest.rules),
  );
}

/** The same files with passages exchanged; each must be there. */
export function edited(
  texts: Readonly<Record<string, string>>,
  ...edits: readonly (readonly [path: string, from: string, to: string])[]
): Readonly<Record<string, string>> {
  const copy = { ...texts };
  for (const [path, from, to] of edits) {
    const text = copy[path];
    if (text?.includes(from) !== true) throw new Error(`${path} does not hold ${from}`);
    copy[path] = text.replace(from, () => to);
  }
  return copy;
}

/** `file:line:column severity code`, short enough to compare. */
export const brief = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(
    ({ file, line, column, severity, code }) => `${file}:${line}:${column} ${severity} ${code}`,
  );
