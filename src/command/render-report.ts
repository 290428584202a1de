import { join } from "node:path";
import type { Io } from "../io.js";
import * as renderers from "../render/index.js";
import type { ReportDocument } from "../report/document.js";
import { type CommonOptions, colorFor } from "./options.js";
import type { OutputOptions } from "./output.js";

/** Prose formats by name. */
export const proseFormats = Object.values(renderers);

const largestTemplate = 1024 * 1024;

/** A document in one of the prose formats, as wide and as coloured as where it goes. */
export async function renderReport(
  io: Io,
  format: string,
  document: ReportDocument,
  options: CommonOptions & OutputOptions,
): Promise<string> {
  const renderer = proseFormats.find(({ name }) => name === format);
  if (renderer === undefined) throw new Error(`no renderer for ${format}`);
  const toFile = options.output !== undefined;
  return renderer.render(document, {
    width: toFile || !io.stdoutIsTerminal ? 80 : io.columns,
    color: !toFile && colorFor(io, options),
    ascii: options.ascii === true,
    template: (name) =>
      new TextDecoder().decode(io.read(join(io.home, "templates", name), largestTemplate)),
  });
}
