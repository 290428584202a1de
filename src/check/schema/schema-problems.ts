import type { ErrorObject } from "ajv";
import { validatorOf } from "../../compiled.js";
import type { DataPlace, Finding } from "../../model/diagnostic.js";
import { nearlyKnown } from "./nearly-known.js";
import { rootCauses } from "./root-causes.js";
import { describe, nameOf, type SchemaError } from "./schema-words.js";
import { subschema } from "./subschema.js";

/** The schemas of `schemas/` that files are held against. */
export type SchemaName =
  | "competency"
  | "competency-front-matter"
  | "evidence"
  | "framework"
  | "page"
  | "qualification"
  | "resource"
  | "role"
  | "sources"
  | "story";

/** One schema error at its place in the data. */
export interface SchemaProblem {
  readonly path: readonly string[];
  readonly keyword: string;
  /** The field that is missing or unknown, for `required` and `additionalProperties`; else empty. */
  readonly field: string;
  readonly where: DataPlace;
  readonly message: string;
  readonly hint: string | undefined;
  readonly value: unknown;
}

const steps = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

const fieldParams = ["additionalProperty", "missingProperty", "propertyName"] as const;

function toProblem(error: SchemaError): SchemaProblem {
  const path = steps(error.instancePath);
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
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
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

const dataAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data);

/** Holds data against a schema. One problem a place and a mistake, but every missing and every unknown field. */
export function schemaProblems(schema: SchemaName, data: unknown): readonly SchemaProblem[] {
  const validate = validatorOf(schema);
  if (validate(data)) return nearlyKnown(schema, data);
  const seen = new Set<string>();
  const problems = telling(validate.errors ?? [])
    .map((error) => {
      const path = steps(error.instancePath);
      const parentSchema = subschema(schema, path);
      return toProblem({ ...error, data: dataAt(data, path), parentSchema });
    })
    .filter(({ path, field }) => {
      const at = JSON.stringify([path, field]);
      if (seen.has(at)) return false;
      seen.add(at);
      return true;
    });
  return rootCauses(schema, data, [...problems, ...nearlyKnown(schema, data)]);
}

/** A schema problem as a finding in a file; `code` where a rule has a name of its own for it. */
export const schemaFinding = (file: string, problem: SchemaProblem, code = "schema"): Finding => ({
  code,
  file,
  where: problem.where,
  message: problem.message,
  ...(problem.hint === undefined ? {} : { hint: problem.hint }),
});
