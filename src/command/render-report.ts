import type { Io } from "../io.js";
import { html } from "../render/html.js";
import { markdown } from "../render/markdown.js";
import type { DocumentRenderer } from "../render/renderer.js";
import { text } from "../render/text.js";
import type { ReportDocument } from "../report/document.js";
import type { CommonOptions } from "./options.js";
import { type OutputOptions, pageFor } from "./publish.js";

const documents: readonly DocumentRenderer[] = [html, markdown, text];
export const proseFormats = documents.map((one) => ({ ...one, extensions: one.endings }));

export async function renderReport(
  io: Io,
  format: string,
  document: ReportDocument,
  options: CommonOptions & OutputOptions,
): Promise<string> {
  const renderer = documents.find(({ name }) => name === format);
  if (renderer === undefined) throw new Error(`no renderer for ${format}`);
  return new TextDecoder().decode(await (await renderer.load())(document, pageFor(io, options)));
}
