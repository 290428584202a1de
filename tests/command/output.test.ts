import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { frozen, frozenFiles } from "../support/frozen.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

const evidence = frozenFiles["kit.yaml"] ?? "";
const competency = "competencies/research/band-6/RS-6-01-run-a-small-audit.md";
let world: World;

beforeEach(() => {
  world = makeWorld({
    ...frozenFiles,
    "me.yaml": evidence,
    "plain.txt": evidence,
    "utf16.yaml": Buffer.from(evidence, "utf16le"),
    "escaped.json": '{"format": "ahp-career\\/evidence@1"}',
    "large.yaml": `${evidence}# ${"x".repeat(2 * 1024 * 1024)}\n`,
    "old.md": "# An old report\n",
  });
  symlinkSync(join(world.root, "me.yaml"), join(world.root, "link.txt"));
});
afterEach(() => world.remove());

const gap = (...args: readonly string[]) =>
  runInProcess(["gap", "me.yaml", "--as-of", "2026-11-20", ...args], { cwd: world.root });

test.each([
  "me.yaml",
  "./me.yaml",
  "link.txt",
  "plain.txt",
  "ada.yaml",
  "utf16.yaml",
  "escaped.json",
  "large.yaml",
  "competencies/framework.yaml",
  "competencies/sources.yaml",
  competency,
])("%s is somebody's work and stays", async (path) => {
  const before = world.snapshot();
  const { code, out, err } = await gap("--output", path, "--format", "json");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("it would be lost");
  expect(world.snapshot()).toEqual(before);
});

test("a folder is no file to write to", async () => {
  const before = world.snapshot();
  expect(await gap("--output", world.root, "--format", "text")).toMatchObject({ code: 2, out: "" });
  expect(world.snapshot()).toEqual(before);
});

test("what is written is what stdout would have shown, its format is the ending's, and a report of before gives way", async () => {
  const before = Object.keys(world.snapshot());
  for (const [file, format] of [
    ["notes.txt", "text"],
    ["old.md", "markdown"],
    ["r.json", "json"],
    ["r.html", "html"],
    ["r.html", "html"],
  ] as const) {
    const shown = await gap("--format", format);
    const written = await gap("-o", file);
    expect(written).toMatchObject({ code: 0, out: "" });
    expect(written.err).toContain(`Wrote ${file}`);
    expect(readFileSync(join(world.root, file), "utf8")).toBe(shown.out);
  }
  const after = [...before, "notes.txt", "r.html", "r.json"];
  expect(Object.keys(world.snapshot())).toEqual(after.sort());
});

test("what every registered AHP is asked for cannot be set aside under a retired id", async () => {
  world.write(
    "aside.yaml",
    "format: ahp-career/evidence@1\nperson: {profession: physiotherapist, registered: true, band: 6}\nratings:\n  RS-5-02: {self: not-applicable, reason: None are run here}\n",
  );
  const { out } = await runInProcess(["validate", "aside.yaml", "--quiet"], {
    cwd: world.root,
    env: { AHP_CAREER_FRAMEWORK: frozen },
  });
  expect(out).toContain("aside.yaml:4:19 error not-applicable-core");
});

test("CSV in a file says that it is UTF-8, so that a spreadsheet shows its accents; on stdout and in other formats nothing stands before the text", async () => {
  const list = (...args: readonly string[]) =>
    runInProcess(["list", "--kind", "stories", ...args], { cwd: world.root });
  const { out } = await list("--format", "csv");
  await list("-o", "stories.csv");
  await list("-o", "stories.json");
  const bytes = readFileSync(join(world.root, "stories.csv"));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  // A decoder takes the mark off and gives back what stdout has.
  expect(new TextDecoder("utf-8").decode(bytes)).toBe(out);
  expect(out.startsWith("id,")).toBe(true);
  expect(readFileSync(join(world.root, "stories.json"), "utf8").startsWith("{")).toBe(true);
});
