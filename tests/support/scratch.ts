import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Io, nodeIo } from "../../src/io.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { checkPaths } from "../../src/validate/check-paths.js";

/** A folder of its own, filled with files and removed again. */
export async function inScratch<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "ahp-career-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const world = nodeIo();

/** The world with another working folder, on a day in November 2026. */
export const ioIn = (cwd: string): Io => ({
  ...world,
  cwd,
  env: {},
  now: () => new Date(2026, 10, 23),
});

/** What `validate` finds at a path below a folder. */
export const validated = async (folder: string, path: string): Promise<readonly Diagnostic[]> =>
  (await checkPaths(ioIn(folder), [path], undefined)).diagnostics;
