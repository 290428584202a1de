import type { Named } from "../../model/framework.js";

/** What the manifest keeps in mappings and lists inside each other, by the path that leads to each value. */
export function flat(value: unknown, path = ""): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== "object") return path === "" ? {} : { [path]: value };
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return { [path]: value };
  const fields = Array.isArray(value)
    ? value.map((one: Named, at) => [one.id ?? String(at + 1), { ...one, id: null }] as const)
    : Object.entries(value);
  return Object.fromEntries(
    fields
      .filter(([, one]) => one !== null)
      .flatMap(([key, one]) => Object.entries(flat(one, path === "" ? key : `${path}.${key}`))),
  );
}
