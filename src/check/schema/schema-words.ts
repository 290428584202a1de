import type { ErrorObject } from "ajv";
import type { DescribedSchema } from "../../model/schema.js";
import { isFields } from "../../parse/fields.js";
import { listed } from "../../words/listed.js";
import { quoted } from "../../words/quoted.js";
import { didYouMean, suggestion } from "../../words/suggest.js";
import { propertiesOf } from "./subschema.js";

const kinds = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "fields with names",
  null: "nothing",
} as const;

/** Of what JSON knows, by the name that JSON Schema gives it. */
type Kind = keyof typeof kinds;

const kindName = (value: unknown): string =>
  value === null ? "empty" : kinds[Array.isArray(value) ? "array" : (typeof value as Kind)];

export const isItem = (path: readonly string[]): boolean => /^\d+$/.test(path.at(-1) ?? "");

/** What a message calls the data at a path. */
export const nameOf = (path: readonly string[]): string => {
  const last = path.at(-1);
  if (last === undefined) return "The file";
  return isItem(path) ? `Item ${Number(last) + 1} of \`${path.at(-2)}\`` : quoted(last);
};

/** The one type that is wanted, where a value may also be left empty; null where any value would do but none. */
export function wantedType({ params }: ErrorObject): string | null {
  const types: readonly string[] = [params["type"]].flat();
  if (types.length === 1) return types[0] ?? null;
  return types.includes("null") ? (types.find((one) => one !== "null") ?? null) : null;
}

export type Words = readonly [message: string, hint?: string | undefined];

/** One of ajv's errors with the data and the schema that it speaks of. */
export interface SchemaError extends ErrorObject {
  readonly path: readonly string[];
  readonly data: unknown;
  readonly parentSchema: DescribedSchema;
}

const oneOf = (values: readonly unknown[]): string =>
  `Use one of ${values.map((value) => quoted(value)).join(", ")}.`;

const cannotBe = (data: unknown, name: string): string =>
  data === null ? `${name} is empty` : `${name} cannot be ${quoted(data)}`;

const commaEnds = "A comma ends a value in brackets: put the whole text in double quotes.";

/** The field that a value alone is most likely to be: the first that an entry has to have, and that is text where the value is. */
function leadingField(schema: DescribedSchema, value: unknown): string {
  const properties = propertiesOf(schema);
  const fields = Object.keys(properties).filter((name) => schema.required?.includes(name));
  const isText = typeof value === "string";
  const alike = fields.find((name) => (properties[name]?.type === "string") === isText);
  return alike ?? fields[0] ?? "";
}

/** The first word of a text, where it is the name of a field and its value without the space between them, with that space. */
function withSpace(data: unknown, { properties }: DescribedSchema): string | null {
  const [, name = "", value = ""] = /^([A-Za-z][\w-]*):(\S+)/.exec(String(data)) ?? [];
  const known = properties === undefined ? name !== "" : Object.hasOwn(properties, name);
  return typeof data === "string" && known ? `${name}: ${value}` : null;
}

/** How to write a number that stands in quotes; nothing where the value is none. */
const asNumber = ({ path, data }: SchemaError): string | undefined =>
  typeof data === "string" && /^\s*-?\d+(?:\.\d+)?\s*$/.test(data)
    ? `Write it without quotes: ${quoted(`${isItem(path) ? "" : `${path.at(-1)}: `}${data.trim()}`)}.`
    : undefined;

/** How to write as a list what was written as one value. */
function asList({ data, parentSchema: { items = {}, description } }: SchemaError): string {
  if (data === null) return `${description} Each is on a line of its own below, after a hyphen.`;
  if (isFields(data) && items.properties !== undefined) {
    return "Put a hyphen and a space in front of the first field of each entry, and let its other fields begin below that one.";
  }
  const words = String(data).trim();
  if (words.startsWith("-")) return "Put a space after each hyphen.";
  if (items.properties !== undefined) {
    const entry = withSpace(data, items) ?? `${leadingField(items, data)}: ${words}`;
    return `Write it as an entry on the next line: ${quoted(`- ${entry}`)}.`;
  }
  const entries = isFields(data)
    ? Object.keys(data)
    : words
        .replace(/^[({]|[)}]$/g, "")
        .split(/\s*[,;/]\s*|\s+(?:and\s+|&\s+)?/)
        .filter((word) => word !== "");
  return `Write it in square brackets: ${quoted(`[${entries.join(", ")}]`)}.`;
}

/** How to write as fields what was written as one value; nothing where the schema names none. */
function asFields({ path, data, parentSchema: schema }: SchemaError): string | undefined {
  const { properties, required = [], description } = schema;
  if (Array.isArray(data)) return undefined;
  const spaced = withSpace(data, schema);
  if (spaced !== null) return `Put a space after the colon: ${quoted(spaced)}.`;
  if (properties === undefined) {
    return data === null
      ? `${description} Each is on a line of its own below, indented by 2 spaces.`
      : undefined;
  }
  if (isItem(path) && data !== null) {
    return `Say what it is: put ${quoted(`${leadingField(schema, data)}: `)} in front of it.`;
  }
  const fields = required.length > 0 ? required : Object.keys(properties);
  return `It is made of fields, each on a line of its own below, indented by 2 spaces: ${fields.map((field) => quoted(`${field}:`)).join(", ")}.`;
}

