import type { Competency, Framework } from "./framework.js";

export type CompetenciesById = ReadonlyMap<string, Competency>;

const indexes = new WeakMap<Framework, CompetenciesById>();

/** The competencies by id: built once for a framework, and asked for by everything that names some. */
export function competenciesById(framework: Framework): CompetenciesById {
  const index =
    indexes.get(framework) ?? new Map(framework.competencies.map((one) => [one.id, one]));
  indexes.set(framework, index);
  return index;
}

/** Follows `replaced-by` to the end. The steps tell how far it was; null where nothing takes the place. */
export function replacement(
  byId: CompetenciesById,
  id: string,
): { readonly id: string; readonly steps: number } | null {
  let current = byId.get(id);
  let steps = 0;
  const seen = new Set<string>();
  while (current?.status === "retired") {
    if (current.replacedBy === null || seen.has(current.id)) return null;
    seen.add(current.id);
    current = byId.get(current.replacedBy);
    steps += 1;
  }
  return current === undefined ? null : { id: current.id, steps };
}

/** What a resource or a story is about today: each id, or what took its place, once. One with no replacement stays. */
export function currentIds(byId: CompetenciesById, ids: readonly string[]): readonly string[] {
  return [...new Set(ids.map((id) => replacement(byId, id)?.id ?? id))];
}
