import { lineAt } from "../../parse/lines.js";
import { parseTree, positionOf } from "../../parse/markdown.js";
import { nodesIn, withoutComments } from "../../parse/resolved.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** What a report does not show as it was meant, and how to write it instead. */
const unread = {
  image: ["A picture is not shown, only its description", "Say in words what it shows."],
  html: ["This is HTML, which is shown as it is written", "Write it in Markdown, or as code."],
  table: ["A table is shown as the text that it is made of", "Write it as a list."],
  footnote: ["A footnote is shown where it is written", "Write it in the sentence, in brackets."],
  definition: ["No link refers to this address, so it is not shown", "Write it in a sentence."],
} as const;

/** Most bodies have nothing of the kind, and need not be parsed again. */
const suspicious = /!\[|<[A-Za-z/!?]|\||\[[^\]\n]*\]:/;
const underHeadings = /^(?=.*-)(?=.*\|)[|: \t>-]+$/;
/** Labels of comments, and of footnotes of one word, to which no link has to refer. */
const linkless = /^(?:\/\/$|comment$|\^)/;

/** Each thing that is not shown as it was meant, with its line in the body from 1. */
function* unreadIn(body: string): Iterable<readonly [keyof typeof unread, number]> {
  const lines = body.split(/\r?\n/);
  const nodes = nodesIn([parseTree(body)]);
  const references = nodes.filter(({ type }) => type.endsWith("Reference"));
  const labels = new Set(references.map((one) => "identifier" in one && one.identifier));
  const notes = new Set([...body.matchAll(/^ {0,3}\[\^([^\]\s]+)\]:/gm)].map(([, label]) => label));
  for (const node of nodes) {
    const { start, end } = positionOf(node);
    if (node.type === "image" || node.type === "imageReference") yield ["image", start.line];
    if (node.type === "html" && /<[A-Za-z?]/.test(withoutComments(node.value)))
      yield ["html", start.line];
    if (
      node.type === "definition" &&
      !labels.has(node.identifier) &&
      !linkless.test(node.identifier)
    )
      yield ["definition", start.line];
    if (node.type !== "paragraph" && node.type !== "definition") continue;
    for (let line = start.line; line <= end.line; line += 1) {
      const [text, below] = [lineAt(lines, line - 1), lineAt(lines, line)];
      if (text.includes("|") && underHeadings.test(below) && line < end.line) yield ["table", line];
      for (const [, label] of text.matchAll(/\[\^([^\]\s]+)\]/g))
        if (notes.delete(label)) yield ["footnote", line];
    }
  }
}

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const { file, body, bodyLine } of documents) {
    if (!suspicious.test(body)) continue;
    for (const [kind, line] of unreadIn(body)) {
      const [message, hint] = unread[kind];
      yield { file: file.name, where: { line: bodyLine + line - 1, column: 1 }, message, hint };
    }
  }
}

export const markdownUnread: Rule = {
  code: "markdown-unread",
  severity: "warning",
  what: "A text has a picture, a table, a footnote, HTML, or an address that no link refers to.",
  why: "Texts are printed, read out and searched. What cannot be shown in all of these is lost on somebody.",
  mend: "Use headings, paragraphs, lists, emphasis, quotations, links and code, and say the rest in words.",
  example: {
    file: "resources/audit-handbook.md",
    wrong: "![A flow chart of the steps](steps.png)",
    right: "A short résumé of each step.",
  },
  framework,
};
