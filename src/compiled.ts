import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";

/**
 * What the build compiled, loaded when it is first asked for and not before. The paths are the same from here and from
 * `dist/`, where this module ends up.
 */
const load = createRequire(import.meta.url);

/** A JSON Schema as far as messages need it. */
export interface DescribedSchema {
  readonly description?: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly DescribedSchema[];
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | DescribedSchema;
  readonly items?: DescribedSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly else?: DescribedSchema;
  readonly $defs?: Readonly<Record<string, DescribedSchema>>;
}

const validators = new Map<string, ValidateFunction>();

/** The validator of `schemas/NAME.schema.json`. */
export function validatorOf(name: string): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const { validate } = load(`../dist/validators/${name}.cjs`);
  validators.set(name, validate);
  return validate;
}

/** `schemas/NAME.schema.json` itself. */
export const schemaOf = (name: string): DescribedSchema => load(`../schemas/${name}.schema.json`);

/** A JSON file of the build, or null where the program was not built: in that case nothing is compiled, and all is parsed. */
export function builtJson(name: string): unknown {
  try {
    return load(`../dist/${name}.json`);
  } catch {
    return null;
  }
}

/** What tells this build of the program from every other; null where it was not built. */
export function buildId(): string | null {
  const id = (builtJson("build") as { readonly id?: unknown } | null)?.id;
  return typeof id === "string" ? id : null;
}
