import { extname, resolve } from "node:path";
import { InputError } from "../exit.js";
import { type Io, reasonFor } from "../io.js";
import { displayName } from "../load/text-file.js";

/** Where a result goes and in which format. */
export interface OutputOptions {
  readonly format?: string;
  readonly output?: string;
}

/** The format asked for, else the one that the output's ending means, else the first. */
export function formatOf(
  { format, output }: OutputOptions,
  formats: readonly { readonly name: string; readonly extensions: readonly string[] }[],
): string {
  if (format !== undefined) return format;
  const ending = output === undefined ? undefined : extname(output).toLowerCase();
  const meant =
    ending === undefined
      ? formats[0]
      : formats.find(({ extensions }) => extensions.includes(ending));
  if (meant === undefined) {
    throw new InputError(
      `The ending of ${output} does not say which format to write`,
      `Use --format, or one of the endings ${[...new Set(formats.flatMap(({ extensions }) => extensions))].join(", ")}.`,
    );
  }
  return meant.name;
}

/** Refuses before any work is done when the output would replace one of the inputs. */
export function refuseInput(io: Io, output: string | undefined, inputs: readonly string[]): void {
  if (output === undefined) return;
  const path = (name: string): string => io.real(resolve(io.cwd, name)) ?? resolve(io.cwd, name);
  if (inputs.some((input) => path(input) === path(output))) {
    throw new InputError(
      `${output} is the file that is read: it would be lost`,
      "Give --output another name.",
    );
  }
}

const largestLooked = 64 * 1024 * 1024;

/** What somebody wrote by hand for this tool: evidence, a manifest, sources, or a page with front matter. */
const written = /ahp-career\\?\/(?:evidence|framework|sources)@|^\uFEFF?---\r?\n/;

/** Results may be replaced; a file that this tool reads is somebody's work and stays. */
function replaceable(io: Io, path: string): boolean {
  if (io.kind(path) !== "file") return true;
  try {
    const bytes = io.read(path, largestLooked);
    return !["utf8", "utf16le"].some((encoding) =>
      written.test(bytes.toString(encoding as BufferEncoding)),
    );
  } catch {
    // Writing says what is wrong with it.
    return true;
  }
}

/** Puts a result on stdout, or whole into the file that `--output` names. */
export function emit(io: Io, { output }: OutputOptions, content: string): void {
  if (output === undefined) {
    io.out(content);
    return;
  }
  const path = resolve(io.cwd, output);
  const kind = io.kind(path);
  if (kind === "folder" || kind === "other") {
    throw new InputError(
      `${output} is ${kind === "folder" ? "a folder" : "not an ordinary file"}`,
      "Give --output the name of a file.",
    );
  }
  if (!replaceable(io, path)) {
    throw new InputError(
      `${output} is an evidence file or belongs to a framework: it would be lost`,
      "Give --output another name.",
    );
  }
  try {
    io.write(path, content, { replace: true });
  } catch (error) {
    throw new InputError(
      `${output} cannot be written: ${reasonFor(error)}`,
      "Nothing was changed.",
    );
  }
  io.err(`Wrote ${displayName(io, output)}\n`);
}
