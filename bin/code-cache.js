"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const module_ = require("node:module");
const { dirname, join } = require("node:path");

const dist = join(__dirname, "../dist");
const cacheOf = (path) => `${path}.cache`;

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
 * @returns {Map<string, import("node:vm").Script>} The parts loaded so far, by path; empty where Node keeps the cache itself.
 */
function useCodeCache() {
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
    const cachedData = readIfThere(cacheOf(path));
    const script = new Script(source, { filename: path, cachedData });
    scripts.set(path, script);
    const load = (id) => module.require(id);
    script.runInThisContext()(module.exports, load, module, path, dirname(path));
  };
  return scripts;
}

/** Writes the byte code of what has been run so far, of all parts or of those wanted: called by the build, after it has used the program. */
function writeCodeCache(scripts, wanted = (_path) => true) {
  for (const [path, script] of scripts)
    if (wanted(path)) writeFileSync(cacheOf(path), script.createCachedData());
}

module.exports = { useCodeCache, writeCodeCache };
