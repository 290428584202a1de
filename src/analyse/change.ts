import type { Framework } from "../model/framework.js";
import type { ChangeKind, FrameworkChange, Step, Subject } from "../model/framework-diff.js";

/** What a change is about. */
export interface About {
  readonly subject: Subject;
  readonly id: string;
  readonly title: string;
  readonly file: string;
}

/** One change, with what it has none of left neutral. */
export const change = (
  about: About,
  kind: ChangeKind,
  step: Step,
  more: Partial<Pick<FrameworkChange, "field" | "before" | "after" | "wording">> = {},
): FrameworkChange => ({
  kind,
  ...about,
  step,
  field: null,
  before: null,
  after: null,
  wording: [],
  ...more,
});

/** A file's path inside its framework's folder. */
export const pathInside = ({ folder }: Framework, file: string): string =>
  folder !== "." && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;

/** True where two values hold the same, whatever the order of their fields. */
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Lists as sets: what is only in the first, and what is only in the second. */
export function difference<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly gone: readonly T[]; readonly come: readonly T[] } {
  return {
    gone: before.filter((one) => !after.some((other) => same(one, other))),
    come: after.filter((one) => !before.some((other) => same(one, other))),
  };
}
