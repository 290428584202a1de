import {
  type Document,
  isAlias,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type Range,
  visit,
  type YAMLError,
  YAMLParseError,
} from "yaml";
import type { Finding, Place } from "../model/diagnostic.js";
import { duplicateKeys } from "./duplicate-keys.js";
import { withoutMark } from "./fences.js";
import { type Misfit, misfits, oddSpace, type Words } from "./misfit-words.js";
import { deepYaml } from "./nesting.js";
import { readPlainYaml } from "./plain-yaml.js";
import { silent } from "./yaml-line.js";
import { firstMisfit } from "./yaml-misfit.js";
import { aliasWords, depthWords, duplicateMark, inPlainWords } from "./yaml-words.js";

/** YAML text inside a file: `line` is the file's line on which the text begins. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly line?: number;
}

export interface ParsedYaml {
  /** Plain data, or undefined where there are findings. Dates stay strings. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/** The one way in which this program reads YAML: version 1.2, core schema, no tags, no aliases. */
export function yamlDocument(text: string, lines: LineCounter): Document.Parsed {
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    version: "1.2",
    merge: false,
    // Looked for below, in a time that grows with their number and not with its square.
    uniqueKeys: false,
    // Not `!!binary`, `!!set` and others, which would put objects where a file has text.
    resolveKnownTags: false,
    stringKeys: true,
    prettyErrors: false,
    keepSourceTokens: false,
  }) as Document.Parsed;
  for (const { at, lacks, owner } of duplicateKeys(document)) {
    document.errors.push(
      new YAMLParseError([at, at + 1], "DUPLICATE_KEY", duplicateMark(lacks, owner)),
    );
  }
  return document;
}

const finding = (
  file: string,
  where: Place,
  [message, hint]: readonly [string, string],
): Finding => ({ code: "yaml-syntax", file, where, message, hint });

const misfitFinding = (file: string, line: number, { row, column, words }: Misfit): Finding => ({
  code: "yaml-syntax",
  file,
  where: { line: row + line, column: column + 1 },
  ...words,
});

const failed = (...findings: readonly Finding[]): ParsedYaml => ({ value: undefined, findings });

/** Parses YAML 1.2 text to plain data. Every problem is a `yaml-syntax` finding at its place in the file. */
export function parseYaml({ file, text: raw, line = 1 }: YamlSource): ParsedYaml {
  const text = withoutMark(raw);
  const deep = deepYaml(text);
  if (deep !== null) {
    const before = text.slice(0, deep);
    const where = {
      line: before.split("\n").length + line - 1,
      column: deep - before.lastIndexOf("\n"),
    };
    return failed(finding(file, where, depthWords));
  }
  const tight = tightField(text);
  if (tight !== null) return failed(misfitFinding(file, line, tight));
  const plain = readPlainYaml(text);
  return plain === null ? parseFully(file, text, line) : { value: plain.value, findings: [] };
}

/** With the full parser, which is not loaded for nothing. */
function parseFully(file: string, text: string, line: number): ParsedYaml {
  const lines = new LineCounter();
  const at = (offset: number, words: readonly [string, string]): Finding =>
    finding(file, placeAt(lines, offset, line), words);
  let document: Document.Parsed;
  try {
    document = yamlDocument(text, lines);
  } catch (error) {
    if ((error as Error).name !== "RangeError") throw error;
    return failed(at(0, depthWords));
  }
  const problems = telling([...document.errors, ...document.warnings]);
  if (problems.length > 0) {
    const found = problems.map((problem) => at(problem.pos[0], inPlainWords(problem)));
    const misfit = misfitBehind(text, problems);
    if (misfit === null) return failed(...found);
    // What is told of lines below it may come of it.
    const above = found.slice(0, -1).filter((_, index) => {
      const at = problems[index]?.pos[0] ?? 0;
      return text.slice(0, at).split("\n").length - 1 < misfit.row;
    });
    return failed(...above, misfitFinding(file, line, misfit));
  }
  const odd = unmeant(text, document);
  if (odd !== null) {
    const [offset, words] = odd;
    return failed({ ...at(offset, aliasWords), ...words });
  }
  try {
    return { value: document.toJS({ maxAliasCount: 0 }), findings: [] };
  } catch (error) {
    const isDeep = (error as Error).name === "RangeError";
    return failed(isDeep ? at(0, depthWords) : at(firstAlias(document), aliasWords));
  }
}

/** Problems that stand for themselves. Any other confuses the parser, and what it reports after that follows from it. */
const single: readonly string[] = ["DUPLICATE_KEY", "TAG_RESOLVE_FAILED", "NON_STRING_KEY"];

/** The problems up to the first that confused the parser: one bracket must not bring 600 messages. */
function telling(problems: readonly YAMLError[]): readonly YAMLError[] {
  const sorted = [...problems].sort((a, b) => a.pos[0] - b.pos[0]);
  const confused = sorted.findIndex(({ code }) => !single.includes(code));
  return confused < 0 ? sorted : sorted.slice(0, confused + 1);
}

/** A rating or a field without the blank after its colon, where the parser takes the whole for a text. */
function tightField(text: string): Misfit | null {
  if (!/^ +[\w-]+:[\w-]/m.test(text)) return null;
  const misfit = firstMisfit(text);
  return misfit?.words.message === misfits.space("", 0).message ? misfit : null;
}

/** The line that does not fit, where the last problem is one that confused the parser. */
function misfitBehind(text: string, problems: readonly YAMLError[]): Misfit | null {
  const last = problems.at(-1);
  if (last === undefined || single.includes(last.code)) return null;
  const misfit = firstMisfit(text);
  // The parser may stop a line early, but never far before what is wrong.
  const above = text.slice(0, last.pos[0]).split("\n").length - 1;
  const between = text.split("\n").slice(above + 1, misfit?.row);
  return misfit !== null && (misfit.row <= above || between.every((line) => silent.test(line)))
    ? misfit
    : null;
}

/** What the parser takes and nobody means: an anchor, whose word would be lost, or a field's name that is not what it looks like. */
function unmeant(text: string, document: Document): readonly [at: number, words: Words] | null {
  let found: readonly [number, Words] | null = null;
  visit(document, (key, node) => {
    if (!isNode(node) || isAlias(node)) return undefined;
    const [start] = node.range as Range;
    if (node.anchor !== undefined) {
      const [message, hint] = aliasWords;
      found = [text.lastIndexOf(`&${node.anchor}`, start), { message, hint }];
    } else if (key === "key" && isScalar(node) && oddSpace.test(String(node.value))) {
      const at = start + text.slice(start).search(oddSpace);
      found = [at, misfits.invisible(text.slice(at))];
    }
    return found === null ? undefined : visit.BREAK;
  });
  return found;
}

function firstAlias(document: Document): number {
  let at = 0;
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    [at] = node.range as Range;
    return visit.BREAK;
  });
  return at;
}

/** The file's line and column of an offset into text that begins on `line`. */
export function placeAt(lines: LineCounter, offset: number, line: number): Place {
  const { line: row, col } = lines.linePos(offset);
  return { line: Math.max(1, row) + line - 1, column: Math.max(1, col) };
}
