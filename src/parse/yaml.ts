import { type Document, isAlias, isNode, isScalar, LineCounter, type Range, visit } from "yaml";
import type { Finding } from "../model/diagnostic.js";
import { invisible } from "../words/invisible.js";
import { duplicateKeys } from "./duplicate-keys.js";
import { explainYaml } from "./explain-yaml.js";
import { withoutMark } from "./fences.js";
import { inQuotes } from "./in-quotes.js";
import { deepYaml } from "./nesting.js";
import { readPlainYaml } from "./plain-yaml.js";
import { placeAt, yamlDocument } from "./yaml-document.js";
import { type YamlSlip, yamlMessage } from "./yaml-messages.js";

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

/** Parses YAML 1.2 text to plain data. Every problem is a `yaml-syntax` finding at its place in the file. */
export function parseYaml({ file, text: raw, line = 1 }: YamlSource): ParsedYaml {
  const text = withoutMark(raw);
  const deep = deepYaml(text);
  if (deep !== null) return failed(file, line, text, [{ kind: "depth", word: "", at: deep }]);
  const plain = readPlainYaml(text);
  return plain === null ? parseFully(file, text, line) : { value: plain.value, findings: [] };
}

/** The first slip of a YAML text; null where it has none. */
export function firstSlip(text: string): YamlSlip | null {
  const lines = new LineCounter();
  const [first] = slipsIn(text, yamlDocument(text, lines), lines);
  return first ?? null;
}

/** With the full parser, which is not loaded for nothing. */
function parseFully(file: string, text: string, line: number): ParsedYaml {
  try {
    const lines = new LineCounter();
    const document = yamlDocument(text, lines);
    const slips = slipsIn(text, document, lines);
    if (slips.length > 0) return failed(file, line, text, slips);
    return { value: document.toJS({ maxAliasCount: 0 }), findings: [] };
  } catch (error) {
    if ((error as Error).name !== "RangeError") throw error;
    return failed(file, line, text, [{ kind: "depth", word: "", at: 0 }]);
  }
}

function failed(file: string, line: number, text: string, slips: readonly YamlSlip[]): ParsedYaml {
  const lines = new LineCounter();
  for (const { index } of text.matchAll(/^/gm)) lines.addNewLine(index);
  const findings = slips.map(({ kind, word, at }) => {
    const start = text.lastIndexOf("\n", at - 1) + 1;
    const [whole = ""] = text.slice(start).split("\n", 1);
    return {
      code: kind === "merge" ? "merge-conflict" : "yaml-syntax",
      file,
      where: placeAt(lines, at, line),
      ...yamlMessage(kind, word, inQuotes(whole, at - start)),
    };
  });
  return { value: undefined, findings };
}

/** Errors of the parser that stand for themselves. Any other confuses it, and what it reports after that follows from it. */
const clear: Readonly<Record<string, Omit<YamlSlip, "at">>> = {
  TAG_RESOLVE_FAILED: { kind: "start", word: "!" },
  MULTIPLE_DOCS: { kind: "documents", word: "" },
  BAD_DQ_ESCAPE: { kind: "backslash", word: "" },
};

/** What is wrong up to the first error that confused the parser: one bracket must not bring 600 messages. */
function slipsIn(text: string, document: Document, lines: LineCounter): readonly YamlSlip[] {
  const errors = [...document.errors, ...document.warnings]
    .filter(({ code }) => code !== "DUPLICATE_KEY")
    .sort((a, b) => a.pos[0] - b.pos[0])
    // A path in double quotes has a backslash for each of its folders.
    .filter(({ code, pos }, at, all) => {
      const before = code === "BAD_DQ_ESCAPE" ? all[at - 1] : undefined;
      return before?.code !== code || text.slice(before.pos[0], pos[0]).includes("\n");
    });
  const slips = [
    ...duplicateKeys(document),
    ...unmeant(text, document),
    ...errors.flatMap(({ code, pos: [at] }) => (clear[code] ? [{ ...clear[code], at }] : [])),
  ].sort((a, b) => a.at - b.at);
  const confusing = errors.find(({ code }) => clear[code] === undefined);
  if (confusing === undefined) return slips;
  const [at] = confusing.pos;
  const unreadable = { kind: "unreadable", word: "", at } as const;
  const slip = explainYaml(text, document, lines, at) ?? unreadable;
  // What is found from its line on may come of it.
  const line = text.lastIndexOf("\n", Math.min(slip.at, at) - 1);
  return [...slips.filter((one) => one.at < line), slip];
}

/** What the parser takes and nobody means: anchors, aliases and tags, and names that are not what they look like. */
function unmeant(text: string, document: Document): readonly YamlSlip[] {
  const found: YamlSlip[] = [];
  visit(document, (key, node) => {
    if (!isNode(node)) return;
    const [at] = node.range as Range;
    const odd = key === "key" && isScalar(node) ? (node.source ?? "").search(invisible) : -1;
    if (isAlias(node)) found.push({ kind: "start", word: "*", at });
    else if (node.anchor !== undefined)
      found.push({ kind: "start", word: "&", at: text.lastIndexOf(`&${node.anchor}`, at) });
    else if (node.tag === "!")
      found.push({ kind: "start", word: "!", at: text.lastIndexOf("!", at) });
    else if (odd >= 0) found.push({ kind: "invisible", word: text.charAt(at + odd), at: at + odd });
  });
  return found;
}
