import matter from "gray-matter";
import type { Finding } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { bodyProblem } from "./body-limits.js";
import { almostClosing, closingFence, longestBlock, openingFence, withoutMark } from "./fences.js";
import { parseYaml } from "./yaml.js";

/** A Markdown file split at its fences. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The file's line on which the body begins. */
  readonly bodyLine: number;
}

export interface ParsedFrontMatter {
  readonly frontMatter: FrontMatter | null;
  readonly findings: readonly Finding[];
}

const refuse = (): never => {
  throw new Error("front matter in this language is never run");
};

/** gray-matter only splits: YAML is left as text, and nothing in a file is ever evaluated. */
const splitOnly = {
  language: "yaml",
  engines: {
    yaml: { parse: () => ({}) },
    json: { parse: refuse },
    javascript: { parse: refuse },
    js: { parse: refuse },
    coffee: { parse: refuse },
    toml: { parse: refuse },
  },
};

/** What keeps a line that looks like three hyphens from being a fence; null where it does not look so. */
function notFence(line: string, what: string): string | null {
  if (!/^\s*-{2}/.test(line)) return null;
  const shown = line.trim();
  if (shown !== "---") return `${what} is \`${shown.slice(0, 40)}\`, not \`---\``;
  return line.startsWith("---")
    ? "There is a blank of another kind behind the three hyphens"
    : "The three hyphens do not stand at the start of the line";
}

/** Splits a Markdown file and parses its front matter, telling exactly what is wrong with the fences. */
export function parseFrontMatter({ name: file, text: raw }: SourceFile): ParsedFrontMatter {
  const text = withoutMark(raw);
  const fail = (code: string, line: number, message: string, hint: string): ParsedFrontMatter => ({
    frontMatter: null,
    findings: [{ code, file, where: { line, column: 1 }, message, hint }],
  });

  const opened = openingFence(text);
  if (opened === null) {
    const [first = ""] = text.split("\n", 1);
    return fail(
      "front-matter-missing",
      1,
      notFence(first, "The first line") ??
        (/^\s*\n\s*---/.test(text)
          ? "The first line is empty, and the front matter begins below it"
          : "The file does not start with front matter"),
      "The first line is three hyphens and nothing else. The fields follow, then another line of three hyphens.",
    );
  }
  const closing = closingFence(text, opened);
  if (closing === null) {
    const almost = almostClosing(text, opened);
    if (almost !== null) {
      const before = text.slice(0, almost).split("\n");
      const [line = ""] = text.slice(almost).split("\n", 1);
      return fail(
        "front-matter-unclosed",
        before.length,
        `${notFence(line, "This line") ?? `\`${line.trim().slice(0, 40)}\` is not \`---\``}, so the front matter does not end here`,
        "The line that ends it is three hyphens and nothing else.",
      );
    }
    return fail(
      "front-matter-unclosed",
      1,
      `The front matter that starts here is never closed${text.length > longestBlock ? " within 16 KB" : ""}`,
      "Add a line of three hyphens (---) after the last field and before the text.",
    );
  }
  // Handed over with clean fences, so that no word on a fence can choose a language.
  const block = text.slice(opened, closing.start);
  const split = matter(`---\n${block}---\n`, splitOnly);
  const parsed = parseYaml({ file, text: `${split.matter.replace(/^\n|\r$/g, "")}\n`, line: 2 });
  if (parsed.findings.length > 0) return { frontMatter: null, findings: parsed.findings };
  if (parsed.value === null || typeof parsed.value !== "object" || Array.isArray(parsed.value)) {
    return fail(
      "front-matter-missing",
      1,
      "The front matter holds no fields",
      "Between the two lines of hyphens stands one field a line, such as `id: RS-6-02`.",
    );
  }
  const head = text.slice(0, closing.end);
  if (openingFence(text.slice(closing.end)) !== null) {
    return fail(
      "yaml-syntax",
      head.split("\n").length,
      "A second line of three hyphens follows the one that ends the front matter",
      "Remove one of the two. The text of the file begins below the fields.",
    );
  }
  const body = text.slice(closing.end);
  const problem = bodyProblem(body);
  if (problem !== null) {
    const line = `${head}${body.slice(0, problem.at)}`.split("\n").length;
    return fail("file-unreadable", line, problem.message, problem.hint);
  }
  return {
    frontMatter: {
      data: parsed.value as Record<string, unknown>,
      body,
      bodyLine: head.split("\n").length,
    },
    findings: [],
  };
}
