import { join } from "node:path";
import type { Io } from "../io.js";
import type { FrameworkFile } from "../model/source-file.js";
import { assembleFramework } from "../parse/assemble.js";
import { type ParsedFramework, parseFiles } from "../parse/framework.js";
import type { ParsedDocument } from "../parse/kind.js";
import { type Compiled, fromCompiled } from "./compiled-framework.js";
import { readFrameworkFiles } from "./framework-files.js";
import { displayName } from "./text-file.js";

export interface ReadFramework extends ParsedFramework {
  readonly files: readonly FrameworkFile[];
  /** Documents that were parsed now; the others were checked when the program was built. */
  readonly fresh: readonly ParsedDocument[];
  /** The whole framework is the one that was compiled, and no rule had anything to say of it. */
  readonly clean: boolean;
}

const nothing: Compiled = { framework: { documents: {}, clean: false }, bytes: Buffer.alloc(0) };
const largest = 64 * 1024 * 1024;

/** The framework that the build compiled; nothing where the program was not built. */
function shipped(io: Io): Compiled {
  const built = (name: string): Buffer => io.read(join(io.home, "dist", name), largest);
  try {
    return {
      framework: JSON.parse(built("framework.json").toString("latin1")),
      bytes: built("framework.bytes"),
    };
  } catch {
    // Half a build is none: everything is parsed.
    return nothing;
  }
}

/** The order of documents: rules about pairs speak of the later one. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** Everything in a framework folder, with whatever stops it from being read as data. */
export function readFramework(io: Io, folder: string): ReadFramework {
  const { files, findings } = readFrameworkFiles(io, folder);
  const { known, rest, clean } = fromCompiled(shipped(io), files);
  const parsed = parseFiles(rest);
  const documents = [...known, ...parsed.documents].sort(byPath);
  return {
    framework: assembleFramework(displayName(io, folder), documents),
    documents,
    fresh: parsed.documents,
    files,
    findings: [...findings, ...parsed.findings],
    clean: clean && findings.length === 0,
  };
}
