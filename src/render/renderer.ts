import type { ReportDocument } from "../report/document.js";

export interface RenderOptions {
  /** Columns to fill; text wraps at words. */
  readonly width: number;
  readonly color: boolean;
  /** No characters but ASCII for lines, boxes and marks. */
  readonly ascii: boolean;
  /** The text of a template in `templates/`. */
  readonly template: (name: string) => string;
}

/** One prose format: a document in, text out. */
export interface Renderer {
  readonly name: string;
  /** File name endings that mean this format. */
  readonly extensions: readonly string[];
  readonly render: (document: ReportDocument, options: RenderOptions) => Promise<string>;
}
