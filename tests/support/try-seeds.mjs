// npm run test:seeds [-- ROUNDS]: the suites with generated input, each round from another seed. For people, not for CI.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tests = join(root, "tests");
const suites = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter(
  (path) =>
    path.endsWith(".test.ts") &&
    readFileSync(join(tests, path), "utf8").includes('support/seed.js"'),
);
const node = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
const jest = [...node, join(root, "node_modules/jest/bin/jest.js")];
for (let round = Number(process.argv[2] ?? 1); round > 0; round -= 1) {
  const seed = String(Math.floor(Math.random() * 2 ** 31));
  const { status } = spawnSync(process.execPath, [...jest, ...suites], {
    cwd: root,
    env: { ...process.env, AHP_SEED: seed },
    stdio: "inherit",
  });
  process.stdout.write(`AHP_SEED=${seed} ${status === 0 ? "passed" : "failed"}\n`);
  if (status !== 0) process.exit(1);
}
