import type { DataPlace } from "../../model/diagnostic.js";

/** One schema error at its place in the data. */
export interface SchemaProblem {
  readonly path: readonly string[];
  /** JSON Schema's own, such as `required`. */
  readonly keyword: string;
  /** The field that is missing or unknown, for `required` and `additionalProperties`; else empty. */
  readonly field: string;
  readonly where: DataPlace;
  readonly message: string;
  readonly hint: string | undefined;
  readonly value: unknown;
}

export const isUnknown = ({ keyword }: SchemaProblem): boolean =>
  keyword === "additionalProperties";
export const isMissing = ({ keyword }: SchemaProblem): boolean => keyword === "required";
