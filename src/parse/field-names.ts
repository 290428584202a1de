import { type DescribedSchema, schemaOf } from "../compiled.js";

const schemas = [
  "competency-front-matter",
  "evidence",
  "framework",
  "page",
  "qualification",
  "resource",
  "role",
  "sources",
  "story",
];

const isSchema = (value: unknown): value is DescribedSchema =>
  typeof value === "object" && value !== null;

/** The names of all fields that a schema speaks of, at any depth. */
function* namesIn(schema: DescribedSchema): Iterable<string> {
  const { properties = {}, items, additionalProperties, $defs = {}, else: other } = schema;
  yield* Object.keys(properties);
  const inside = [
    ...Object.values(properties),
    ...Object.values($defs),
    items,
    other,
    additionalProperties,
  ];
  for (const one of inside) if (isSchema(one)) yield* namesIn(one);
}

let names: ReadonlySet<string> | null = null;

/** The name of every field in every kind of file. Read from the schemas, and only where something is wrong with a file. */
export function fieldNames(): ReadonlySet<string> {
  names ??= new Set(schemas.flatMap((name) => [...namesIn(schemaOf(name))]));
  return names;
}
