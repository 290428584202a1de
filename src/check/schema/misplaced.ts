import { fieldsOf, isFields, listOf } from "../../parse/fields.js";
import { misfits } from "../../parse/misfit-words.js";
import { quoted } from "../../words/quoted.js";
import { nearest } from "../../words/suggest.js";
import type { Mistake, Path, Problems } from "./root-causes.js";
import type { SchemaName, SchemaProblem } from "./schema-problems.js";
import { propertiesOf, subschema } from "./subschema.js";

export const within = (path: Path, outer: Path): boolean =>
  outer.every((step, i) => path[i] === step);
export const same = (a: Path, b: Path): boolean => a.length === b.length && within(a, b);
/** The last step of a path; empty where it leads nowhere. */
export const lastOf = (path: Path): string => path.at(-1) ?? "";
export const dataAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown> | null)?.[step], data);

/** Each of some paths once. */
export const distinct = (paths: readonly Path[]): readonly Path[] => [
  ...new Map(paths.map((path) => [JSON.stringify(path), path])).values(),
];

export const isUnknown = ({ keyword }: SchemaProblem): boolean =>
  keyword === "additionalProperties";
export const isMissing = ({ keyword }: SchemaProblem): boolean => keyword === "required";
const isOfType = ({ keyword }: SchemaProblem): boolean => keyword === "type";
const competencyId = /^[A-Z][A-Z0-9]*-[A-Z0-9]+-[0-9]{2}$/;

/** Fields of what lies at a path have names of their own, such as pillars or competencies. */
const isFree = (schema: SchemaName, path: Path): boolean => {
  const { properties, additionalProperties } = subschema(schema, path);
  return properties === undefined && typeof additionalProperties === "object";
};

/** A field of this name can stand in what lies at a path. */
const canHold = (schema: SchemaName, path: Path, name: string): boolean =>
  isFree(schema, path)
    ? competencyId.test(name)
    : Object.hasOwn(propertiesOf(subschema(schema, path)), name);

/** A problem with one line, in place of what the schema says. */
export const atLine = (path: Path, words: { message: string; hint: string }): SchemaProblem => ({
  path,
  keyword: "misplaced",
  field: "",
  where: /^\d+$/.test(lastOf(path)) ? { path } : { path, at: "key" },
  ...words,
  value: null,
});

/** The line at a path stands too far out to belong to the field above it. */
const outdented = (path: Path, owner: string): SchemaProblem =>
  atLine(path, misfits.belongs(owner));

/** Everything that is said of these fields. */
const about = (problems: Problems, around: Path, fields: readonly string[]): Problems =>
  problems.filter(
    ({ path, field }) =>
      (same(path, around) && fields.includes(field)) ||
      fields.some((key) => within(path, [...around, key])),
  );

/** A field is empty, and its own fields or items follow beside it. */
export function besideEmpty(
  schema: SchemaName,
  data: unknown,
  empty: SchemaProblem,
  problems: Problems,
): Mistake | null {
  if (!isOfType(empty) || empty.value !== null) return null;
  const around = empty.path.slice(0, -1);
  const owner = empty.path.at(-1);
  const holder = dataAt(data, around);
  if (owner === undefined || !isFields(holder)) return null;
  const keys = Object.keys(holder);
  // A name that nobody here knows may be one of theirs, where it is no slip.
  const known = Object.keys(propertiesOf(subschema(schema, around)));
  const strange = isFree(schema, empty.path)
    ? problems
        .filter((one) => isUnknown(one) && same(one.path, around))
        .map(({ field }) => field)
        .filter((name) => nearest(name, known) === null)
    : [];
  const fields = keys
    .slice(keys.indexOf(owner) + 1)
    .filter((key) => canHold(schema, empty.path, key) || strange.includes(key));
  const [first] = fields;
  if (first !== undefined) {
    return {
      instead: [empty, ...about(problems, around, fields)],
      as: outdented([...around, first], owner),
    };
  }
  const list = around.slice(0, -1);
  const texts = problems.filter(
    (one) =>
      isOfType(one) &&
      typeof one.value === "string" &&
      same(one.path.slice(0, -1), list) &&
      Number(one.path.at(-1)) > Number(around.at(-1)),
  );
  const follows = owner === keys.at(-1) && subschema(schema, empty.path).items !== undefined;
  return follows && texts[0] !== undefined
    ? { instead: [empty, ...texts], as: outdented(texts[0].path, owner) }
    : null;
}

/** A field that is missing stands beside what it belongs to. */
export function besideOwner(missing: SchemaProblem, problems: Problems): Mistake | null {
  const { path, field } = missing;
  const owner = path.at(-1);
  if (!isMissing(missing) || owner === undefined) return null;
  const around = path.slice(0, -1);
  const beside = problems.find(
    (one) => isUnknown(one) && one.field === field && same(one.path, around),
  );
  return beside === undefined
    ? null
    : { instead: [missing, beside], as: outdented([...around, field], owner) };
}

