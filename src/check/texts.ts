import { isFields, isText } from "../parse/fields.js";

/** Every text of some data with the path to it. */
export function* texts(
  value: unknown,
  path: readonly (string | number)[],
): Iterable<readonly [readonly (string | number)[], string]> {
  if (isText(value)) yield [path, value];
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* texts(item, [...path, index]);
  } else if (isFields(value)) {
    for (const [name, item] of Object.entries(value)) yield* texts(item, [...path, name]);
  }
}
