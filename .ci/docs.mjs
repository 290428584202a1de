// Writes docs/rules/ from the rules. A test fails where the pages are not what this would write.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const scratch = `${root}dist/rule-pages.mjs`;
await build({
  absWorkingDir: root,
  stdin: {
    contents: `export { rulePages } from "./src/site/rule-pages.ts"; export { rules } from "./src/check/check-framework.ts";`,
    resolveDir: root,
    loader: "ts",
  },
  outfile: scratch,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
});
const { rulePages, rules } = await import(scratch);
rmSync(scratch);

const pages = await rulePages(rules);
const folder = `${root}docs/rules`;
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(`${folder}/${name}`);
for (const [name, text] of pages) writeFileSync(`${folder}/${name}`, text);
