import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type * as browser from "../../src/site/browser.js";
import { frozenFramework, repository } from "../support/frameworks.js";
import { runInProcess } from "../support/world.js";

/** The most that the checks, the analysis, the report and the HTML renderer may weigh, compressed, in bytes. */
const limit = 170_000;

const built = await build({
  absWorkingDir: repository,
  entryPoints: ["src/site/browser.ts"],
  bundle: true,
  platform: "browser",
  format: "iife",
  globalName: "ahpCareer",
  target: "es2022",
  minify: true,
  write: false,
  logLevel: "silent",
});
const bundle = built.outputFiles[0]?.text ?? "";

/** The bundle in a context that has what every browser has of text, and nothing of Node. */
const { compareFile, gapHtml, gapJson }: typeof browser = runInNewContext(`${bundle};ahpCareer`, {
  TextDecoder,
  TextEncoder,
});

const framework = frozenFramework().product;
const people = ["kit", "ada"].map((name) => `tests/fixtures/frozen/${name}.yaml`);

/** As the page of a person would: the file's text, today, and the fingerprint of its bytes. */
function compare(path: string, change: (text: string) => string = (text) => text) {
  const text = change(readFileSync(join(repository, path), "utf8"));
  const fingerprint = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return compareFile(framework, path, text, { today: "2026-11-23", fingerprint });
}

test("is small enough to be loaded on a ward", () => {
  expect(gzipSync(bundle).length).toBeLessThan(limit);
});

test.each(people)("%s: the JSON is that of the command line", async (path) => {
  const { data } = compare(path);
  if (data === null) throw new Error("the file has errors");
  const args = ["gap", path, "--framework", "tests/fixtures/frozen", "--format", "json"];
  const { code, out } = await runInProcess(args);
  expect(code).toBe(0);
  expect(JSON.parse(JSON.stringify(gapJson(data)))).toEqual(JSON.parse(out));
});

test("the page is that of the command line", async () => {
  const [path = ""] = people;
  const { data } = compare(path);
  if (data === null) throw new Error("the file has errors");
  const template = (name: string): string =>
    readFileSync(join(repository, "templates", name), "utf8");
  const args = ["gap", path, "--framework", "tests/fixtures/frozen", "--format", "html"];
  const { out } = await runInProcess(args);
  expect(await gapHtml(data, template)).toBe(out);
});

test("a file with mistakes has the diagnostics of the command line, and no analysis", async () => {
  const [path = ""] = people;
  const { data, diagnostics } = compare(path, (text) => text.replace(/^ratings:$/m, "ratinsg:"));
  expect(data).toBeNull();
  expect(diagnostics).toMatchObject([{ code: "schema", severity: "error", file: path }]);
  expect(compare(path, () => "person: [").data).toBeNull();
});
