/** Reads single fields out of data that may be of any shape; what is not as expected becomes its neutral value. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === "object" && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOr = <T>(value: unknown, otherwise: T): string | T =>
  typeof value === "string" ? value : otherwise;

export const numberOr = <T>(value: unknown, otherwise: T): number | T =>
  typeof value === "number" ? value : otherwise;

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((item) => typeof item === "string");

/** The entries of a mapping whose values pass `is`. */
export function mappingOf<T>(
  value: unknown,
  is: (item: unknown) => item is T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).filter((entry): entry is [string, T] => is(entry[1])),
  );
}

export const isText = (value: unknown): value is string => typeof value === "string";
export const isNumber = (value: unknown): value is number => typeof value === "number";
