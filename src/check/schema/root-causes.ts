import { fieldsOf } from "../../parse/fields.js";
import { nearest } from "../../words/suggest.js";
import {
  belowOwner,
  besideEmpty,
  besideOwner,
  cutEntries,
  dataAt,
  isMissing,
  isUnknown,
  same,
  withoutOwner,
} from "./misplaced.js";
import { otherList } from "./other-list.js";
import type { SchemaName, SchemaProblem } from "./schema-problems.js";
import { propertiesOf, subschema } from "./subschema.js";

export type Path = readonly string[];
export type Problems = readonly SchemaProblem[];

/** Some problems that are one mistake. */
export interface Mistake {
  readonly instead: Problems;
  readonly as: SchemaProblem;
}

/** A field has another name than the one that is missing. */
function* misspelt(schema: SchemaName, data: unknown, problems: Problems): Iterable<Mistake> {
  for (const unknown of problems.filter(isUnknown)) {
    const { path, field } = unknown;
    const here = problems.filter((one) => same(one.path, path));
    const missing = here.filter(isMissing);
    const near = nearest(
      field,
      missing.map((one) => one.field),
    );
    // Another field may have been meant, which need not be there.
    const others = Object.keys(propertiesOf(subschema(schema, path))).filter(
      (name) => !Object.hasOwn(fieldsOf(dataAt(data, path)), name),
    );
    const only =
      missing.length === 1 &&
      here.filter(isUnknown).length === 1 &&
      nearest(field, others) === null;
    const meant = missing.find((one) => one.field === near) ?? (only ? missing[0] : undefined);
    if (meant === undefined) continue;
    const hint =
      near === null
        ? `\`${meant.field}\` is missing: is this what was meant?`
        : `Did you mean \`${meant.field}\`?`;
    yield { instead: [meant, unknown], as: { ...unknown, hint } };
  }
}

function* mistakes(schema: SchemaName, data: unknown, problems: Problems): Iterable<Mistake> {
  for (const problem of problems) {
    const found = besideEmpty(schema, data, problem, problems) ?? besideOwner(problem, problems);
    if (found !== null) yield found;
  }
  yield* otherList(schema, data, problems);
  yield* cutEntries(schema, data, problems);
  yield* belowOwner(schema, data, problems);
  yield* withoutOwner(schema, data, problems);
  yield* misspelt(schema, data, problems);
}

/** The problems, with those that come of one mistake as one: a name with a slip in it is both unknown and missing. */
export function rootCauses(schema: SchemaName, data: unknown, problems: Problems): Problems {
  if (problems.length === 0) return problems;
  const left = new Set(problems);
  for (const { instead, as } of mistakes(schema, data, problems)) {
    // What is part of another mistake already is not told again.
    if (instead.length === 0 || !instead.every((one) => left.has(one))) continue;
    for (const one of instead) left.delete(one);
    left.add(as);
  }
  return [...left];
}
