import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Change, changed } from "./changes.js";
import { frozenFiles } from "./frozen.js";
import { makeWorld, type World } from "./world.js";

const slips: readonly Change[] = [
  ["PP-C-01", "key: true", "key: true\nthemes: [digitl]"],
  ["PP-C-01", 'ref: "1.1"', 'ref: "one"'],
  ["PP-C-01", "- Asks who else could help\n", ""],
  ["PP-5-01", "[PP-C-01]", "[PP-6-01, PP-C-10]"],
  ["PP-5-01", "## To talk about", "## Questions"],
  ["PP-6-01", "reflection]\n---\n", "reflection]\n"],
  ["RS-5-01", "band: 5", "band: 6"],
  ["RS-5-02", "replaced-by: RS-C-01\n", ""],
  ["RS-C-01", "Use evidence", "Use: evidence"],
];

const gone = "competencies/education/band-8/ED-8-01-make-room-for-learners.md";
const nextVersion: readonly Change[] = [
  ["RS-6-01", "in own area", "across a team"],
  ["LD-6-01", "status: active", "status: retired\nreplaced-by: LD-7-01"],
  [gone, null, null],
  ["roles/first-contact", "leadership: 6", "leadership: 7"],
  ["framework.yaml", "version: 1.0.0", "version: 1.1.0"],
];

/** The frozen folder with slips of many kinds in the framework. */
export const brokenWorld = (): World => makeWorld(changed(frozenFiles, slips));

/** A Git repository in which the frozen framework is tagged v1.0.0 and then changed, one change too far for its version. */
export function changedWorld(): World {
  const world = makeWorld(frozenFiles);
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  for (const args of [
    ["init", "-q", "-b", "main"],
    ["config", "core.autocrlf", "false"],
    ["add", "-A"],
    [...identity, "commit", "-q", "-m", "One"],
    ["tag", "v1.0.0"],
  ]) {
    const { status, stderr } = spawnSync("git", args, {
      cwd: world.root,
      env: { PATH: process.env["PATH"] ?? "", HOME: world.root, GIT_CONFIG_NOSYSTEM: "1" },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  }
  for (const [path, text] of Object.entries(changed(frozenFiles, nextVersion)))
    world.write(path, text);
  rmSync(join(world.root, gone));
  return world;
}
