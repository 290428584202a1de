import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../support/frameworks.js";

/** A copy of what is installed, to be damaged. */
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "ahp-career-"));
  for (const part of ["bin", "dist", "competencies", "schemas", "templates", "package.json"])
    cpSync(join(repository, part), join(copy, part), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function run(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { PATH = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(copy, "bin/ahp-career.js"), ...args],
    { cwd: copy, env: { PATH, HOME: copy }, encoding: "utf8" },
  );
  return { code: status, out: stdout, err: stderr };
}

const example = join(repository, "examples/sam-physiotherapist.yaml");
const gap = ["gap", example, "--as-of", "2026-11-20", "--format", "json"];

test("a tool that was not built says so", () => {
  rmSync(join(copy, "dist"), { recursive: true });
  expect(run("--help")).toEqual({
    code: 2,
    out: "",
    err: "ahp-career has not been built yet.\n  hint: Run `npm ci` in its folder.\n",
  });
});

test("--debug says where in our own files something happened", () => {
  // The shape of what the build leaves is taken on trust: this is a fault of ours.
  writeFileSync(join(copy, "dist/framework.json"), '{"documents": null, "clean": true}');
  const quiet = run(...gap);
  expect(quiet.code).toBe(2);
  expect(quiet.err).toContain("Something went wrong inside ahp-career");
  expect(quiet.err).not.toContain(".ts:");
  expect(run(...gap, "--debug").err).toMatch(/src\/load\/compiled-framework\.ts:\d+:\d+/);
});
