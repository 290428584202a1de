import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
// Loaded before they are asked for all at once, which Jest's module loader cannot do.
import "mdast-util-gfm-table";
import "mdast-util-gfm-task-list-item";
import "remark-stringify";
import "unified";
import { rules } from "../../src/check/check-framework.js";
import { text } from "../../src/render/text.js";
import { ruleDocument } from "../../src/report/rule-document.js";
import { rulePages } from "../../src/site/rule-pages.js";
import { rendered } from "../support/rendered.js";

const folder = resolve(import.meta.dirname, "../../docs/rules");

describe("docs/rules", () => {
  test("has a page for every rule and no other", async () => {
    expect(readdirSync(folder).sort()).toEqual([...(await rulePages(rules)).keys()].sort());
  });

  test("is what the rules say; `npm run docs` writes it", async () => {
    for (const [name, page] of await rulePages(rules)) {
      expect([name, readFileSync(join(folder, name), "utf8")]).toEqual([name, page]);
    }
  });

  test("links every rule from the first page", async () => {
    const index = readFileSync(join(folder, "README.md"), "utf8");
    const links = [...index.matchAll(/^\| \[`([a-z-]+)`\]\(([a-z-]+)\.md\)/gm)];
    expect(links.map(([, code]) => code)).toEqual(rules.map(({ code }) => code).sort());
    for (const [, code, page] of links) expect(page).toBe(code);
  });

  test("shows no backtick that is escaped and no control character", async () => {
    for (const [name, page] of await rulePages(rules)) {
      expect([name, /\\`|[^\P{Cc}\n]/u.test(page)]).toEqual([name, false]);
    }
  });
});

test("a rule in the terminal shows both examples", async () => {
  const rule = rules.find(({ code }) => code === "builds-on-order");
  if (rule === undefined) throw new Error("there is no such rule");
  expect(await rendered(text, ruleDocument(rule))).toContain(`
Wrong
  RS-5-01 is at a lower band, and RS-7-01 at a higher one.

  In research/band-6/RS-6-01-run-a-small-audit.md:

  builds-on: [RS-7-01]

Right
  builds-on: [RS-5-01]
`);
});
