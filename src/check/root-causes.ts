import { isFields } from "../parse/fields.js";
import { misfits } from "../parse/misfit-words.js";
import type { SchemaName, SchemaProblem } from "./schema-problems.js";
import { subschema } from "./subschema.js";
import { nearest } from "./suggest.js";

type Path = readonly string[];

/** Some problems that are one mistake. */
interface Mistake {
  readonly instead: readonly SchemaProblem[];
  readonly as: SchemaProblem;
}

const within = (path: Path, outer: Path): boolean => outer.every((step, i) => path[i] === step);
const same = (a: Path, b: Path): boolean => a.length === b.length && within(a, b);
const dataAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string, unknown> | null)?.[step], data);

const isUnknown = ({ keyword }: SchemaProblem): boolean => keyword === "additionalProperties";
const isMissing = ({ keyword }: SchemaProblem): boolean => keyword === "required";
const isOfType = ({ keyword }: SchemaProblem): boolean => keyword === "type";
const competencyId = /^[A-Z][A-Z0-9]*-[A-Z0-9]+-[0-9]{2}$/;

/** A field of this name can stand in what lies at a path. */
function canHold(schema: SchemaName, path: Path, name: string): boolean {
  const { properties, additionalProperties } = subschema(schema, path);
  if (properties !== undefined) return Object.hasOwn(properties, name);
  return typeof additionalProperties === "object" && competencyId.test(name);
}

/** The line at a path stands too far out to belong to the field above it. */
function outdented(path: Path, owner: string): SchemaProblem {
  const item = /^\d+$/.test(path.at(-1) ?? "");
  return {
    path,
    keyword: "outdented",
    field: null,
    where: item ? { path } : { path, at: "key" },
    ...misfits.belongs(owner),
    value: null,
  };
}

/** A field is empty, and its own fields or items follow beside it. */
function besideEmpty(
  schema: SchemaName,
  data: unknown,
  empty: SchemaProblem,
  problems: readonly SchemaProblem[],
): Mistake | null {
  const around = empty.path.slice(0, -1);
  const owner = empty.path.at(-1) ?? "";
  const holder = dataAt(data, around);
  if (!isFields(holder)) return null;
  const keys = Object.keys(holder);
  const fields = keys
    .slice(keys.indexOf(owner) + 1)
    .filter((key) => canHold(schema, empty.path, key));
  const [first] = fields;
  if (first !== undefined) {
    const theirs = problems.filter(
      ({ path, field }) =>
        (same(path, around) && fields.includes(field ?? "")) ||
        fields.some((key) => within(path, [...around, key])),
    );
    return { instead: [empty, ...theirs], as: outdented([...around, first], owner) };
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
function besideOwner(missing: SchemaProblem, problems: readonly SchemaProblem[]): Mistake | null {
  const { path, field } = missing;
  const owner = path.at(-1);
  if (owner === undefined || field === null) return null;
  const around = path.slice(0, -1);
  const beside = problems.find(
    (one) => isUnknown(one) && one.field === field && same(one.path, around),
  );
  return beside === undefined
    ? null
    : { instead: [missing, beside], as: outdented([...around, field], owner) };
}

/** A field has another name than the one that is missing. */
function* misspelt(problems: readonly SchemaProblem[]): Iterable<Mistake> {
  for (const unknown of problems.filter(isUnknown)) {
    const here = problems.filter(({ path }) => same(path, unknown.path));
    const missing = here.filter(isMissing);
    const near = nearest(
      unknown.field ?? "",
      missing.map(({ field }) => field ?? ""),
    );
    const only = missing.length === 1 && here.filter(isUnknown).length === 1;
    const meant = missing.find(({ field }) => field === near) ?? (only ? missing[0] : undefined);
    if (meant === undefined) continue;
    const hint =
      near === null
        ? `\`${meant.field}\` is missing: is this what was meant?`
        : `Did you mean \`${meant.field}\`?`;
    yield { instead: [meant, unknown], as: { ...unknown, hint } };
  }
}

function* mistakes(
  schema: SchemaName,
  data: unknown,
  problems: readonly SchemaProblem[],
): Iterable<Mistake> {
  for (const problem of problems) {
    const empty = isOfType(problem) && problem.value === null && problem.path.length > 0;
    const found = empty
      ? besideEmpty(schema, data, problem, problems)
      : isMissing(problem)
        ? besideOwner(problem, problems)
        : null;
    if (found !== null) yield found;
  }
  yield* misspelt(problems);
}

/** The problems, with those that come of one mistake as one: a name with a slip in it is both unknown and missing. */
export function rootCauses(
  schema: SchemaName,
  data: unknown,
  problems: readonly SchemaProblem[],
): readonly SchemaProblem[] {
  if (problems.length < 2) return problems;
  let left = problems;
  for (const { instead, as } of mistakes(schema, data, problems)) {
    // What is part of another mistake already is not told again.
    if (!instead.every((one) => left.includes(one))) continue;
    left = [...left.filter((one) => !instead.includes(one)), as];
  }
  return left;
}
