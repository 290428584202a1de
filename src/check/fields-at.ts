import type { Path } from "../model/diagnostic.js";
import { fieldsOf, listOf } from "../parse/fields.js";

/** A value of some data, or the key that names it, at its place. */
export interface FieldAt {
  readonly path: Path;
  readonly at: "key" | "value";
  readonly value: unknown;
}

/**
 * What stands at a pattern such as `evidence.[].date`: `[]` is each item of a list, `{}` each value of a mapping, and `{key}`,
 * at the end, each of its keys. What is not there or of another shape is passed over.
 */
export const fieldsAt = (data: unknown, pattern: string): Iterable<FieldAt> =>
  along(data, pattern.split("."), []);

function* along(value: unknown, [step, ...rest]: readonly string[], path: Path): Iterable<FieldAt> {
  if (step === undefined) {
    if (value !== undefined && value !== null) yield { path, at: "value", value };
  } else if (step === "{key}") {
    for (const key of Object.keys(fieldsOf(value)))
      yield { path: [...path, key], at: "key", value: key };
  } else {
    const entries =
      step === "[]"
        ? listOf(value).entries()
        : Object.entries(step === "{}" ? fieldsOf(value) : { [step]: fieldsOf(value)[step] });
    for (const [key, inner] of entries) yield* along(inner, rest, [...path, key]);
  }
}
