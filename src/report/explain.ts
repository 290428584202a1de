import type { RootContent } from "mdast";
import type { Example, Rule } from "../check/rule.js";
import { commandLine } from "../words/command-line.js";
import { given } from "./blocks.js";
import {
  code as block,
  heading,
  type Inline,
  list,
  item as listItem,
  paragraph,
  type ReportDocument,
  report,
  strong,
  table,
  typed,
} from "./document.js";
import type { Report } from "./report.js";

const severityWords = {
  error: "An error: it stops the work until it is mended.",
  warning: "A warning: worth a look, and an error only with --strict.",
  info: "A note: nothing needs to be done.",
} as const;

/** A rule's own words, with what stands between backticks as code. */
const prose = (words: string): readonly Inline[] =>
  words
    .split("`")
    .map((part, index): Inline => (index % 2 === 1 ? typed(part) : part))
    .filter((part) => part !== "");

const encodingWords = {
  latin1:
    "It looks the same in an editor, and was saved as Latin-1 (Windows “ANSI”) and not as UTF-8.",
} as const;

/** A passage of a file, or the files of a folder, as they should not be and as they should. */
function exampleBlocks(example: Example): RootContent[] {
  const right = heading(2, "Right");
  if ("folder" in example) {
    const { folder, wrong, right: better } = example;
    const scene = folder === "" ? "The files of the framework:" : `The files in \`${folder}/\`:`;
    return [
      heading(2, "Wrong"),
      paragraph(...prose(scene)),
      block(wrong.join("\n"), "text"),
      right,
      block(better.join("\n"), "text"),
    ];
  }
  const { file, given: before, encoding } = example;
  const language = file.endsWith(".md") ? "markdown" : "yaml";
  return [
    heading(2, "Wrong"),
    ...given(before, (words) => paragraph(...prose(words))),
    paragraph("In ", typed(file), ":"),
    block(example.wrong, language),
    ...given(encoding, (one) => paragraph(encodingWords[one])),
    right,
    block(example.right, language),
  ];
}

const changing = ({ code, fixed, severity }: Rule): string =>
  fixed
    ? "It is always on, because other parts rely on it."
    : `A framework can change that in its manifest: \`rules: {${code}: ${severity === "error" ? "warning" : "off"}}\`.`;

/** All that is to be said about one rule. */
export const ruleDocument = (rule: Rule): ReportDocument => {
  const { code, severity, what, why, mend, example } = rule;
  return report(code, code, [
    heading(1, code),
    paragraph(...prose(what)),
    paragraph(severityWords[severity], " ", ...prose(changing(rule))),
    paragraph(strong("Why it matters"), ": ", ...prose(why)),
    paragraph(strong("How to mend it"), ": ", ...prose(mend)),
    ...exampleBlocks(example),
    ...given(rule.evidenceExample, (one) => exampleBlocks(one)).flat(),
  ]);
};

/** Every rule, a line each. */
const rulesDocument = (rules: readonly Rule[]): ReportDocument =>
  report("Diagnostics", "Diagnostics", [
    heading(1, "Diagnostics"),
    table([
      ["Code", "Severity", "What it means"],
      ...rules.map(({ code, severity, what }) => [code, severity, prose(what)]),
    ]),
    paragraph(`\`${commandLine("explain")} <code>\` says more about one.`),
  ]);

/** The first page of `docs/rules/`: every rule with a link to its page. */
export const rulesIndex = (rules: readonly Rule[]): ReportDocument => {
  const link = (code: string): Inline => ({
    type: "link",
    url: `${code}.md`,
    children: [{ type: "inlineCode", value: code }],
  });
  const fixed = rules.filter((rule) => rule.fixed).map(({ code }) => code);
  return report("Rules", "Rules", [
    heading(1, "Rules"),
    paragraph(
      ...prose(
        "What `ahp-career validate` checks. These pages are made from the rules themselves; `ahp-career explain` shows them in a terminal.",
      ),
    ),
    table([
      ["Rule", "Severity", "What it means"],
      ...rules.map(({ code, severity, what }) => [link(code), severity, prose(what)]),
    ]),
    heading(2, "Changing a severity"),
    paragraph(
      ...prose(
        "A framework sets in its manifest, `framework.yaml`, how much a rule matters: `off`, `info`, `warning` or `error`.",
      ),
    ),
    block("rules:\n  reading-age: off\n  statement-similar: error", "yaml"),
    paragraph(
      "A name that is no rule is an error. What is an error in an evidence file stays one. Other parts rely on these rules, so they are always on:",
    ),
    list(fixed.map((code) => listItem([link(code)]))),
  ]);
};

/** One rule, or every rule in a line each. */
export const explainReport: Report<{
  readonly rules: readonly Rule[];
  readonly rule: Rule | null;
}> = {
  name: "explain",
  document: ({ rules, rule }) => (rule === null ? rulesDocument(rules) : ruleDocument(rule)),
  json: ({ rules, rule }) => ({
    format: "ahp-career/rules@1",
    rules: (rule === null ? rules : [rule]).map(({ code, severity, fixed, what, why, mend }) => ({
      code,
      severity,
      fixed: fixed === true,
      what,
      why,
      mend,
    })),
  }),
};
