import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tinyEvidence, tinyFramework } from "../fixtures/tiny-framework.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

let world: World;

beforeEach(() => {
  world = makeWorld({
    "me.yaml": tinyEvidence,
    "other.yaml": tinyEvidence,
    "utf16.yaml": Buffer.from(tinyEvidence, "utf16le"),
    "escaped.json": '{"format": "ahp-career\\/evidence@1"}',
    "large.yaml": `${tinyEvidence}# ${"x".repeat(2 * 1024 * 1024)}\n`,
    "old.md": "# An old report\n",
    ...Object.fromEntries(
      Object.entries(tinyFramework).map(([path, text]) => [`competencies/${path}`, text]),
    ),
  });
});
afterEach(() => world.remove());

const gap = (output: string) =>
  runInProcess(["gap", "me.yaml", "--output", output, "--format", "json"], { cwd: world.root });

const competency = Object.keys(tinyFramework).find((path) => path.includes("RS-6-01")) ?? "";

test.each([
  "other.yaml",
  "utf16.yaml",
  "escaped.json",
  "large.yaml",
  "competencies/framework.yaml",
  "competencies/sources.yaml",
  `competencies/${competency}`,
])("%s is somebody's work and stays", async (path) => {
  const before = world.snapshot();
  const { code, err } = await gap(path);
  expect(code).toBe(2);
  expect(err).toContain("it would be lost");
  expect(world.snapshot()).toEqual(before);
});

test("a report of before gives way to the new one", async () => {
  expect((await gap("old.md")).code).toBe(0);
  expect((await gap("old.md")).code).toBe(0);
  expect(JSON.parse(readFileSync(join(world.root, "old.md"), "utf8"))).toMatchObject({
    format: "ahp-career/gap@1",
  });
});

test("what every registered AHP is asked for cannot be set aside under a retired id", async () => {
  const core = Object.keys(tinyFramework).find((path) => /-C-\d\d/.test(path)) ?? "";
  const [coreId = ""] = /[A-Z]+-C-\d\d/.exec(core) ?? [];
  const text = tinyFramework[competency] ?? "";
  world.write(
    `competencies/${competency}`,
    text.replace("status: active", `status: retired\nreplaced-by: ${coreId}`),
  );
  world.write(
    "aside.yaml",
    "format: ahp-career/evidence@1\nperson: {profession: physiotherapist, registered: true, band: 6}\nratings:\n  RS-6-01: {self: not-applicable, reason: None are run here}\n",
  );
  const { out } = await runInProcess(["validate", "aside.yaml", "--quiet"], { cwd: world.root });
  expect(out).toContain("aside.yaml:4:19 error not-applicable-core");
});
