#!/usr/bin/env node
"use strict";

// To say where in our own files something happened.
if (process.argv.includes("--debug")) process.setSourceMapsEnabled(true);
// Node 22 and later keep what they compiled for the next run, beside the program.
else require("node:module").enableCompileCache?.(`${__dirname}/../dist/compile-cache`);

let program;
try {
  program = require("../dist/cli.cjs");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  process.stderr.write("ahp-career has not been built yet.\n  hint: Run `npm ci` in its folder.\n");
  process.exitCode = 2;
}
if (program) {
  const io = program.nodeIo();
  program.main(process.argv.slice(2), io).then((code) => {
    process.exitCode = code;
    // What went wrong in writing has been told by then. Left alone, Node first waits for V8 to tidy up.
    setImmediate(() => {
      if (io.isWritten()) process.exit();
    });
  });
}
