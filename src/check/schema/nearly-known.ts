import { distance } from "fastest-levenshtein";
import { isFields } from "../../parse/fields.js";
import { quoted } from "../../words/quoted.js";
import type { SchemaName, SchemaProblem } from "./schema-problems.js";
import { subschema } from "./subschema.js";

const sorted = (word: string): string => [...word].sort().join("");

/** One letter apart, or two in a long word, or the same letters: a slip of the fingers and not another word. */
function isSlip(word: string, known: string): boolean {
  const [a, b] = [word.toLowerCase(), known.toLowerCase()];
  return distance(a, b) <= (b.length < 8 ? 1 : 2) || sorted(a) === sorted(b);
}

/**
 * The manifest may note more of its pillars, bands and lists than the program knows of (MODEL.md section 1). A name that is
 * one slip away from a field that is missing there is that field all the same.
 */
export function nearlyKnown(schema: SchemaName, data: unknown): readonly SchemaProblem[] {
  if (schema !== "framework") return [];
  const found: SchemaProblem[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, String(index)]);
    }
    if (!isFields(value)) return;
    const { properties, additionalProperties } = subschema(schema, path);
    for (const [name, inner] of Object.entries(value)) {
      const open = properties !== undefined && additionalProperties !== false;
      const meant = open
        ? Object.keys(properties).find(
            (known) => !Object.hasOwn(value, known) && isSlip(name, known),
          )
        : undefined;
      if (open && meant !== undefined && !Object.hasOwn(properties, name)) {
        found.push({
          path,
          keyword: "additionalProperties",
          field: name,
          where: { path: [...path, name], at: "key" },
          message: `There is no field ${quoted(name)} here`,
          hint: `Did you mean \`${meant}\`?`,
          value: inner,
        });
      }
      visit(inner, [...path, name]);
    }
  };
  visit(data, []);
  return found;
}
