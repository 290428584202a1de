import type { Rule } from "../check/rule.js";
import { ruleDocument, rulesIndex } from "../report/rule.js";
import { markdown } from "./markdown.js";

/** The pages of `docs/rules/`, by file name. */
export async function rulePages(rules: readonly Rule[]): Promise<ReadonlyMap<string, string>> {
  const inOrder = [...rules].sort((a, b) => (a.code < b.code ? -1 : 1));
  const options = { width: 80, color: false, ascii: false, template: () => "" };
  const pages = new Map([["README.md", await markdown.render(rulesIndex(inOrder), options)]]);
  for (const rule of inOrder) {
    pages.set(`${rule.code}.md`, await markdown.render(ruleDocument(rule), options));
  }
  return pages;
}
