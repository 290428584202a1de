import type { FrameworkFile } from "../model/source-file.js";
import type { ParsedFiles } from "../parse/framework.js";
import { kindOf, type ParsedDocument } from "../parse/kind.js";
import type { ReadFolder } from "./framework-files.js";

/** A document as parsing found it. */
type CompiledDocument = Pick<ParsedDocument, "data" | "bodyLine"> & {
  /** Where in the text the body begins. */
  readonly bodyAt: number;
  /** Where among the bytes of all files its own are. */
  readonly bytes: readonly [start: number, end: number];
};

/**
 * A framework as the build leaves it, by path. A document is used for a file at the same path with the same bytes, so a
 * stale form is never used. Only files that passed every check of their own data are in it.
 */
export interface CompiledFramework {
  readonly documents: Readonly<Record<string, CompiledDocument>>;
  /** No rule found anything in the whole framework. */
  readonly clean: boolean;
}

/** The framework that was compiled, and the bytes of its files. */
export interface Compiled {
  readonly framework: CompiledFramework;
  readonly bytes: Buffer;
}

/**
 * The compiled form of parsed documents, and the bytes of their files one after the other. `clean` says whether every rule
 * passed over all of them.
 */
export function compileFramework(documents: readonly ParsedDocument[], clean: boolean): Compiled {
  const bytes = documents.map(({ file }) => Buffer.from(file.text));
  let end = 0;
  const compiled = documents.map(
    ({ path, file, data, bodyLine, body }, index): [string, CompiledDocument] => {
      const start = end;
      end += bytes[index]?.length ?? 0;
      const bodyAt = file.text.length - body.length;
      return [path, { data, bodyLine, bodyAt, bytes: [start, end] }];
    },
  );
  return {
    framework: { documents: Object.fromEntries(compiled), clean },
    bytes: Buffer.concat(bytes),
  };
}

/** What was compiled of the file at a path, where the file is still the same; else undefined. */
function compiledOf(
  { framework: { documents }, bytes }: Compiled,
  { path, bytes: found }: ReadFolder["files"][number],
): CompiledDocument | undefined {
  const document = Object.hasOwn(documents, path) ? documents[path] : undefined;
  const [start, end] = document?.bytes ?? [0, -1];
  const isSame =
    end - start === found.length &&
    end <= bytes.length &&
    bytes.compare(found, 0, found.length, start, end) === 0;
  return isSame ? document : undefined;
}

/** Files that are what was compiled, as documents, and the rest. */
export function fromCompiled(
  compiled: Compiled,
  files: ReadFolder["files"],
): {
  readonly known: ParsedFiles["documents"];
  readonly rest: readonly FrameworkFile[];
  /** The whole framework is the one that was compiled, and no rule found anything in it. */
  readonly clean: boolean;
} {
  const known: ParsedDocument[] = [];
  const rest: FrameworkFile[] = [];
  for (const one of files) {
    const { path, file } = one;
    const kind = kindOf(path);
    const found = compiledOf(compiled, one);
    if (kind === null || found === undefined) rest.push(one);
    else {
      const { data, bodyLine, bodyAt } = found;
      known.push({ kind, path, file, data, bodyLine, body: file.text.slice(bodyAt) });
    }
  }
  const { clean, documents } = compiled.framework;
  return {
    known,
    rest,
    clean:
      clean &&
      known.length === Object.keys(documents).length &&
      rest.every(({ path }) => kindOf(path) === null),
  };
}
