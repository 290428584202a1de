import { join } from "node:path";
import { builtJson } from "../compiled.js";
import type { Io } from "../io.js";
import type { Finding } from "../model/diagnostic.js";
import type { FrameworkFile } from "../model/source-file.js";
import { assembleFramework } from "../parse/assemble.js";
import { type CompiledFramework, compiledAs, fromCompiled } from "../parse/compiled-framework.js";
import type { ParsedFramework } from "../parse/framework.js";
import type { ParsedDocument } from "../parse/kind.js";
import { readFrameworkFiles } from "./framework-files.js";
import { displayName } from "./text-file.js";

export interface ReadFramework extends ParsedFramework {
  readonly files: readonly FrameworkFile[];
  /** Documents that were parsed now; the others were checked when the program was built. */
  readonly fresh: readonly ParsedDocument[];
  /** The whole framework is the one that was compiled, and no rule had anything to say of it. */
  readonly clean: boolean;
}

const nothing: CompiledFramework = { documents: {}, clean: false };
const largest = 64 * 1024 * 1024;

/** The framework that the build compiled; nothing where the program was not built. */
function shipped(io: Io): {
  readonly framework: CompiledFramework;
  readonly isSame: ReturnType<typeof compiledAs>;
} {
  const framework = builtJson("framework") as CompiledFramework | null;
  try {
    if (framework !== null) {
      const bytes = io.read(join(io.home, "dist/framework.bytes"), largest);
      return { framework, isSame: compiledAs(framework, bytes) };
    }
  } catch {
    // Half a build is none: everything is parsed.
  }
  return { framework: nothing, isSame: () => false };
}

/** The order of documents: rules about pairs speak of the later one. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** Everything in a framework folder, with whatever stops it from being read as data. */
export async function readFramework(io: Io, folder: string): Promise<ReadFramework> {
  const compiled = shipped(io);
  const { files, findings } = readFrameworkFiles(io, folder, compiled.isSame);
  const { known, rest, clean } = fromCompiled(compiled.framework, files);
  let fresh: readonly ParsedDocument[] = [];
  const all: Finding[] = [...findings];
  if (rest.length > 0) {
    const { parseFiles } = await import("../parse/framework.js");
    const parsed = parseFiles(rest);
    fresh = parsed.documents;
    all.push(...parsed.findings);
  }
  const documents = [...known, ...fresh].sort(byPath);
  return {
    framework: assembleFramework(displayName(io, folder), documents),
    documents,
    fresh,
    files,
    findings: all,
    clean: clean && findings.length === 0,
  };
}
