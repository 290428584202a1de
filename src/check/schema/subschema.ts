import { type DescribedSchema, type SchemaName, schemaOf } from "../../model/schema.js";

const suffix = ".schema.json";

/** A schema or the one that it refers to; `root` is the schema in whose file it stands. */
function resolved(
  schema: DescribedSchema,
  root: DescribedSchema,
): readonly [DescribedSchema, DescribedSchema] {
  // The long form of a rating stands in the `else` of a choice.
  const { $ref } = schema.else ?? schema;
  if ($ref === undefined) return [schema, root];
  if ($ref.endsWith(suffix)) {
    const other = schemaOf($ref.slice(0, -suffix.length) as SchemaName);
    return [other, other];
  }
  return [root.$defs?.[$ref.replace("#/$defs/", "")] ?? schema, root];
}

/** The fields of some data; where it is one of several things, those of all of them. */
const fieldsIn = ({ properties, anyOf }: DescribedSchema): DescribedSchema["properties"] =>
  properties ??
  (anyOf?.some((one) => one.properties !== undefined)
    ? Object.assign({}, ...anyOf.map((one) => one.properties))
    : undefined);

/** What stands at a path of some data; undefined where nothing does. */
export const dataAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown> | null)?.[step], data);

/** The fields that a schema names: none where it names none. */
export const propertiesOf = ({
  properties = {},
}: DescribedSchema): Readonly<Record<string, DescribedSchema>> => properties;

/** What a schema says of the data at a path: its description and its fields. Empty where it says nothing. */
export function subschema(name: SchemaName, path: readonly string[]): DescribedSchema {
  const whole = schemaOf(name);
  let [schema, root] = [whole, whole];
  for (const step of path) {
    const fields = fieldsIn(schema);
    const next =
      (fields && Object.hasOwn(fields, step) ? fields[step] : undefined) ??
      schema.items ??
      (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined);
    if (next === undefined) return {};
    [schema, root] = resolved(next, root);
  }
  const properties = fieldsIn(schema);
  return properties === undefined ? schema : { ...schema, properties };
}
