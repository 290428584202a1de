import type { Rule } from "../check/rule.js";
import { heading, paragraph, type ReportDocument, report, strong, table } from "./document.js";

const severityWords = {
  error: "An error: it stops the work until it is mended.",
  warning: "A warning: worth a look, and an error only with --strict.",
  info: "A note: nothing needs to be done.",
} as const;

/** All that is to be said about one rule. */
export const ruleDocument = ({ code, severity, what, why, mend }: Rule): ReportDocument =>
  report(code, code, [
    heading(1, code),
    paragraph(what),
    paragraph(severityWords[severity]),
    paragraph(strong("Why it matters"), ": ", why),
    paragraph(strong("How to mend it"), ": ", mend),
  ]);

/** Every rule, a line each. */
export const rulesDocument = (rules: readonly Rule[]): ReportDocument =>
  report("Diagnostics", "Diagnostics", [
    heading(1, "Diagnostics"),
    table([
      ["Code", "Severity", "What it means"],
      ...rules.map(({ code, severity, what }) => [code, severity, what]),
    ]),
    paragraph("`ahp-career explain <code>` says more about one."),
  ]);
