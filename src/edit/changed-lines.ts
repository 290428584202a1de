import { diffArrays } from "diff";

/** Lines that take the place of others. */
export interface ChangedLines {
  /** Where the change begins in the new text, and in the old one: lines from 1. */
  readonly line: number;
  readonly oldLine: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const linesOf = (text: string): string[] => text.split(/\r?\n/);

/** What differs between two texts, line by line, in order. */
export function changedLines(before: string, after: string): readonly ChangedLines[] {
  const changes: ChangedLines[] = [];
  let [line, oldLine] = [1, 1];
  let removed: readonly string[] = [];
  const take = (added: readonly string[]): void => {
    if (removed.length + added.length > 0) changes.push({ line, oldLine, removed, added });
    line += added.length;
    oldLine += removed.length;
    removed = [];
  };
  for (const part of diffArrays(linesOf(before), linesOf(after))) {
    if (part.removed) removed = part.value;
    else if (part.added) take(part.value);
    else {
      take([]);
      line += part.value.length;
      oldLine += part.value.length;
    }
  }
  take([]);
  return changes;
}
