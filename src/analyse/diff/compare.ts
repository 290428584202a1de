import type { Framework, Named } from "../../model/framework.js";
import type { ChangeKind, FrameworkChange, Step, Subject } from "../../model/framework-diff.js";
import { plainWording } from "../../words/plain-wording.js";
import { rewordingsOf } from "./wording.js";

/** Something to compare, with its path inside the framework's folder. */
export interface Thing extends Named {
  readonly file: string;
  readonly body?: string;
}

/** How far the version must step for a change of a value; null where another change says it already. */
export type StepOf<T> = Step | ((before: never, after: never, old: T, now: T) => Step | null);

interface FieldOptions {
  /** The order of the list means something. */
  readonly ordered?: true;
  /** The property that is shown, where it is not the one that is compared. */
  readonly shown?: string;
}

/**
 * One field: its name in the file, what a change of it is, and the step that calls for. `pillars.*` stands for every key of
 * a mapping, and `words` alone for the title and the text.
 */
export type Field<T> =
  | readonly [name: string, kind: ChangeKind, step: StepOf<T>, options?: FieldOptions | undefined]
  | "words";

/** One kind of thing, with everything about it that can change, in the order in which it is told. */
export interface Comparison<T extends Thing> {
  readonly subject: Subject;
  readonly all: (framework: Framework) => readonly T[];
  readonly added: Step | ((one: T) => Step);
  readonly removed: Step;
  readonly fields: readonly Field<T>[];
  /** What is worth knowing of one that is new. */
  readonly whenNew?: (one: T) => unknown;
  /** What two versions of one thing have in common, where that is not the id. */
  readonly key?: (one: T) => string;
  /** Without it things that are gone come first, and the others in their own order. */
  readonly order?: (after: Framework) => (a: T, b: T) => number;
}

/** Two frameworks in, the changes of one kind of thing out. */
export type Compare = (before: Framework, after: Framework) => readonly FrameworkChange[];

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "string") return plainWording(part);
    return part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  });

/** True where two values hold the same, whatever the order of their fields. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** True where the second list holds something that the first does not. */
export function hasMore(before: readonly unknown[], after: readonly unknown[]): boolean {
  const known = new Set(before.map(canonical));
  return after.some((one) => !known.has(canonical(one)));
}

const isSameSet = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? !hasMore(a, b) && !hasMore(b, a) : isSame(a, b);

/** The property that holds a field: `builds-on` is `buildsOn`. */
export const propertyOf = (field: string): string =>
  field.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What differs in a field: of a mapping any number of its keys, of anything else one or nothing. */
function differences(old: object, now: object, name: string, options: FieldOptions = {}) {
  const of = (one: object, property: string): unknown => one[property as keyof object];
  const row = (field: string, before: unknown, after: unknown) => ({ field, before, after });
  if (name.endsWith(".*")) {
    const mapping = name.slice(0, -2);
    const [was, is] = [of(old, mapping) as object, of(now, mapping) as object];
    return Object.keys({ ...was, ...is })
      .map((key) => row(`${mapping}.${key}`, of(was, key) ?? null, of(is, key) ?? null))
      .filter(({ before, after }) => !isSame(before, after));
  }
  const property = propertyOf(name);
  const { ordered, shown = property } = options;
  const same = ordered ? isSame : isSameSet;
  return same(of(old, property), of(now, property))
    ? []
    : [row(name, of(old, shown), of(now, shown))];
}

const neutral = { field: null, before: null, after: null, wording: [] } as const;

/** Compares things of one kind: pairs them, and looks at each field in turn. */
export const comparing =
  <T extends Thing>(kind: Comparison<T>): Compare =>
  (before, after) => {
    const { subject, key = ({ id }) => id, added, fields } = kind;
    const byKey = (framework: Framework): ReadonlyMap<string, T> =>
      new Map(kind.all(framework).map((one) => [key(one), one]));
    const change = (
      { id, title, file }: T,
      what: ChangeKind,
      step: Step,
      more: Partial<FrameworkChange> = {},
    ): FrameworkChange => ({ kind: what, subject, id, title, file, step, ...neutral, ...more });
    const changes = (old: T, now: T, row: Field<T>): readonly FrameworkChange[] => {
      if (row === "words") {
        const wording = rewordingsOf(old, now);
        return wording === null ? [] : [change(now, "reworded", "patch", { wording })];
      }
      const [name, what, stepOf, options] = row;
      return differences(old, now, name, options).flatMap((values) => {
        const [was, is] = [values.before as never, values.after as never];
        const step = typeof stepOf === "string" ? stepOf : stepOf(was, is, old, now);
        return step === null ? [] : [change(now, what, step, values)];
      });
    };
    const [was, is] = [byKey(before), byKey(after)];
    const things = [...[...was.values()].filter((one) => !is.has(key(one))), ...is.values()];
    const inOrder = kind.order === undefined ? things : things.sort(kind.order(after));
    return inOrder.flatMap((one) => {
      const [old, now] = [was.get(key(one)), is.get(key(one))];
      if (now === undefined) return [change(one, "removed", kind.removed)];
      if (old !== undefined) return fields.flatMap((row) => changes(old, now, row));
      const step = typeof added === "string" ? added : added(now);
      return [change(now, "added", step, { after: kind.whenNew?.(now) ?? null })];
    });
  };
