import { diagnose } from "../../src/check/diagnose.js";
import { checkFramework } from "../../src/check/run.js";
import type { Diagnostic } from "../../src/diagnostic.js";
import { parseFramework } from "../../src/parse/framework.js";
import { parseBody } from "../../src/parse/markdown.js";
import { type Change, changed } from "./changes.js";

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
    framework.manifest.rules,
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
