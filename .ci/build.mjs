// Builds what `npm ci` leaves ready to run: the JSON Schema validators, then the program in parts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => new URL(name, root).pathname;

const shared = {
  absWorkingDir: path("."),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  logLevel: "warning",
};

// 1. The validators, compiled ahead: loading ajv and compiling a schema costs more than the whole of a gap analysis.
const compiler = await build({
  ...shared,
  entryPoints: ["src/check/compile-validators.ts"],
  write: false,
  packages: "external",
});
const scratch = path("dist/compile-validators.mjs");
rmSync(path("dist"), { recursive: true, force: true });
mkdirSync(path("dist"), { recursive: true });
mkdirSync(path("src/generated"), { recursive: true });
writeFileSync(scratch, compiler.outputFiles[0].text);
const { compileValidators } = await import(new URL("dist/compile-validators.mjs", root).href);
const schemas = readdirSync(path("schemas"))
  .filter((name) => name.endsWith(".schema.json"))
  .map((name) => JSON.parse(readFileSync(path(`schemas/${name}`), "utf8")));
writeFileSync(path("src/generated/validators.cjs"), compileValidators(schemas));
rmSync(scratch);

// 2. The program.
await build({
  ...shared,
  entryPoints: { cli: "src/cli.ts" },
  outdir: "dist",
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: "part-[name]-[hash]",
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
