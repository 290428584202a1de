import type { Framework, Level } from "../model/framework.js";
import { levelOrder } from "../model/level.js";
import { type Comparison, describe, inOrder, restsOn } from "./describe.js";
import type { Placed } from "./thread-at-both.js";
import type { Topic } from "./topic.js";

type Comparable =
  | { readonly kind: "competency" | "role"; readonly id: string }
  | { readonly kind: "level"; readonly level: Level };

/** Whether a topic is of a kind that can be compared. */
export const isComparable = (topic: Topic): topic is Comparable =>
  ["competency", "role", "level"].includes(topic.kind);

function compareLevels(framework: Framework, levels: readonly [Level, Level], pillar?: string) {
  const at = (level: Level, others: Level, of: string, thread: string): readonly Placed[] =>
    inOrder(
      framework,
      (one) => one.pillar === of && one.thread === thread && one.band === level,
    ).map((one) => {
      const below = restsOn(framework, one.id);
      const growsFrom = inOrder(framework, ({ id, band }) => band === others && below.has(id));
      return { one, growsFrom: growsFrom.map(({ id }) => id) };
    });
  const [lower, upper] = levels;
  return framework.manifest.pillars
    .filter(({ id }) => pillar === undefined || id === pillar)
    .map(({ id, title, threads }) => ({
      id,
      title,
      threads: Object.entries(threads)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([thread, name]) => ({
          id: thread,
          title: name,
          lower: at(lower, upper, id, thread),
          upper: at(upper, lower, id, thread),
        })),
    }));
}

/** Puts two topics of one kind side by side; levels in one pillar only where one is named. */
export function compare(
  framework: Framework,
  one: Comparable,
  other: Comparable,
  pillar?: string,
): Comparison {
  if (one.kind === "level" && other.kind === "level") {
    const levels = [one.level, other.level].sort((a, b) => levelOrder(a) - levelOrder(b));
    const [lower = "core", upper = "core"] = levels;
    const pillars = compareLevels(framework, [lower, upper], pillar);
    return { kind: "comparison", of: "level", levels: [lower, upper], pillars };
  }
  return {
    kind: "comparison",
    of: one.kind === "role" ? "role" : "competency",
    both: [describe(framework, one), describe(framework, other)],
  };
}