/** How to write as text what YAML took for something else; nothing where quotes alone would lead to the next error. */
function asText({ data, parentSchema: { pattern = "" } }: SchemaError): string | undefined {
  if (typeof data === "object" || !new RegExp(pattern, "u").test(String(data))) return undefined;
  return typeof data === "number"
    ? "Put it in quotes, exactly as it should read: without them YAML takes it for a number, and 4.10 becomes 4.1."
    : `Put the value in quotes: "${String(data)}".`;
}

const typeHints: Readonly<Partial<Record<Kind, (error: SchemaError) => string | undefined>>> = {
  array: asList,
  object: asFields,
  string: asText,
  integer: asNumber,
  number: asNumber,
  boolean: ({ data }) => (data === null ? undefined : "Write `true` or `false`, without quotes."),
};

/** What is most likely meant by a field that is not there; `others` are those that could be. */
function fieldHint(field: string, others: readonly string[], schema: DescribedSchema): string {
  const owners = Object.entries(propertiesOf(schema)).filter(([, { properties, items }]) =>
    Object.hasOwn(properties ?? items?.properties ?? {}, field),
  );
  if (suggestion(field, others) !== null || owners.length === 0) return didYouMean(field, others);
  const names = listed(
    owners.map(([name]) => quoted(name)),
    "or",
  );
  return `If it belongs to ${names}, put 2 more spaces in front of it.`;
}

/** An item of a list as people would say it: the values of its fields. */
const inWords = (item: unknown): unknown =>
  isFields(item) ? Object.values(item).map(String).join(" ") : item;

/** By ajv's keyword, what is wrong and how to mend it, in the words of somebody who does not know JSON Schema. */
export const describe: Readonly<Record<string, (error: SchemaError, name: string) => Words>> = {
  additionalProperties: ({ params, parentSchema, data }) => {
    const field = String(params["additionalProperty"]);
    const all = Object.keys(propertiesOf(parentSchema));
    // Nobody who writes a field for the first time means one that is there already.
    const others = all.filter((name) => !Object.hasOwn(data as object, name));
    const message = `There is no field ${quoted(field)} here`;
    if ((data as Record<string, unknown>)[field] === null) {
      const [, name = "", value = ""] = /^([\w-]+)(?:: ?| +)(.+)$/.exec(field) ?? [];
      if (others.includes(name)) return [message, `Write it as ${quoted(`${name}: ${value}`)}.`];
      // `{award: BSc (Hons), Physiotherapy}` has a field without a value.
      if (/[\sA-Z]/.test(field)) return [message, commaEnds];
    }
    return [message, fieldHint(field, others.length > 0 ? others : all, parentSchema)];
  },
  required: ({ params, parentSchema, path }, name) => {
    const field = String(params["missingProperty"]);
    const { description, const: only } = propertiesOf(parentSchema)[field] as DescribedSchema;
    const line = only === undefined ? `${field}:` : `${field}: ${only}`;
    return [
      path.length === 0 ? `\`${field}\` is missing` : `${name} has no \`${field}\``,
      `Add ${quoted(line)}. ${description}`,
    ];
  },
  type: (error, name) => {
    const { data, parentSchema } = error;
    const type = wantedType(error);
    if (type === null) return [`${name} is empty`, commaEnds];
    const rating = parentSchema.properties?.["self"];
    if (type === "object" && rating !== undefined)
      return [cannotBe(data, name), oneOf(rating.enum ?? [])];
    const message = `${name} must be ${kinds[type as Kind]}, and it is ${kindName(data)}`;
    return [message, typeHints[type as Kind]?.(error)];
  },
  enum: (error, name) => {
    const { params, data } = error;
    const allowed = params["allowedValues"] as readonly unknown[];
    if (allowed.includes(Number(data))) return [cannotBe(data, name), asNumber(error)];
    return [
      cannotBe(data, name),
      typeof data === "string" ? didYouMean(data, allowed.map(String)) : oneOf(allowed),
    ];
  },
  const: ({ params, data }, name) => [
    cannotBe(data, name),
    `It must be ${quoted(params["allowedValue"])}.`,
  ],
  pattern: ({ data }, name) => [`${name} cannot be ${quoted(data)}`],
  minLength: (_error, name) => [`${name} is empty`, "Write something here, or take the field out."],
  maxLength: ({ params, data }, name) => [
    `${name} is ${[...String(data)].length} characters long, and at most ${params["limit"]} fit`,
    "Say it in fewer words.",
  ],
  minItems: ({ params, data }, name) => [
    `${name} has ${(data as unknown[]).length}, and needs at least ${params["limit"]}`,
  ],
  maxItems: ({ params, data }, name) => [
    `${name} has ${(data as unknown[]).length}, and may have at most ${params["limit"]}`,
  ],
  minProperties: (_error, name) => [`${name} is empty`, "Fill it in, or take it out."],
  uniqueItems: ({ params, data }, name) => [
    `${name} names ${quoted(inWords((data as unknown[])[params["i"] as number]))} twice`,
    "Take one of the two out.",
  ],
  minimum: ({ params, data }, name) => [`${name} is ${data}, and the least is ${params["limit"]}`],
  maximum: ({ params, data }, name) => [`${name} is ${data}, and the most is ${params["limit"]}`],
  propertyNames: ({ params }, name) => [
    `${name} cannot have a field ${quoted(params["propertyName"])}`,
  ],
  anyOf: (error, name) => [cannotBe(error.data, name), asNumber(error)],
};
