// Builds what `npm ci` leaves ready to run: the JSON Schema validators, the program in parts, the compiled framework.
import { createHash } from "node:crypto";
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
  minify: true,
};

// 1. The validators: loading ajv and compiling a schema costs more than the whole of a gap analysis.
const scratch = `${out}/compile-validators.mjs`;
await build({
  ...shared,
  entryPoints: ["src/check/schema/compile-validators.ts"],
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

// 2. The program: the heavy packages each in a part of their own, which is loaded by whoever first needs it.
const heavy = [
  "diff",
  "gray-matter",
  "hast-util-to-html",
  "liquidjs",
  "mdast-util-gfm-table",
  "mdast-util-to-hast",
  "minisearch",
  "remark-parse",
  "remark-stringify",
  "syllable",
  "unified",
  "yaml",
];
const partOf = (name) => `./part-${name}.cjs`;
const program = {
  ...shared,
  format: "cjs",
  // `import()` of a part is a `require` that happens later.
  supported: { "dynamic-import": false },
  // `--debug` shows where in our own files something happened.
  sourcemap: "linked",
  sourcesContent: false,
  define: { "import.meta.url": "__filename", "import.meta.dirname": "__dirname" },
};
/** A module that stands for a part: it is loaded when something of it is first used, and not when it is imported. */
const loadedWhenUsed = (part, names) => `
  let loaded;
  const load = () => (loaded ??= require("${part}"));
  // To whoever imports it, the module itself is its default.
  function part(...all) {
    const whole = load().default ?? load();
    return new.target ? Reflect.construct(whole, all) : whole.apply(this, all);
  }
  for (const name of ${JSON.stringify(names.filter((name) => name !== "default"))})
    Object.defineProperty(part, name, { enumerable: true, get: () => load()[name] });
  module.exports = part;
`;
const parts = {
  name: "parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(${heavy.join("|")})$`) }, ({ path }) => ({
      path,
      namespace: "part",
    }));
    onResolve({ filter: /^\.\/part-/, namespace: "part" }, ({ path }) => ({
      path,
      external: true,
    }));
    onLoad({ filter: /./, namespace: "part" }, async ({ path }) => ({
      contents: loadedWhenUsed(partOf(path), Object.keys(await import(path))),
    }));
  },
};
// commander loads child_process, which costs as much as all else in it, for commands that are programs. We have none.
// Most runs take no hash of anything.
const laterBuiltins = {
  name: "later-builtins",
  setup({ onResolve, onLoad }) {
    const later = (path, ...names) => ({ path, namespace: "later", pluginData: names });
    onResolve({ filter: /^(node:)?child_process$/ }, ({ path, importer }) =>
      /node_modules.commander/.test(importer) ? later(path, "spawn") : undefined,
    );
    onResolve({ filter: /^node:crypto$/ }, ({ path, namespace }) =>
      namespace === "later" ? { path, external: true } : later(path, "createHash", "hash"),
    );
    onResolve({ filter: /./, namespace: "later" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: "later" }, ({ path, pluginData: names }) => ({
      contents: names
        .map((name) => `exports.${name} = (...all) => require("${path}").${name}(...all);`)
        .join("\n"),
    }));
  },
};
// chalk would open the terminal to see what it can show. We always say which colours we want.
const saidColors = {
  name: "said-colors",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: "said" }));
    onLoad({ filter: /./, namespace: "said" }, () => ({ contents: "export default {};" }));
  },
};
await build({
  ...program,
  entryPoints: ["src/cli.ts"],
  outfile: `${out}/cli.cjs`,
  plugins: [parts, laterBuiltins, saidColors],
});
// gray-matter only says where front matter ends: its own YAML parser is never asked, and takes as long to load as all else.
const noYaml = {
  name: "no-yaml",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^js-yaml$/ }, ({ path }) => ({ path, namespace: "unused" }));
    onLoad({ filter: /./, namespace: "unused" }, () => ({
      contents:
        'exports.safeLoad = exports.safeDump = () => { throw new Error("not this parser"); };',
    }));
  },
};
await Promise.all(
  heavy.map((name) =>
    build({
      ...program,
      entryPoints: [name],
      plugins: [noYaml],
      outfile: `${out}/${partOf(name)}`,
    }),
  ),
);

// What was found by one build is nothing to another: its rules may be others.
const id = createHash("sha256");
for (const name of ["cli.cjs", ...heavy.map(partOf)]) id.update(readFileSync(`${out}/${name}`));
for (const schema of schemas) id.update(JSON.stringify(schema));
writeFileSync(`${out}/build.json`, JSON.stringify({ id: id.digest("hex") }));

rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(out, `${root}dist`);

// 3. The shipped framework, parsed and checked: used for every file whose content is still what was compiled.
const compiler = `${root}dist/compile-framework.mjs`;
await build({
  ...shared,
  stdin: {
    contents: `export { compileShipped } from "./src/load/compile-shipped.ts"; export { nodeIo } from "./src/io.ts"; export { asciiJson } from "./src/load/compiled-bodies.ts";`,
    resolveDir: root,
    loader: "ts",
  },
  outfile: compiler,
  packages: "external",
});
const { asciiJson, compileShipped, nodeIo } = await import(compiler);
const { framework, bytes, bodies } = compileShipped(nodeIo());
writeFileSync(`${root}dist/framework.json`, asciiJson(JSON.stringify(framework)));
writeFileSync(`${root}dist/framework.bytes`, bytes);
writeFileSync(`${root}dist/bodies.txt`, bodies);
rmSync(compiler);
