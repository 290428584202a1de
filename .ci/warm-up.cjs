// Runs everyday commands in one process and keeps the byte code that V8 made on the way: `warm-up.cjs` or `warm-up.cjs validate`.
"use strict";
const { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { useCodeCache, writeCodeCache } = require("../bin/code-cache.js");

const root = join(__dirname, "..");
const example = `${root}/examples/sam-physiotherapist.yaml`;

/** A framework of a few files that are not as they were compiled, so that they are read and not looked up. */
function uncompiled(folder) {
  for (const path of ["framework.yaml", "sources.yaml", "research/core", "research/band-5"])
    cpSync(`${root}/competencies/${path}`, join(folder, path), { recursive: true });
  const files = readdirSync(join(folder, "research/core"), "utf8").map((name) => join(folder, "research/core", name));
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    // Words in bold, and a field in a form that only the full parsers read.
    writeFileSync(file, `${text.replace(/^title: (.*)$/m, 'title: "\\x20$1"')}\n## Notes\n**Bold**\n`);
  }
  return files;
}

async function everyday(run) {
  await run(["--help"]);
  await run(["gap", example]);
  await run(["checklist", "--band", "6", "--format", "markdown"]);
}

async function validate(run) {
  await run(["validate", `${root}/competencies`, example]);
  const folder = mkdtempSync(join(tmpdir(), "ahp-career-"));
  try {
    const [first, second] = uncompiled(join(folder, "framework"));
    const cached = ["validate", join(folder, "framework"), "--cache", join(folder, "cache")];
    await run(["validate", join(folder, "framework")]);
    await run(cached);
    appendFileSync(first, "More.\n");
    writeFileSync(second, readFileSync(second, "utf8").replace(/^title: .*$/m, "title: Something else"));
    await run(cached);
    writeFileSync(second, readFileSync(second, "utf8").replace(/^status: .*$/m, "status: gone"));
    await run(cached, 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function warmUp(command) {
  const scripts = useCodeCache(command);
  const { main, nodeIo } = require("../dist/cli.cjs");
  const quiet = { ...nodeIo(), cwd: root, env: { NO_COLOR: "1" }, columns: 80, out() {}, err() {} };
  const run = async (argv, wanted = 0) => {
    const code = await main(argv, quiet);
    if (code !== wanted) throw new Error(`\`ahp-career ${argv.join(" ")}\` ended with ${code}`);
  };
  await (command === "validate" ? validate(run) : everyday(run));
  writeCodeCache(scripts, command);
}

warmUp(process.argv[2]);
