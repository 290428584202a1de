#!/usr/bin/env node
"use strict";

// To say where in our own files something happened, Node has to load the program in its own way.
if (process.argv.includes("--debug")) process.setSourceMapsEnabled(true);
else require("./code-cache.js").useCodeCache();

let program;
try {
  program = require("../dist/cli.cjs");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  process.stderr.write("ahp-career has not been built yet.\n  hint: Run `npm ci` in its folder.\n");
  process.exitCode = 2;
}
if (program) {
  program.main(process.argv.slice(2), program.nodeIo()).then((code) => {
    process.exitCode = code;
  });
}
