import { dirname, extname, join, resolve } from "node:path";
import { InputError } from "../exit.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import { displayName } from "../load/text-file.js";
import * as registry from "../render/index.js";
import type { Page, Renderer } from "../render/renderer.js";
import type { Report } from "../report/report.js";
import { type CommonOptions, colorFor } from "./options.js";
import { type TemplateOptions, templatesFor } from "./templates.js";

/** Where a result goes and in which format. */
export interface OutputOptions extends TemplateOptions {
  readonly largePrint?: boolean;
  readonly format?: string;
  readonly output?: string;
}

export interface PublishOptions extends CommonOptions, OutputOptions {
  /** The format where neither `format` nor the output's ending says one. */
  readonly usualFormat?: string;
  /** The files that were read: none of them is ever replaced. */
  readonly inputs?: readonly string[];
}

const renderers: readonly Renderer[] = Object.values(registry);

/** The formats that a report has. */
export const formatsOf = <D>({ table }: Report<D>): readonly Renderer[] =>
  renderers.filter((renderer) => renderer.of !== "table" || table !== undefined);

/**
 * The format asked for, else the one that the output's ending means, else the usual one.
 * @throws InputError where an ending means none of them.
 */
export function formatOf<F extends { readonly name: string; readonly endings: readonly string[] }>(
  formats: readonly F[],
  { format, output }: OutputOptions,
  usual: string,
): F {
  const ending = output === undefined ? null : extname(output).toLowerCase();
  const found = formats.find(({ name, endings }) =>
    format !== undefined || ending === null ? name === (format ?? usual) : endings.includes(ending),
  );
  if (found !== undefined) return found;
  throw new InputError(
    `The ending of ${output} does not say which format to write`,
    `Use --format, or one of the endings ${formats.flatMap(({ endings }) => endings).join(", ")}.`,
  );
}

const largestInstalled = 16 * 1024 * 1024;

/** Looks for a package where Node would: beside this one, or in a folder around it. */
function installed(io: Io, path: string): Uint8Array | null {
  for (let folder = io.home; ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", path);
    if (io.kind(file) === "file") return io.read(file, largestInstalled);
    if (folder === dirname(folder)) return null;
  }
}

/** How wide and how coloured, by where it goes. */
export function pageFor(io: Io, options: CommonOptions & OutputOptions): Page {
  const toFile = options.output !== undefined;
  return {
    width: toFile || !io.stdoutIsTerminal ? 80 : io.columns,
    color: !toFile && colorFor(io, options),
    ascii: options.ascii === true,
    toFile,
    largePrint: options.largePrint === true,
    ...templatesFor(io, options),
    installed: (path) => installed(io, path),
  };
}

async function rendered<D>(renderer: Renderer, report: Report<D>, data: D, page: Page) {
  if (renderer.of === "document") return (await renderer.load())(report.document(data), page);
  if (renderer.of === "json") return (await renderer.load())(report.json(data), page);
  if (report.table === undefined) throw new Error(`${report.name} has no table`);
  return (await renderer.load())({ title: report.name, ...report.table(data) }, page);
}

/**
 * The one way out for a report: renders it in the format asked for and writes it. Answers with the name of the format.
 * @throws InputError where it would replace somebody's work, or cannot be written.
 */
export async function publish<D>(
  io: Io,
  report: Report<D>,
  data: D,
  options: PublishOptions,
): Promise<string> {
  const renderer = formatOf(formatsOf(report), options, options.usualFormat ?? "text");
  if (renderer.binary === true && options.output === undefined && io.stdoutIsTerminal) {
    throw new InputError(
      `${renderer.name} is not for a terminal`,
      `Give it a file: --output ${report.name}${renderer.endings[0] ?? ""}`,
    );
  }
  writeResult(io, options, await rendered(renderer, report, data, pageFor(io, options)));
  return renderer.name;
}

/** What somebody wrote by hand for this tool: evidence, a manifest, sources, or a page with front matter. */
const written = /ahp-career\\?\/(?:evidence|framework|sources)@|^\uFEFF?---\r?\n/;
const largestLooked = 64 * 1024 * 1024;

/** Results may be replaced; a file that this tool reads is somebody's work and stays. */
function isWork(io: Io, path: string): boolean {
  if (io.kind(path) !== "file") return false;
  try {
    const bytes = io.read(path, largestLooked);
    return (["utf8", "utf16le"] as const).some((encoding) =>
      written.test(bytes.toString(encoding)),
    );
  } catch {
    // Writing says what is wrong with it.
    return false;
  }
}

/** Why a file may not be written over; null where it may. */
function refusal(io: Io, output: string, inputs: readonly string[]): string | null {
  const path = resolve(io.cwd, output);
  const real = (name: string): string => io.real(resolve(io.cwd, name)) ?? resolve(io.cwd, name);
  const kind = io.kind(path);
  if (inputs.some((input) => real(input) === real(output)))
    return "is the file that is read: it would be lost";
  if (kind === "folder") return "is a folder";
  if (kind === "other") return "is not an ordinary file";
  return isWork(io, path)
    ? "is an evidence file or belongs to a framework: it would be lost"
    : null;
}

/** Refuses an output that would replace somebody's work. Throws InputError. */
export function refuseOutput(
  io: Io,
  { output, inputs = [] }: Pick<PublishOptions, "output" | "inputs">,
): void {
  const refused = output === undefined ? null : refusal(io, output, inputs);
  if (refused !== null) throw new InputError(`${output} ${refused}`, "Give --output another name.");
}

/** Puts a result on stdout, or whole into the file that `--output` names. */
export function writeResult(
  io: Io,
  options: Pick<PublishOptions, "output" | "inputs">,
  content: string | Uint8Array,
): void {
  const { output } = options;
  if (output === undefined) {
    io.out(content);
    return;
  }
  refuseOutput(io, options);
  try {
    io.write(resolve(io.cwd, output), content, { replace: true });
  } catch (error) {
    throw new InputError(
      `${output} cannot be written: ${reasonFor(error)}`,
      "Nothing was changed.",
    );
  }
  io.err(`Wrote ${displayName(io, output)}\n`);
}
