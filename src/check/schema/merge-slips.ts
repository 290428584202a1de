import type { SchemaName } from "../../model/schema.js";
import { fieldsOf } from "../../parse/fields.js";
import { nearest } from "../../words/suggest.js";
import { groupBy } from "../group-by.js";
import { isMissing, isUnknown, type SchemaProblem } from "./schema-problem.js";
import { dataAt, propertiesOf, subschema } from "./subschema.js";

/** The problems of one mapping; a name with a slip in it would be both unknown and missing, and is told once. */
function mergedIn(
  schema: SchemaName,
  data: unknown,
  problems: readonly SchemaProblem[],
): readonly SchemaProblem[] {
  const unknown = problems.filter(isUnknown);
  const missing = new Map(problems.filter(isMissing).map((one) => [one.field, one]));
  if (unknown.length === 0 || missing.size === 0) return problems;
  const alone = unknown.length === 1 && missing.size === 1;
  const hints = new Map<SchemaProblem, string>();
  const merged = new Set<SchemaProblem>();
  for (const one of unknown) {
    const { path, field } = one;
    const holder = fieldsOf(dataAt(data, path));
    const others = Object.keys(propertiesOf(subschema(schema, path))).filter(
      (name) => !Object.hasOwn(holder, name),
    );
    const near = nearest(field, missing.keys());
    // Alone it is the missing one under another name, unless a field was meant that need not be there.
    const [only] = alone && nearest(field, others) === null ? missing.keys() : [];
    const meant = missing.get(near ?? only ?? "");
    if (meant === undefined) continue;
    missing.delete(meant.field);
    merged.add(meant);
    hints.set(
      one,
      near === null
        ? `\`${meant.field}\` is missing: is this what was meant?`
        : `Did you mean \`${meant.field}\`?`,
    );
  }
  return problems
    .filter((one) => !merged.has(one))
    .map((one) => ({ ...one, hint: hints.get(one) ?? one.hint }));
}

/** The problems, with a slip in the name of a field as one. */
export const mergeSlips = (
  schema: SchemaName,
  data: unknown,
  problems: readonly SchemaProblem[],
): readonly SchemaProblem[] =>
  [...groupBy(problems, ({ path }) => JSON.stringify(path)).values()].flatMap((group) =>
    mergedIn(schema, data, group),
  );
