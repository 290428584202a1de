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

/** The fields that the kind of file can have itself, outside any other; those of all Markdown files where the text does not say which kind it is. */
export function outermostNames(text: string): ReadonlySet<string> {
  const [, kind] = /ahp-career\/(evidence|framework|sources)@/.exec(text) ?? [];
  const markdown = schemas.filter((name) => !/^(?:evidence|framework|sources)$/.test(name));
  const kinds = kind === undefined ? markdown : [kind];
  return new Set(kinds.flatMap((name) => Object.keys(schemaOf(name).properties ?? {})));
}
