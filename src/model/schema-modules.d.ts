/** What the build makes of `schemas/NAME.schema.json`. */
declare module "*.schema.js" {
  export const schema: import("./schema.js").DescribedSchema;
  export const validate: import("ajv").ValidateFunction;
}
