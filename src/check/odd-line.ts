import type { Place } from "../model/diagnostic.js";
import type { ParsedDocument } from "../parse/kind.js";
import { lineAt } from "../parse/lines.js";

/** A line of a body that is not read as it was meant. */
export interface OddLine {
  /** Counted from the first line of the body. */
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

/** A body as lines, and where they stand in the file. */
export interface BodyLines {
  readonly lines: readonly string[];
  readonly placeOf: (index: number) => Place;
}

export function bodyLines({
  body,
  bodyLine,
}: Pick<ParsedDocument, "body" | "bodyLine">): BodyLines {
  const lines = body.split(/\r?\n/);
  return {
    lines,
    placeOf: (index) => ({
      line: bodyLine + index,
      column: Math.max(0, lineAt(lines, index).search(/\S/)) + 1,
    }),
  };
}
