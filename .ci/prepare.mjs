// What npm runs after `npm ci`, and where the package is installed from Git (which is also how pre-commit installs it).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

// `npm install --global` from Git hands `global` on to the install of our own build tools, and they end up elsewhere.
if (!existsSync(`${root}node_modules/esbuild`)) {
  const { status } = spawnSync(
    "npm",
    [
      "install",
      "--global=false",
      "--no-save",
      "--include=dev",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
    ],
    { cwd: root, stdio: "inherit", shell: process.platform === "win32" },
  );
  if (status !== 0) process.exit(status ?? 1);
}
await import("./build.mjs");
