"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const module_ = require("node:module");
const { dirname, join } = require("node:path");

const dist = join(__dirname, "../dist");
/** Commands that need so much else that they have byte code of their own: with it the others would start more slowly. */
const apart = ["validate"];
const cacheOf = (path, command) => `${path}${apart.includes(command) ? `.${command}` : ""}.cache`;

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Lets the parts of the program start from the byte code that the build left beside them. V8 refuses byte code made by
 * another version of itself or for a text of another length, and the part is then compiled as ever.
 * @param {string | undefined} command The command that will run.
 * @returns {Map<string, import("node:vm").Script>} The parts loaded so far, by path; empty where Node keeps the cache itself.
 */
function useCodeCache(command) {
  const scripts = new Map();
  // Node 22 and later have a cache of their own, which also renews itself after Node was updated.
  if (module_.enableCompileCache) {
    module_.enableCompileCache(join(dist, "compile-cache"));
    return scripts;
  }
  // Loaded here: where Node has its own cache it is not needed.
  const { Script } = require("node:vm");
  // Node has no handler of its own for this ending, and every such file in this process is one of ours.
  require.extensions[".cjs"] = (module, path) => {
    const source = module_.wrap(readFileSync(path, "utf8"));
    // What one of them needs now and then, the others may have run.
    const cachedData = [command, ...apart].reduce(
      (found, name) => found ?? readIfThere(cacheOf(path, name)),
      undefined,
    );
    const script = new Script(source, { filename: path, cachedData });
    scripts.set(path, script);
    const load = (id) => module.require(id);
    script.runInThisContext()(module.exports, load, module, path, dirname(path));
  };
  return scripts;
}

/** Writes the byte code of what has been run so far: called by the build, after it has used the program. */
function writeCodeCache(scripts, command) {
  for (const [path, script] of scripts)
    writeFileSync(cacheOf(path, command), script.createCachedData());
}

module.exports = { useCodeCache, writeCodeCache };
