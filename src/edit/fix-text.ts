import type { Edit, FixContext, Fixer } from "./fixer.js";
import * as registry from "./index.js";
import { meaningOf } from "./meaning.js";

export const fixers: readonly Fixer[] = Object.values(registry);

export interface Fixed {
  readonly text: string;
  /** The fixers that changed something. */
  readonly changes: readonly Fixer[];
}

function apply(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: by } of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + by + result.slice(end);
  }
  return result;
}

/** Rounds until nothing changes; one fixer's work can make room for another's. */
const mostRounds = 4;

/**
 * Puts right what is safe to put right and leaves every other byte as it is. A file with YAML errors stays untouched, and so
 * does what a fixer would make mean something else.
 */
export function fixText(text: string, context: FixContext): Fixed {
  const meaning = meaningOf(text, context.kind);
  if (meaning === null) return { text, changes: [] };
  let fixed = text;
  const changes = new Set<Fixer>();
  for (let round = 0; round < mostRounds; round += 1) {
    const before = fixed;
    for (const fixer of fixers) {
      const edits = fixer.edits(fixed, context);
      if (edits.length === 0) continue;
      const candidate = apply(fixed, edits);
      if (meaningOf(candidate, context.kind) !== meaning) continue;
      fixed = candidate;
      changes.add(fixer);
    }
    if (fixed === before) break;
  }
  return { text: fixed, changes: [...changes] };
}
