import type { DocumentRenderer, Page } from "../../src/render/renderer.js";
import type { ReportDocument } from "../../src/report/document.js";

const plain: Page = { width: 80, color: false, ascii: false, template: () => "" };

/** A document in one format, as text. */
export async function rendered(
  renderer: DocumentRenderer,
  document: ReportDocument,
  page: Partial<Page> = {},
): Promise<string> {
  const render = await renderer.load();
  return new TextDecoder().decode(await render(document, { ...plain, ...page }));
}
