import { type DescribedSchema, type SchemaName, schemaOf } from "../model/schema.js";

const schemas: readonly SchemaName[] = [
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

/** The fields that a schema speaks of, at any depth, each with its name. */
function* fieldsIn(schema: DescribedSchema): Iterable<readonly [string, DescribedSchema]> {
  const { properties = {}, items, additionalProperties, $defs = {}, else: other } = schema;
  yield* Object.entries(properties);
  const inside = [
    ...Object.values(properties),
    ...Object.values($defs),
    items,
    other,
    additionalProperties,
  ];
  for (const one of inside) if (isSchema(one)) yield* fieldsIn(one);
}

let known: ReadonlyMap<string, readonly DescribedSchema[]> | null = null;

/** Every field in every kind of file, by name. Read from the schemas, and only where something is wrong with a file. */
function allFields(): ReadonlyMap<string, readonly DescribedSchema[]> {
  if (known !== null) return known;
  const found = new Map<string, DescribedSchema[]>();
  for (const [name, field] of schemas.flatMap((one) => [...fieldsIn(schemaOf(one))])) {
    found.set(name, [...(found.get(name) ?? []), field]);
  }
  known = found;
  return found;
}

export const isFieldName = (name: string): boolean => allFields().has(name);

/** A field that holds text in whatever file it stands. */
export const holdsText = (name: string): boolean =>
  allFields()
    .get(name)
    ?.every(({ type }) => type === "string") ?? false;

/** The fields that the kind of file can have itself, outside any other; those of all Markdown files where the text does not say which kind it is. */
export function outermostNames(text: string): ReadonlySet<string> {
  const [, kind] = /ahp-career\/(evidence|framework|sources)@/.exec(text) ?? [];
  const markdown = schemas.filter((name) => !/^(?:evidence|framework|sources)$/.test(name));
  const kinds = kind === undefined ? markdown : [kind as SchemaName];
  return new Set(kinds.flatMap((name) => Object.keys(schemaOf(name).properties ?? {})));
}
