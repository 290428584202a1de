// Runs everyday commands in one process and keeps the byte code that V8 made on the way.
"use strict";
const { useCodeCache, writeCodeCache } = require("../bin/code-cache.js");

const root = require("node:path").join(__dirname, "..");
const example = `${root}/examples/sam-physiotherapist.yaml`;
const commands = [
  ["--help"],
  ["gap", example],
  ["checklist", "--band", "6", "--format", "markdown"],
  ["validate", `${root}/competencies`, example],
];

async function warmUp() {
  const scripts = useCodeCache();
  const { main, nodeIo } = require("../dist/cli.cjs");
  const quiet = { ...nodeIo(), cwd: root, env: { NO_COLOR: "1" }, columns: 80, out() {}, err() {} };
  for (const argv of commands) {
    const code = await main(argv, quiet);
    if (code !== 0) throw new Error(`\`ahp-career ${argv.join(" ")}\` ended with ${code}`);
  }
  writeCodeCache(scripts);
}

warmUp();
