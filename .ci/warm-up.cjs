// Runs everyday commands in one process and keeps the byte code that V8 made on the way.
"use strict";
const { useCodeCache, writeCodeCache } = require("../bin/code-cache.js");

const { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const root = join(__dirname, "..");
const example = `${root}/examples/sam-physiotherapist.yaml`;
const commands = [
  ["--help"],
  ["gap", example],
  ["checklist", "--band", "6", "--format", "markdown"],
  ["validate", `${root}/competencies`, example],
];

/** A framework of a few files that are not as they were compiled, so that they are read and not looked up. */
function uncompiled() {
  const folder = mkdtempSync(join(tmpdir(), "ahp-career-"));
  for (const path of ["framework.yaml", "sources.yaml", "research/core", "research/band-5"])
    cpSync(`${root}/competencies/${path}`, join(folder, path), { recursive: true });
  for (const name of readdirSync(join(folder, "research/core"), "utf8")) {
    const file = join(folder, "research/core", name);
    const text = readFileSync(file, "utf8");
    // Words in bold, and a field in a form that only the full parsers read.
    writeFileSync(file, `${text.replace(/^title: (.*)$/m, 'title: "\\x20$1"')}\n## Notes\n**Bold**\n`);
  }
  return folder;
}

async function warmUp() {
  const scripts = useCodeCache();
  const { main, nodeIo } = require("../dist/cli.cjs");
  const quiet = { ...nodeIo(), cwd: root, env: { NO_COLOR: "1" }, columns: 80, out() {}, err() {} };
  for (const argv of commands) {
    const code = await main(argv, quiet);
    if (code !== 0) throw new Error(`\`ahp-career ${argv.join(" ")}\` ended with ${code}`);
  }
  writeCodeCache(scripts);
  // What only some runs need is kept with the packages, and not with the program: that would start more slowly.
  const folder = uncompiled();
  await main(["validate", folder], quiet);
  rmSync(folder, { recursive: true });
  writeCodeCache(scripts, (path) => path.includes("part-"));
}

warmUp();
