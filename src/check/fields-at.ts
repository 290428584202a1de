import type { Path } from "../model/diagnostic.js";
import { fieldsOf, listOf } from "../parse/fields.js";

/** A value of some data, or the key that names it, at its place. */
export interface FieldAt {
  readonly path: Path;
  readonly at?: "key";
  readonly value: unknown;
}

/** What lies one step inside a value. */
function inside(step: string, { path, value }: FieldAt): readonly FieldAt[] {
  if (step === "[]")
    return listOf(value).map((item, index) => ({ path: [...path, index], value: item }));
  const fields = fieldsOf(value);
  if (step === "{key}")
    return Object.keys(fields).map((key) => ({ path: [...path, key], at: "key", value: key }));
  const names = step === "{}" ? Object.keys(fields) : Object.hasOwn(fields, step) ? [step] : [];
  return names.map((name) => ({ path: [...path, name], value: fields[name] }));
}

/**
 * What stands at a pattern such as `evidence.[].date`: `[]` is each item of a list, `{}` each value of a mapping, and `{key}`,
 * at the end, each of its keys. What is not there or of another shape is passed over.
 */
export const fieldsAt = (data: unknown, pattern: string): readonly FieldAt[] =>
  pattern
    .split(".")
    .reduce<readonly FieldAt[]>(
      (found, step) => found.flatMap((field) => inside(step, field)),
      [{ path: [], value: data }],
    );
