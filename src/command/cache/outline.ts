import { type Fields, isFields } from "../../parse/fields.js";
import { kindOf, type ParsedDocument } from "../../parse/kind.js";

/** A document as rules across files see it: of a competency no more than the fields that they read. */
export interface Outline {
  /** Inside the folder. */
  readonly path: string;
  /** Null where the file could not be read as data. */
  readonly data: Fields | null;
}

export const isOutline = (value: unknown): value is Outline =>
  isFields(value) &&
  typeof value["path"] === "string" &&
  (value["data"] === null || isFields(value["data"]));

/** The document that an outline stands for. */
export const documentOf = (
  path: string,
  data: Fields,
  nameOf: (path: string) => string,
): ParsedDocument => ({
  kind: kindOf(path) ?? "page",
  path,
  file: { name: nameOf(path), text: "" },
  data,
  body: "",
  bodyLine: 1,
});

/** Those of the manifest and the sources are part of the state itself. */
export const isContext = (path: string): boolean =>
  ["manifest", "sources"].includes(kindOf(path) ?? "");

export const encodeOutlines = (outlines: readonly Outline[]): Buffer =>
  Buffer.from(JSON.stringify(outlines.filter(({ path }) => !isContext(path))));

/** Null for what are no outlines; throws an Error where it is no JSON. */
export function decodeOutlines(bytes: Buffer): readonly Outline[] | null {
  const held: unknown = JSON.parse(bytes.toString("utf8"));
  return Array.isArray(held) && held.every(isOutline) ? held : null;
}
