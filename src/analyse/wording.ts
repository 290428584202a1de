import { diffArrays } from "diff";
import type { RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { Rewording } from "../model/framework-diff.js";
import type { Body } from "../parse/body.js";
import { likeness, mostEdits, wordDiff } from "./word-diff.js";

/** A title and a body of text, not parsed until it must be. */
export interface Worded {
  readonly title: string;
  readonly body: string;
}

interface Part {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly string[];
}

const squeezed = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Paragraphs and list items, each a line of plain text. */
const lines = (content: readonly RootContent[]): readonly string[] =>
  content
    .flatMap((node) =>
      node.type === "list" ? node.children.map((item) => plainText(item)) : [plainText(node)],
    )
    .map(squeezed)
    .filter((line) => line !== "");

function partsOf(title: string, { lead, sections }: Body): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const add = (id: string, heading: string, items: readonly string[]): void => {
    const before = parts.get(id)?.items ?? [];
    parts.set(id, { id, heading, items: [...before, ...items] });
  };
  add("title", "Title", [squeezed(title)]);
  add("statement", "Statement", lines(lead));
  for (const { id, heading, content } of sections) add(id, heading, lines(content));
  return parts;
}

/** From this likeness on a line counts as the same one, reworded. */
const alike = 0.35;

/** Beyond this many pairs lines are matched by their order alone. */
const mostPairs = 400;

/** The new line that each old one became; null where it is gone. */
function matches(before: readonly string[], after: readonly string[]): readonly (number | null)[] {
  if (before.length * after.length > mostPairs) {
    return before.map((_, index) => (index < after.length ? index : null));
  }
  const free = new Set(after.keys());
  return before.map((old) => {
    const [best] = after
      .map((line, index) => ({ index, score: free.has(index) ? likeness(old, line) : 0 }))
      .filter(({ score }) => score >= alike)
      .sort((a, b) => b.score - a.score || a.index - b.index);
    if (best === undefined) return null;
    free.delete(best.index);
    return best.index;
  });
}

function rewordings(
  { id, heading }: Part,
  before: readonly string[],
  after: readonly string[],
): readonly Rewording[] {
  const found = matches(before, after);
  const one = (old: string | null, now: string | null): Rewording => ({
    part: id,
    heading,
    before: old,
    after: now,
    runs: wordDiff(old ?? "", now ?? ""),
  });
  return [
    ...before.flatMap((old, index) => {
      const now = found[index] ?? null;
      return [one(old, now === null ? null : (after[now] ?? null))];
    }),
    ...after.flatMap((now, index) => (found.includes(index) ? [] : [one(null, now)])),
  ];
}

/** The changes of one part: lines that stayed are left out. */
function partChanges(before: Part | undefined, after: Part | undefined): readonly Rewording[] {
  const part = after ?? before;
  if (part === undefined) return [];
  const [old, now] = [before?.items ?? [], after?.items ?? []];
  const runs = diffArrays([...old], [...now], { maxEditLength: mostEdits });
  if (runs === undefined) return rewordings(part, old, now);
  const result: Rewording[] = [];
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    if (run.removed) result.push(...rewordings(part, run.value, next?.added ? next.value : []));
    else if (run.added && !runs[index - 1]?.removed)
      result.push(...rewordings(part, [], run.value));
  }
  return result;
}

/**
 * What was reworded between two texts, part by part; null where they are the same but for white space, and empty where
 * the words are the same and only emphasis, links or their order within the Markdown differ.
 */
export function rewordingsOf<T extends Worded>(
  before: T,
  after: T,
  bodyOf: (text: T) => Body,
): readonly Rewording[] | null {
  const sameTitle = squeezed(before.title) === squeezed(after.title);
  if (sameTitle && squeezed(before.body) === squeezed(after.body)) return null;
  const [old, now] = [partsOf(before.title, bodyOf(before)), partsOf(after.title, bodyOf(after))];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) =>
    partChanges(old.get(id), now.get(id)),
  );
}
