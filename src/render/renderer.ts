import type { ReportDocument } from "../report/document.js";
import type { Table } from "../report/report.js";

/** Where a result goes, as far as it changes how it looks. */
export interface Page {
  /** Columns to fill; text wraps at words. */
  readonly width: number;
  readonly color: boolean;
  /** No characters but ASCII for lines, boxes and marks. */
  readonly ascii: boolean;
  /** It goes to a file, for other programs to open. */
  readonly toFile?: boolean;
  /** Letters of 18 point. */
  readonly largePrint?: boolean;
  /** Whose name stands at the head of a page, and an address that holds the logo. */
  readonly organisation?: { readonly name: string; readonly logo: string | null } | null;
  /** The text of a template: of the folder that was asked for, else of `templates/`. */
  readonly template: (name: string) => string;
  /** A file of an installed package; null where it is not installed. Nothing is installed in a browser. */
  readonly installed?: (path: string) => Uint8Array | null;
}

/** What a report can hand to a renderer. */
interface Contents {
  readonly document: ReportDocument;
  readonly json: unknown;
  readonly table: Table;
}

interface RendererOf<K extends keyof Contents> {
  readonly name: string;
  /** File name endings that mean this format. */
  readonly endings: readonly string[];
  /** The part of a report that it renders. */
  readonly of: K;
  /** Not for a terminal. */
  readonly binary?: true;
  /** Loads what it needs, which may be much, and only then renders. */
  readonly load: () => Promise<(content: Contents[K], page: Page) => Promise<Uint8Array>>;
}

/** One format: a part of a report in, bytes out. */
export type Renderer = { readonly [K in keyof Contents]: RendererOf<K> }[keyof Contents];

/** A renderer of documents. */
export type DocumentRenderer = RendererOf<"document">;

/** Text as the bytes of a file. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
