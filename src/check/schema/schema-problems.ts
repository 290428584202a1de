import type { ErrorObject } from "ajv";
import { type SchemaName, validatorOf } from "../../model/schema.js";
import { mergeSlips } from "./merge-slips.js";
import { openFieldSlips } from "./open-field-slips.js";
import type { SchemaProblem } from "./schema-problem.js";
import { describe, nameOf, type SchemaError } from "./schema-words.js";
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
  const nameless = error.keyword === "type" && Array.isArray(error.params["type"]);
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

/** The number of the branch of a choice in which an error lies. */
const branchOf = (choice: ErrorObject, error: ErrorObject): string | undefined =>
  error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
  error.instancePath.startsWith(choice.instancePath)
    ? error.schemaPath.slice(choice.schemaPath.length + 1).split("/", 1)[0]
    : undefined;

/** The branch that was meant: the only one with the fewest fields too many or too few; null where that tells nothing. */
function meantBranch(choice: ErrorObject, errors: readonly ErrorObject[]): string | null {
  const wrongFields = new Map<string, number>();
  for (const error of errors) {
    const branch = branchOf(choice, error);
    if (branch === undefined) continue;
    const counts = /^(?:required|additionalProperties)$/.test(error.keyword) ? 1 : 0;
    wrongFields.set(branch, (wrongFields.get(branch) ?? 0) + counts);
  }
  const [first, second] = [...wrongFields].sort(([, a], [, b]) => a - b);
  return first !== undefined && second !== undefined && first[1] < second[1] ? first[0] : null;
}

/**
 * Errors inside the branches of an `anyOf` say less than the `anyOf` itself, unless it is clear which branch was meant; `if`
 * only repeats what its branch says.
 */
function meantBranchOnly(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors
    .filter(({ keyword }) => keyword === "anyOf")
    .map((choice) => ({ choice, meant: meantBranch(choice, errors) }));
  return errors.filter(
    (error) =>
      error.keyword !== "if" &&
      choices.every(({ choice, meant }) =>
        error === choice
          ? meant === null
          : branchOf(choice, error) === undefined || branchOf(choice, error) === meant,
      ) &&
      (error.propertyName === undefined || error.keyword === "propertyNames"),
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
