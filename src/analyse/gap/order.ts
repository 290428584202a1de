import type { Level, Pillar } from "../../model/framework.js";
import { levelOrder } from "../../model/level.js";

interface Placed {
  readonly id: string;
  readonly pillar: string;
  readonly band: Level;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Pillars in the manifest's order, then level, then id: the order of every list of competencies. */
export function byPlace(pillars: readonly Pillar[]): (a: Placed, b: Placed) => number {
  const position = new Map(pillars.map(({ id }, index) => [id, index]));
  const of = (pillar: string): number => position.get(pillar) ?? position.size;
  return (a, b) =>
    of(a.pillar) - of(b.pillar) || levelOrder(a.band) - levelOrder(b.band) || byText(a.id, b.id);
}

/** Foundations before stretch, key ones first, the nearly done before the rest (MODEL.md section 3, priorities). */
export function byPriority(pillars: readonly Pillar[]): (a: Prioritised, b: Prioritised) => number {
  const place = byPlace(pillars);
  return (a, b) =>
    levelOrder(a.band) - levelOrder(b.band) ||
    Number(b.key) - Number(a.key) ||
    Number(a.countsAs === "gap") - Number(b.countsAs === "gap") ||
    place(a, b);
}

interface Prioritised extends Placed {
  readonly key: boolean;
  readonly countsAs: string;
}
