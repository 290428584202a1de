import type { Path } from "../../model/diagnostic.js";

/** One change of a document's data. Paths lead through maps by key and through lists by index. */
export type Change =
  /** A field that is new, or has another value. */
  | { readonly op: "set"; readonly path: Path; readonly value: unknown }
  /** Items at the end of a list that has some. */
  | { readonly op: "add"; readonly path: Path; readonly values: readonly unknown[] }
  /** A field or an item that goes. */
  | { readonly op: "remove"; readonly path: Path };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);

/** Plain data that say the same, fields in any order. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameData(item, b[index]));
  if (!isFields(a) || !isFields(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameData(a[key], b[key]))
  );
}

function* betweenLists(old: readonly unknown[], wanted: readonly unknown[], path: Path) {
  if (wanted.length < old.length) {
    let kept = 0;
    const gone = old.flatMap((item, index) => {
      const stays = kept < wanted.length && sameData(item, wanted[kept]);
      kept += stays ? 1 : 0;
      return stays ? [] : [index];
    });
    // From the end, so that the places of those before stay true.
    for (const index of gone.reverse()) yield { op: "remove", path: [...path, index] } as const;
    const values = wanted.slice(kept);
    if (kept === 0) yield { op: "set", path, value: values } as const;
    else if (values.length > 0) yield { op: "add", path, values } as const;
    return;
  }
  for (const [index, item] of old.entries())
    yield* changesBetween(item, wanted[index], [...path, index]);
  const values = wanted.slice(old.length);
  if (values.length > 0) yield { op: "add", path, values } as const;
}

/** The smallest changes that make one document's data into another's, in an order in which they can be made. */
export function* changesBetween(old: unknown, wanted: unknown, path: Path = []): Iterable<Change> {
  if (sameData(old, wanted)) return;
  if (isEmpty(old) || (isEmpty(wanted) && !Array.isArray(wanted))) {
    yield { op: "set", path, value: wanted };
  } else if (Array.isArray(old) && Array.isArray(wanted)) {
    yield* betweenLists(old, wanted, path);
  } else if (isFields(old) && isFields(wanted)) {
    for (const key of Object.keys(old))
      if (!Object.hasOwn(wanted, key)) yield { op: "remove", path: [...path, key] };
    for (const [key, value] of Object.entries(wanted)) {
      if (Object.hasOwn(old, key)) yield* changesBetween(old[key], value, [...path, key]);
      else yield { op: "set", path: [...path, key], value };
    }
  } else yield { op: "set", path, value: wanted };
}

/** The data with one change made; the data given stay as they are. */
export function withChange(data: unknown, change: Change): unknown {
  const [key, ...rest] = change.path;
  if (key === undefined) {
    if (change.op === "set") return change.value;
    return change.op === "add" && Array.isArray(data) ? [...data, ...change.values] : data;
  }
  if (Array.isArray(data)) {
    return data.flatMap((item, index) => {
      if (index !== key) return [item];
      return change.op === "remove" && rest.length === 0
        ? []
        : [withChange(item, { ...change, path: rest })];
    });
  }
  const fields = isFields(data) ? data : {};
  const { [key]: old, ...others } = fields;
  if (change.op === "remove" && rest.length === 0) return others;
  return { ...fields, [key]: withChange(old, { ...change, path: rest }) };
}
