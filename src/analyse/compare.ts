import type { Competency, Framework, Level, Named } from "../model/framework.js";
import { levelOrder } from "../model/level.js";
import { type Description, describe, inOrder, restsOn } from "./describe.js";
import type { Topic } from "./topic.js";

/** A competency of one of two levels, with those of the other level that it grows from. */
export interface Placed {
  readonly one: Competency;
  readonly growsFrom: readonly string[];
}

/** A thread at two levels. */
export interface ThreadAtBoth extends Named {
  readonly lower: readonly Placed[];
  readonly upper: readonly Placed[];
}

/** Two things of one kind, side by side. */
export type Comparison =
  | {
      readonly kind: "comparison";
      readonly of: "competency" | "role";
      /** As they were asked for. */
      readonly both: readonly [Description, Description];
    }
  | {
      readonly kind: "comparison";
      readonly of: "level";
      /** The lower first. */
      readonly levels: readonly [Level, Level];
      readonly pillars: readonly (Named & { readonly threads: readonly ThreadAtBoth[] })[];
    };

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
