import type { ValidateFunction } from "ajv";
import * as schemas from "./schemas.js";

/** A JSON Schema as far as messages need it. */
export interface DescribedSchema {
  readonly description?: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly DescribedSchema[];
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | DescribedSchema;
  readonly items?: DescribedSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly else?: DescribedSchema;
  readonly $defs?: Readonly<Record<string, DescribedSchema>>;
}

interface CompiledSchema {
  readonly schema: DescribedSchema;
  readonly validate: ValidateFunction;
}

/** The schemas of `schemas/` that files are held against. */
export type SchemaName = keyof typeof schemas;

/** What the build made of them; each is loaded when it is first used. */
const compiled: Readonly<Record<SchemaName, CompiledSchema>> = schemas;

export const schemaOf = (name: SchemaName): DescribedSchema => compiled[name].schema;

export const validatorOf = (name: SchemaName): ValidateFunction => compiled[name].validate;
