/** Written by the build from `schemas/`. */
declare module "*/generated/validators.cjs" {
  import type { ValidateFunction } from "ajv";

  const validators: Readonly<Record<string, ValidateFunction>> & {
    readonly [name in import("./check/schema-problems.js").SchemaName]: ValidateFunction;
  };
  // biome-ignore lint/style/noDefaultExport: CommonJS has no other.
  export default validators;
}
