import { distance } from "fastest-levenshtein";
import type { SchemaName } from "../../model/schema.js";
import { isFields } from "../../parse/fields.js";
import { quoted } from "../../words/quoted.js";
import type { SchemaProblem } from "./schema-problem.js";
import { subschema } from "./subschema.js";

const sorted = (word: string): string => [...word].sort().join("");

/** One letter apart, or two in a long word, or the same letters: a slip of the fingers and not another word. */
function isSlip(word: string, known: string): boolean {
  const [a, b] = [word.toLowerCase(), known.toLowerCase()];
  return distance(a, b) <= (b.length < 8 ? 1 : 2) || sorted(a) === sorted(b);
}

/**
 * The manifest may note more of its pillars, bands and lists than the program knows of (MODEL.md section 1). A name that is
 * one slip away from a field that is not there is that field all the same.
 */
export function* openFieldSlips(
  schema: SchemaName,
  value: unknown,
  path: readonly string[] = [],
): Iterable<SchemaProblem> {
  if (schema !== "framework" || typeof value !== "object" || value === null) return;
  const { properties, additionalProperties } = subschema(schema, path);
  const known = isFields(value) && additionalProperties !== false ? (properties ?? {}) : {};
  const absent = Object.keys(known).filter((name) => !Object.hasOwn(value, name));
  for (const [name, inner] of Object.entries(value)) {
    const meant = Object.hasOwn(known, name)
      ? undefined
      : absent.find((other) => isSlip(name, other));
    if (meant !== undefined) {
      yield {
        path,
        keyword: "additionalProperties",
        field: name,
        where: { path: [...path, name], at: "key" },
        message: `There is no field ${quoted(name)} here`,
        hint: `Did you mean \`${meant}\`?`,
        value: inner,
      };
    }
    yield* openFieldSlips(schema, inner, [...path, name]);
  }
}
