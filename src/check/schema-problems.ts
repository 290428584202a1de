import type { ErrorObject } from "ajv";
import { type DescribedSchema, validatorOf } from "../compiled.js";
import type { DataPlace, Finding } from "../diagnostic.js";
import { nearlyKnown } from "./nearly-known.js";
import { quoted } from "./quoted.js";
import { rootCauses } from "./root-causes.js";
import { subschema } from "./subschema.js";
import { didYouMean } from "./suggest.js";

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
  /** The field that is missing or unknown, for `required` and `additionalProperties`. */
  readonly field: string | null;
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

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "fields with names",
  null: "nothing",
};

const kindName = (value: unknown): string =>
  value === null
    ? "empty"
    : (kinds[Array.isArray(value) ? "array" : typeof value] ?? "something else");

const nameOf = (path: readonly string[]): string => {
  const last = path.at(-1);
  if (last === undefined) return "The file";
  return /^\d+$/.test(last)
    ? `Item ${Number(last) + 1} of \`${path.at(-2) ?? "the list"}\``
    : quoted(last);
};

type Words = readonly [message: string, hint?: string];

/** One of ajv's errors with the data and the schema that it speaks of. */
interface SchemaError extends ErrorObject {
  readonly data: unknown;
  readonly parentSchema: DescribedSchema;
}

const oneOf = (values: readonly unknown[]): string =>
  `Use one of ${values.map((value) => quoted(value)).join(", ")}.`;

const cannotBe = (data: unknown, name: string): string =>
  data === null ? `${name} is empty` : `${name} cannot be ${quoted(data)}`;

const commaEnds = "A comma ends a value in brackets: put the whole text in double quotes.";

/** How to write as a list what was written as one value. */
function asList(data: unknown): string {
  const words = String(data).trim();
  if (words.startsWith("-")) return "Put a space after each hyphen.";
  const items = words.split(/[,;]\s*|\s+/).join(", ");
  return `Write it in square brackets: ${quoted(`[${items}]`)}.`;
}

const describe: Readonly<Record<string, (error: SchemaError, name: string) => Words>> = {
  additionalProperties: ({ params, parentSchema, data }) => {
    const field = String(params["additionalProperty"]);
    const all = Object.keys(parentSchema.properties ?? {});
    // Nobody who writes a field for the first time means one that is there already.
    const others = all.filter((name) => !Object.hasOwn(data as object, name));
    // `{award: BSc (Hons), Physiotherapy}` has a field without a value.
    const half = (data as Record<string, unknown>)[field] === null && /[\sA-Z]/.test(field);
    return [
      `There is no field ${quoted(field)} here`,
      half ? commaEnds : didYouMean(field, others.length > 0 ? others : all),
    ];
  },
  required: ({ params, parentSchema }, name) => {
    const field = String(params["missingProperty"]);
    const description = parentSchema.properties?.[field]?.description;
    return [
      name === "The file" ? `\`${field}\` is missing` : `${name} has no \`${field}\``,
      `Add \`${field}:\`.${description === undefined ? "" : ` ${description}`}`,
    ];
  },
  type: ({ params, data, parentSchema }, name) => {
    const { type } = params;
    if (Array.isArray(type)) return [`${name} is empty`, commaEnds];
    const message = `${name} must be ${kinds[type] ?? type}, and it is ${kindName(data)}`;
    if (data === null) return [message];
    if (type === "array" && typeof data !== "object") return [message, asList(data)];
    const { pattern = "", properties } = parentSchema;
    if (type === "object" && properties?.["self"] !== undefined) {
      return [`${name} cannot be ${quoted(data)}`, oneOf(properties["self"].enum ?? [])];
    }
    // Quotes alone would lead to the next error.
    const quotable = type === "string" && typeof data !== "object";
    if (!quotable || !new RegExp(pattern, "u").test(String(data))) return [message];
    return [
      message,
      typeof data === "number"
        ? "Put it in quotes, exactly as it should read: without them YAML takes it for a number, and 4.10 becomes 4.1."
        : `Put the value in quotes: "${String(data)}".`,
    ];
  },
  enum: ({ params, data }, name) => {
    const allowed = params["allowedValues"] as readonly unknown[];
    return [
      cannotBe(data, name),
      typeof data === "string" ? didYouMean(data, allowed.map(String)) : oneOf(allowed),
    ];
  },
  const: ({ params, data }, name) => [
    cannotBe(data, name),
    `It must be ${quoted(params["allowedValue"])}.`,
  ],
  pattern: ({ data }, name) => [`${name} cannot be ${quoted(data)}`],
  minLength: (_error, name) => [`${name} is empty`, "Write something here, or take the field out."],
  maxLength: ({ params, data }, name) => [
    `${name} is ${[...String(data)].length} characters long, and at most ${params["limit"]} fit`,
    "Say it in fewer words.",
  ],
  minItems: ({ params, data }, name) => [
    `${name} has ${(data as unknown[]).length}, and needs at least ${params["limit"]}`,
  ],
  maxItems: ({ params, data }, name) => [
    `${name} has ${(data as unknown[]).length}, and may have at most ${params["limit"]}`,
  ],
  minProperties: (_error, name) => [`${name} is empty`, "Fill it in, or take it out."],
  uniqueItems: ({ params, data }, name) => [
    `${name} names ${quoted((data as unknown[])[params["i"] as number])} twice`,
    "Take one of the two out.",
  ],
  minimum: ({ params, data }, name) => [`${name} is ${data}, and the least is ${params["limit"]}`],
  maximum: ({ params, data }, name) => [`${name} is ${data}, and the most is ${params["limit"]}`],
  propertyNames: ({ params }, name) => [
    `${name} cannot have a field ${quoted(params["propertyName"])}`,
  ],
  anyOf: ({ data }, name) => [cannotBe(data, name)],
};

const fieldParams = ["additionalProperty", "missingProperty", "propertyName"] as const;

function toProblem(error: SchemaError): SchemaProblem {
  const path = steps(error.instancePath);
  const words = describe[error.keyword]?.(error, nameOf(path)) ?? [
    `${nameOf(path)} ${error.message ?? "is not as it should be"}`,
  ];
  const named = fieldParams.map((name) => error.params[name]).find((name) => name !== undefined);
  const field = named === undefined ? null : String(named);
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
      ? { path: [...path, field ?? ""], at: "key" }
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