/** The place of what a field ends with: itself, or the last item of a list. */
function ending(value: unknown, path: Path): readonly [value: unknown, path: Path] {
  return Array.isArray(value) ? [value.at(-1), [...path, String(value.length - 1)]] : [value, path];
}

/** Fields that could belong to what stands above them, and have no place where they are. */
export function* belowOwner(
  schema: SchemaName,
  data: unknown,
  problems: Problems,
): Iterable<Mistake> {
  const strange = new Map<string, Set<string>>();
  for (const { path, field, keyword } of problems) {
    const rated = path[0] === "ratings" && path[1] !== undefined;
    // What is no competency has no rating, whatever is wrong with that.
    const place = rated && !competencyId.test(path[1] ?? "") ? path.slice(0, 2) : null;
    const unknown = keyword === "additionalProperties" ? [...path, field] : null;
    const [name = "", ...outer] = [...(place ?? unknown ?? [])].reverse();
    const around = JSON.stringify(outer.reverse());
    if (place ?? unknown) strange.set(around, (strange.get(around) ?? new Set()).add(name));
  }
  for (const [text, names] of strange) {
    const around: Path = JSON.parse(text);
    const holder = fieldsOf(dataAt(data, around));
    const keys = Object.keys(holder);
    for (const [index, name] of keys.entries()) {
      const before = keys[index - 1];
      if (before === undefined || names.has(before) || !names.has(name)) continue;
      const [owner, path] = ending(holder[before], [...around, before]);
      if (!isFields(owner)) continue;
      const isTheirs = (key: string): boolean =>
        names.has(key) && !Object.hasOwn(owner, key) && canHold(schema, path, key);
      const end = keys.findIndex((key, place) => place >= index && !isTheirs(key));
      const fields = keys.slice(index, end < 0 ? undefined : end);
      if (fields.length === 0) continue;
      const lacking = problems.filter(
        (one) => isMissing(one) && same(one.path, path) && fields.includes(one.field),
      );
      yield {
        instead: [...about(problems, around, fields), ...lacking],
        as: atLine([...around, name], misfits.movedOut(before)),
      };
    }
  }
}

/** Fields of something that is not there, such as a person's without `person:`. */
export function* withoutOwner(
  schema: SchemaName,
  data: unknown,
  problems: Problems,
): Iterable<Mistake> {
  for (const around of distinct(problems.filter(isUnknown).map(({ path }) => path))) {
    const holder = fieldsOf(dataAt(data, around));
    const strange = problems.filter((one) => isUnknown(one) && same(one.path, around));
    for (const owner of Object.keys(propertiesOf(subschema(schema, around)))) {
      const { properties, required = [] } = subschema(schema, [...around, owner]);
      if (properties === undefined || Object.hasOwn(holder, owner)) continue;
      const theirs = strange.filter(({ field }) => Object.hasOwn(properties, field));
      const names = theirs.map(({ field }) => field);
      const [first] = names;
      if (first === undefined || !required.every((field) => names.includes(field))) continue;
      const lacking = problems.filter(
        (one) => isMissing(one) && one.field === owner && same(one.path, around),
      );
      if (lacking.length === 0 && theirs.length < 2) continue;
      yield {
        instead: [...lacking, ...theirs],
        as: atLine([...around, first], {
          message: `${quoted(first)} belongs to \`${owner}\`, and there is no \`${owner}:\` above it`,
          hint: `Write \`${owner}:\` on a line of its own above, and put 2 spaces in front of each line that belongs to it.`,
        }),
      };
    }
  }
}

/** Entries of a list, each with some of the fields that together make one: there is a hyphen in front of each field. */
export function* cutEntries(
  schema: SchemaName,
  data: unknown,
  problems: Problems,
): Iterable<Mistake> {
  const cut = problems.filter((one) => isMissing(one) && /^\d+$/.test(lastOf(one.path)));
  for (const list of distinct(cut.map(({ path }) => path.slice(0, -1)))) {
    const items = listOf(dataAt(data, list));
    const { required = [] } = subschema(schema, [...list, "0"]);
    const inList = cut.filter(({ path }) => same(path.slice(0, -1), list));
    const places = new Set(inList.map(({ path }) => Number(path.at(-1))));
    const joined = new Set<number>();
    let fields: string[] = [];
    let group: number[] = [];
    const close = (): void => {
      if (group.length > 1 && required.every((field) => fields.includes(field))) {
        for (const index of group) joined.add(index);
      }
      [fields, group] = [[], []];
    };
    for (const [index, item] of items.entries()) {
      const names = isFields(item) ? Object.keys(item) : [];
      if (!places.has(index) || names.some((name) => fields.includes(name))) close();
      if (!places.has(index)) continue;
      fields.push(...names);
      group.push(index);
    }
    close();
    const [, second] = [...joined];
    if (second === undefined) continue;
    yield {
      instead: inList.filter(({ path }) => joined.has(Number(path.at(-1)))),
      as: atLine([...list, String(second)], {
        message: "The hyphen starts another entry here, and the one above is not complete",
        hint: "Only the first field of an entry has a hyphen. Put a space in place of the others.",
      }),
    };
  }
}
