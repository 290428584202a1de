import type { Diagnostic } from "../model/diagnostic.js";
import { printable } from "../words/printable.js";
import { diagnosticsText } from "./diagnostics-text.js";
import type { CheckReport, Reporter, ReporterOptions } from "./reporter.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of characters and two non-characters. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const xml = (text: string): string =>
  text.replace(impossible, "").replace(/[&<>"']/g, (character) => entities[character] ?? "");

/** The value of an attribute: one line. */
const attribute = (text: string): string => xml(printable(text).replace(/ +/g, " ").trim());

const folderOf = (file: string): string =>
  file.includes("/") ? file.slice(0, file.lastIndexOf("/")) || "/" : ".";

/** One testcase: a file without a failure, or one failure. */
const testcase = (name: string, folder: string, content: string): string =>
  `    <testcase name="${attribute(name)}" classname="${attribute(folder)}" time="0"${content === "" ? "/>" : `>${content}</testcase>`}\n`;

function failure(one: Diagnostic): string {
  const [first = ""] = diagnosticsText([one], { color: false, columns: null })
    .trimEnd()
    .split("\n", 1);
  const body = one.hint === null ? first : `${first}\nhint: ${printable(one.hint)}`;
  return `<failure type="${attribute(one.code)}" message="${attribute(one.message)}">${xml(body)}</failure>`;
}

function suite(
  folder: string,
  files: readonly string[],
  found: ReadonlyMap<string, readonly Diagnostic[]>,
  id: number,
  { strict, at }: ReporterOptions,
): string {
  const fails = ({ severity }: Diagnostic): boolean =>
    severity === "error" || (strict && severity === "warning");
  let tests = 0;
  let failures = 0;
  const cases: string[] = [];
  const others: Diagnostic[] = [];
  for (const file of files) {
    const name = file.slice(file.lastIndexOf("/") + 1);
    const all = found.get(file) ?? [];
    const failed = all.filter(fails);
    others.push(...all.filter((one) => !fails(one)));
    failures += failed.length;
    tests += Math.max(1, failed.length);
    if (failed.length === 0) cases.push(testcase(name, folder, ""));
    for (const one of failed) {
      cases.push(testcase(`${name}:${one.line}:${one.column} ${one.code}`, folder, failure(one)));
    }
  }
  const numbers = `tests="${tests}" failures="${failures}" errors="0" time="0"`;
  return `  <testsuite name="${attribute(folder)}" package="${attribute(folder)}" id="${id}" timestamp="${at}" hostname="localhost" ${numbers}>
    <properties/>
${cases.join("")}    <system-out>${xml(diagnosticsText(others, { color: false, columns: null }))}</system-out>
    <system-err/>
  </testsuite>
`;
}

function report({ files, diagnostics }: CheckReport, options: ReporterOptions): string {
  const found = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) found.set(one.file, [...(found.get(one.file) ?? []), one]);
  const folders = new Map<string, string[]>();
  for (const file of [...new Set([...files, ...found.keys()])].sort()) {
    const folder = folderOf(file);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  const suites = [...folders.keys()]
    .sort()
    .map((folder, id) => suite(folder, folders.get(folder) ?? [], found, id, options));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

/**
 * JUnit XML in the form of its Ant schema, the strictest of those in use: a suite for each folder, a testcase for each file
 * without a failure and for each failure. What does not fail the check is listed in the suite's output.
 */
export const junit = { name: "junit", endings: [".xml"], report } satisfies Reporter;
