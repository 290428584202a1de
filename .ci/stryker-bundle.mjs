// Run by Stryker in its copy of the repository: each test file of the mutated stages becomes one script, so that the runner
// can begin afresh for every mutant in a few milliseconds.
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const stages = ["parse", "check", "analyse"];

// In one script there is no place of a file's own: each is told the place that it had.
const ownPlaces = {
  name: "own-places",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](src|tests)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      loader: "ts",
    }));
  },
};

// Generated input: the same in every run, and a part of it. What fewer cases miss counts as not found.
const fewerCases = {
  name: "fewer-cases",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^fast-check$/ }, ({ path, namespace }) =>
      namespace === "fewer" ? undefined : { path, namespace: "fewer" },
    );
    onLoad({ filter: /./, namespace: "fewer" }, () => ({
      contents: `
        import { assert as all } from "fast-check";
        export * from "fast-check";
        const share = Number(process.env.MUTATION_CASES ?? 0.05);
        export const assert = (property, options = {}) =>
          all(property, { seed: 1, ...options, numRuns: Math.ceil((options.numRuns ?? 100) * share) });
      `,
      resolveDir: root,
    }));
  },
};

const folders = await Promise.all(
  stages.map(async (stage) =>
    (await readdir(`${root}tests/${stage}`))
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => `tests/${stage}/${name}`),
  ),
);
await build({
  absWorkingDir: root,
  entryPoints: folders.flat(),
  outdir: "mutation.tmp",
  outbase: ".",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  mainFields: ["module", "main"],
  logLevel: "warning",
  plugins: [ownPlaces, fewerCases],
});
