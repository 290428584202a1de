import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

/** A schema of `schemas/`, named by its `$id`. */
export interface NamedSchema {
  readonly $id: string;
}

const suffix = ".schema.json";

/** JavaScript (CommonJS) that exports one validator a schema, by name: `competency-front-matter` as `competencyFrontMatter`. */
export function compileValidators(schemas: readonly NamedSchema[]): string {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strictSchema: true,
    strictTypes: false,
    allowUnionTypes: true,
    validateFormats: false,
    code: { source: true, esm: false, lines: false },
  });
  // For editors: what to offer, and how to describe it. They say nothing about the data.
  ajv.addVocabulary(["defaultSnippets", "markdownDescription"]);
  for (const schema of schemas) ajv.addSchema(schema);
  const exports = Object.fromEntries(
    schemas.map(({ $id }) => [
      $id
        .slice(0, -suffix.length)
        .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      $id,
    ]),
  );
  return (standalone as unknown as { default: typeof standalone.default }).default(ajv, exports);
}
