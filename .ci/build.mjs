// Builds what `npm ci` leaves ready to run: the schemas' validators, the program in parts, the compiled framework.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { completed, lazy, noYaml, outline, saidColors, withCommands } from "./esbuild-plugins.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = `${root}dist`;
// Built beside the old one and exchanged at the end, so that no half-built program is ever run.
const out = `${root}dist.tmp`;
rmSync(out, { recursive: true, force: true });
mkdirSync(out);

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

// 1. Each schema and its validator as a module: loading ajv and compiling a schema takes longer than a whole gap analysis.
const ajv = new Ajv2020({
  allErrors: true,
  strictSchema: true,
  strictTypes: false,
  allowUnionTypes: true,
  validateFormats: false,
  code: { source: true, esm: true, lines: false },
});
// For editors: what to offer, and how to describe it. They say nothing about the data.
ajv.addVocabulary(["defaultSnippets", "markdownDescription"]);
const schemas = readdirSync(`${root}schemas`).map((name) =>
  JSON.parse(readFileSync(`${root}schemas/${name}`, "utf8")),
);
ajv.addSchema(schemas);

function schemaModule(schema) {
  const code = standalone.default(ajv, { validate: schema.$id });
  // Messages are made from the copy of the schema that the validator has.
  const values = [...ajv.getSchema(schema.$id).source.scopeValues.schema];
  const copy = values.find(({ value }) => value.ref === schema);
  return `${code}\nexport { ${copy} as schema };`;
}
await Promise.all(
  schemas.map((schema) =>
    build({
      ...shared,
      platform: "neutral",
      stdin: { contents: schemaModule(schema), resolveDir: root },
      outfile: `${out}/schemas/${schema.$id.replace(/json$/, "js")}`,
    }),
  ),
);

// 2. The program, and beside it the parts that it loads when they are first needed.
const program = {
  ...shared,
  format: "cjs",
  outdir: out,
  outExtension: { ".js": ".cjs" },
  // `import()` of a part is a `require` that happens later.
  supported: { "dynamic-import": false },
  // `--debug` shows where in our own files something happened.
  sourcemap: "linked",
  sourcesContent: false,
  define: { "import.meta.dirname": "__dirname" },
};
const parts = new Map();
const bundle = (name, entry, ...plugins) =>
  build({
    ...program,
    entryPoints: { [name]: entry },
    plugins: [...plugins, lazy(parts, `${out}/schemas`), saidColors],
  });

// A program for each command: most of what there is, is for the others, and reading it would be half of a start.
await bundle("commands", "src/command/index.ts");
const commands = await import(`${out}/commands.cjs`);
const names = Object.keys(commands).filter((name) => commands[name]?.configure !== undefined);
await Promise.all(
  names.map((name) =>
    bundle(`cli-${name}`, "src/cli.ts", withCommands(`export { ${name} } from "./${name}.js";`)),
  ),
);
// And one that knows no more of them than what its help says.
const outlines = names.map((name) => outline(name, commands[name]));
// What each of them takes, for completion.
const all = names.map((name) => completed(commands[name])).filter((one) => one !== null);
writeFileSync(`${out}/completion.json`, JSON.stringify(all));
await bundle("cli", "src/cli.ts", withCommands(outlines.join("\n")));
for (const ending of [".cjs", ".cjs.map"]) rmSync(`${out}/commands${ending}`);
await build({ ...program, entryPoints: Object.fromEntries(parts), plugins: [noYaml] });

rmSync(dist, { recursive: true, force: true });
renameSync(out, dist);

// 3. The shipped framework, parsed and checked: used for every file whose content is still what was compiled.
const compiler = `${dist}/compiler.mjs`;
await build({
  ...shared,
  stdin: {
    contents: `export { compileShipped } from "./src/load/compile-shipped.ts"; export { nodeIo } from "./src/io.ts";`,
    resolveDir: root,
  },
  outfile: compiler,
  packages: "external",
});
const { compileShipped, nodeIo } = await import(compiler);
for (const [name, content] of Object.entries(compileShipped(nodeIo())))
  writeFileSync(`${dist}/${name}`, content);
rmSync(compiler);
