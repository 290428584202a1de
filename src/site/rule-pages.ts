import type { Rule } from "../check/rule.js";
import { markdown } from "../render/markdown.js";
import type { ReportDocument } from "../report/document.js";
import { ruleDocument, rulesIndex } from "../report/rule-document.js";

/** The pages of `docs/rules/`, by file name. */
export async function rulePages(rules: readonly Rule[]): Promise<ReadonlyMap<string, string>> {
  const render = await markdown.load();
  const page = async (document: ReportDocument): Promise<string> =>
    new TextDecoder().decode(await render(document));
  const inOrder = [...rules].sort((a, b) => (a.code < b.code ? -1 : 1));
  const pages = new Map([["README.md", await page(rulesIndex(inOrder))]]);
  for (const rule of inOrder) pages.set(`${rule.code}.md`, await page(ruleDocument(rule)));
  return pages;
}
