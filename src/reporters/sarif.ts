import type { Rule } from "../check/rule.js";
import type { Diagnostic, Severity } from "../model/diagnostic.js";
import { printable, printableJson } from "../words/printable.js";
import { maskedLines } from "./masked-lines.js";
import type { CheckReport, Reporter, ReporterOptions } from "./reporter.js";

const schema =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const rootId = "%SRCROOT%";

/** A path as part of a URI: every character that has a meaning there is percent-encoded. */
const encoded = (path: string): string =>
  path
    .split("/")
    // Half of a character, as a broken file name may hold, cannot be encoded.
    .map((part) => encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(part))))
    .join("/");

function artifact(file: string, options: ReporterOptions): object {
  const inside = options.pathFromRoot(file);
  if (inside !== null) return { uri: encoded(inside), uriBaseId: rootId };
  const absolute = options.absolutePath(file);
  return { uri: `file://${absolute.startsWith("/") ? "" : "/"}${encoded(absolute)}` };
}

const descriptor = ({ code, severity, what, why, mend }: Rule): object => ({
  id: code,
  shortDescription: { text: what },
  fullDescription: { text: `${what} ${why}` },
  help: {
    text: `${what}\n\nWhy it matters: ${why}\n\nHow to mend it: ${mend}`,
    markdown: `${what}\n\n**Why it matters**: ${why}\n\n**How to mend it**: ${mend}`,
  },
  defaultConfiguration: { level: levels[severity] },
});

/** A viewer is no place for a longer line, and thousands of results may be about the same one. */
const longestLine = 1000;

/** Where a problem is, with the line, for whoever opens the log and has not got the file; nothing more of it is given away. */
function regions({ line, column }: Diagnostic, text = ""): object {
  const region = { startLine: line, startColumn: column };
  const rest = text.slice(column - 1);
  if (rest.trim() === "" || text.length > longestLine) return { region };
  return {
    region: { ...region, snippet: { text: printable(rest) } },
    // What is around the region has to be more than the region.
    ...(column === 1
      ? {}
      : { contextRegion: { startLine: line, snippet: { text: printable(text) } } }),
  };
}

/**
 * Says which results are the same in two runs: code, file and the text of the line, with a number for those that share all
 * three. A line that moves keeps its fingerprint. The number of this scheme is in its name.
 */
function fingerprinter(
  { lineOf }: CheckReport,
  { pathFromRoot, digest }: ReporterOptions,
): (diagnostic: Diagnostic) => string {
  const seen = new Map<string, number>();
  return ({ file, line, code }) => {
    const key = [code, pathFromRoot(file) ?? file, (lineOf(file, line) ?? "").trim()].join("\n");
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return digest(`${key}\n${number}`).slice(0, 32);
  };
}

function report(whole: CheckReport, options: ReporterOptions): string {
  const check = { ...whole, lineOf: maskedLines(whole) };
  const { diagnostics, rules } = check;
  const fingerprint = fingerprinter(check, options);
  const index = new Map(rules.map(({ code }, position) => [code, position]));
  const result = (one: Diagnostic): object => ({
    ruleId: one.code,
    ...(index.has(one.code) ? { ruleIndex: index.get(one.code) } : {}),
    level: levels[one.severity],
    message: {
      text: [one.message, ...(one.hint === null ? [] : [one.hint])].map(printable).join("\n"),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(one.file, options),
          ...regions(one, check.lineOf(one.file, one.line)),
        },
      },
    ],
    partialFingerprints: {
      "ahpCareer/v1": fingerprint(one),
    },
  });
  return printableJson({
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ahp-career",
            version: options.version,
            semanticVersion: options.version,
            rules: rules.map(descriptor),
          },
        },
        originalUriBaseIds: {
          [rootId]: { description: { text: "The folder of the repository." } },
        },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map(result),
      },
    ],
  });
}

/** SARIF 2.1.0, for code scanning and the viewers of editors. */
export const sarif = { name: "sarif", endings: [".sarif"], report } satisfies Reporter;
