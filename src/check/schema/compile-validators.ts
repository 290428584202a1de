import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

/** A schema of `schemas/`, named by its `$id`. */
export interface NamedSchema {
  readonly $id: string;
}

/**
 * JavaScript (CommonJS) that exports the validator of one schema as `validate`; the others are there to be referred to.
 * Its errors name schema and data by their paths only: with ajv's `verbose` the schema would stand in the code many times over.
 */
export function compileValidator(schemas: readonly NamedSchema[], { $id }: NamedSchema): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strictSchema: true,
    strictTypes: false,
    allowUnionTypes: true,
    validateFormats: false,
    code: { source: true, esm: false, lines: false },
  });
  // For editors: what to offer, and how to describe it. They say nothing about the data.
  ajv.addVocabulary(["defaultSnippets", "markdownDescription"]);
  for (const schema of schemas) ajv.addSchema(schema);
  return (standalone as unknown as { default: typeof standalone.default }).default(ajv, {
    validate: $id,
  });
}
