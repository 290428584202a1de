import type { ErrorObject } from "ajv";
import { type SchemaName, validatorOf } from "../../model/schema.js";
import { mergeSlips } from "./merge-slips.js";
import { openFieldSlips } from "./open-field-slips.js";
import type { SchemaProblem } from "./schema-problem.js";
import { describe, nameOf, type SchemaError, wantedType } from "./schema-words.js";
import { dataAt, subschema } from "./subschema.js";

const steps = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

const fieldParams = ["additionalProperty", "missingProperty", "propertyName"] as const;

function toProblem(error: SchemaError): SchemaProblem {
  const { path } = error;
  const words = describe[error.keyword]?.(error, nameOf(path)) ?? [
    `${nameOf(path)} ${error.message ?? "is not as it should be"}`,
  ];
  const named = fieldParams.map((name) => error.params[name]).find((name) => name !== undefined);
  const field = String(named ?? "");
  const unknown = error.keyword === "additionalProperties" || error.keyword === "propertyNames";
  // A field that has no value is found by its name.
  const nameless = error.keyword === "type" && wantedType(error) === null;
  const repeated =
    error.keyword === "uniqueItems" ? [Math.max(error.params["i"], error.params["j"])] : [];
  return {
    path,
    keyword: error.keyword,
    field,
    where: unknown
      ? { path: [...path, field], at: "key" }
      : { path: [...path, ...repeated], ...(nameless ? { at: "key" as const } : {}) },
    message: words[0],
    hint: words[1] ?? error.parentSchema.description,
    value: error.data,
  };
}

/** The `anyOf` errors, by the schema and the data that they are about. */
type Choices = ReadonlyMap<string, ErrorObject>;

const keyOf = (schemaPath: string, instancePath: string): string => `${schemaPath} ${instancePath}`;

/** The choices in whose branches an error lies, each with the number of the branch. */
function* branchesOf(
  { schemaPath, instancePath }: ErrorObject,
  choices: Choices,
): Iterable<readonly [choice: ErrorObject, branch: string]> {
  for (const { index, 0: step } of schemaPath.matchAll(/\/anyOf(?=\/)/g)) {
    const end = index + step.length;
    const [branch = ""] = schemaPath.slice(end + 1).split("/", 1);
    let around = instancePath;
    for (;;) {
      const choice = choices.get(keyOf(schemaPath.slice(0, end), around));
      if (choice !== undefined) yield [choice, branch];
      if (around === "") break;
      around = around.slice(0, around.lastIndexOf("/"));
    }
  }
}

/** The branch that was meant: the only one with the fewest fields too many or too few; null where that tells nothing. */
function meantBranch(wrongFields: ReadonlyMap<string, number>): string | null {
  const [first, second] = [...wrongFields].sort(([, a], [, b]) => a - b);
  return first !== undefined && second !== undefined && first[1] < second[1] ? first[0] : null;
}

/**
 * Errors inside the branches of an `anyOf` say less than the `anyOf` itself, unless it is clear which branch was meant; `if`
 * only repeats what its branch says.
 */
function meantBranchOnly(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices: Choices = new Map(
    errors
      .filter(({ keyword }) => keyword === "anyOf")
      .map((one) => [keyOf(one.schemaPath, one.instancePath), one]),
  );
  const wrongFields = new Map<ErrorObject, Map<string, number>>();
  for (const error of errors) {
    const counts = /^(?:required|additionalProperties)$/.test(error.keyword) ? 1 : 0;
    for (const [choice, branch] of branchesOf(error, choices)) {
      const wrong = wrongFields.get(choice) ?? new Map<string, number>();
      wrongFields.set(choice, wrong.set(branch, (wrong.get(branch) ?? 0) + counts));
    }
  }
  const meant = new Map([...wrongFields].map(([choice, wrong]) => [choice, meantBranch(wrong)]));
  return errors.filter(
    (error) =>
      error.keyword !== "if" &&
      (error.propertyName === undefined || error.keyword === "propertyNames") &&
      (meant.get(error) ?? null) === null &&
      [...branchesOf(error, choices)].every(([choice, branch]) => meant.get(choice) === branch),
  );
}

/** Holds data against a schema. One problem a place and a mistake, but every missing and every unknown field. */
export function schemaProblems(schema: SchemaName, data: unknown): readonly SchemaProblem[] {
  const slips = [...openFieldSlips(schema, data)];
  const validate = validatorOf(schema);
  if (validate(data)) return slips;
  const seen = new Set<string>();
  const problems = meantBranchOnly(validate.errors ?? [])
    .map((error) => {
      const path = steps(error.instancePath);
      const parentSchema = subschema(schema, path);
      return toProblem({ ...error, path, data: dataAt(data, path), parentSchema });
    })
    .filter(({ path, field }) => {
      const at = JSON.stringify([path, field]);
      const first = !seen.has(at);
      seen.add(at);
      return first;
    });
  return mergeSlips(schema, data, [...problems, ...slips]);
}
