// Builds what `npm ci` leaves ready to run: the JSON Schema validators, the program in parts, the compiled framework.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
// Built beside the old one and exchanged at the end, so that no half-built program is ever run.
const out = `${root}dist.tmp`;
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/validators`, { recursive: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  logLevel: "warning",
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
};

// 1. The validators: loading ajv and compiling a schema costs more than the whole of a gap analysis.
const scratch = `${out}/compile-validators.mjs`;
await build({
  ...shared,
  entryPoints: ["src/check/compile-validators.ts"],
  outfile: scratch,
  packages: "external",
});
const { compileValidator } = await import(scratch);
const schemas = readdirSync(`${root}schemas`)
  .filter((name) => name.endsWith(".schema.json"))
  .map((name) => JSON.parse(readFileSync(`${root}schemas/${name}`, "utf8")));
await Promise.all(
  schemas.map((schema) =>
    build({
      ...shared,
      format: "cjs",
      stdin: { contents: compileValidator(schemas, schema), resolveDir: root, loader: "js" },
      outfile: `${out}/validators/${schema.$id.replace(".schema.json", "")}.cjs`,
    }),
  ),
);
rmSync(scratch);

// 2. The program.
await build({
  ...shared,
  entryPoints: { cli: "src/cli.ts" },
  outdir: out,
  splitting: true,
  chunkNames: "part-[name]-[hash]",
  banner: {
    // Some libraries are CommonJS inside and ask for node's own modules.
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
});

rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(out, `${root}dist`);

// 3. The shipped framework, parsed and checked: used for every file whose content is still what was compiled.
const compiler = `${root}dist/compile-framework.mjs`;
await build({
  ...shared,
  stdin: {
    contents: `export { compileShipped } from "./src/command/compile-framework.ts"; export { nodeIo } from "./src/io.ts";`,
    resolveDir: root,
    loader: "ts",
  },
  outfile: compiler,
  packages: "external",
});
const { compileShipped, nodeIo } = await import(compiler);
const { framework, bodies } = compileShipped(nodeIo());
writeFileSync(`${root}dist/framework.json`, JSON.stringify(framework));
writeFileSync(
  `${root}dist/bodies.json`,
  JSON.stringify(bodies, (key, value) => (key === "position" ? undefined : value)),
);
rmSync(compiler);
