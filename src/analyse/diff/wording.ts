import { diffArrays } from "diff";
import type { RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { Rewording } from "../../model/framework-diff.js";
import { parseBody } from "../../parse/markdown.js";
import { isSameWording } from "../../words/plain-wording.js";
import { leastAlike, likeness, mostEdits, wordDiff } from "./word-diff.js";

/** Something with a title, and with a text or without one. */
interface Worded {
  readonly title: string;
  readonly body?: string;
}

interface Part {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly string[];
}

const squeezed = (text = ""): string => text.replace(/\s+/gu, " ").trim();

/** Paragraphs and list items, each a line of plain text. */
const linesOf = (content: readonly RootContent[]): readonly string[] =>
  content
    .flatMap((node) => (node.type === "list" ? node.children : [node]))
    .map((node) => squeezed(plainText(node)))
    .filter((line) => line !== "");

/** The parts of a thing by their ids; two sections of one name are one. */
function partsOf({ title, body = "" }: Worded): ReadonlyMap<string, Part> {
  const { lead, sections } = parseBody(body, 1);
  const parts = new Map<string, Part>();
  for (const { id, heading, lines } of [
    { id: "title", heading: "Title", lines: [squeezed(title)] },
    { id: "statement", heading: "Statement", lines: linesOf(lead) },
    ...sections.map((one) => ({ ...one, lines: linesOf(one.content) })),
  ]) {
    parts.set(id, { id, heading, lines: [...(parts.get(id)?.lines ?? []), ...lines] });
  }
  return parts;
}

/** Beyond this many pairs lines are matched by their order alone. */
const mostPairs = 400;

/** The new line that each old one became, by its index; -1 where it is gone. */
function matches(before: readonly string[], after: readonly string[]): readonly number[] {
  if (before.length * after.length > mostPairs) return before.map((_, index) => index);
  const free = new Set(after.keys());
  return before.map((old) => {
    const [best] = [...free]
      .map((index) => ({ index, score: likeness(old, after[index] ?? "") }))
      .filter(({ score }) => score >= leastAlike)
      .sort((a, b) => b.score - a.score);
    free.delete(best?.index ?? -1);
    return best?.index ?? -1;
  });
}

type Heading = Pick<Part, "id" | "heading">;

const rewording = ({ id, heading }: Heading, before: string | null, after: string | null) => ({
  part: id,
  heading,
  before,
  after,
  runs: wordDiff(before ?? "", after ?? ""),
});

function rewordings(
  part: Heading,
  before: readonly string[],
  after: readonly string[],
): readonly Rewording[] {
  const found = matches(before, after);
  return [
    ...before.map((old, index) => rewording(part, old, after[found[index] ?? -1] ?? null)),
    ...after.flatMap((now, index) => (found.includes(index) ? [] : [rewording(part, null, now)])),
  ];
}

/** The changes of one part: lines that stayed are left out. */
function partChanges(before: Part | undefined, after: Part | undefined): readonly Rewording[] {
  const part = after ?? before;
  if (part === undefined) return [];
  const [old, now] = [before?.lines ?? [], after?.lines ?? []];
  const runs = diffArrays([...old], [...now], {
    maxEditLength: mostEdits,
    comparator: isSameWording,
  });
  if (runs === undefined) return rewordings(part, old, now);
  return runs.flatMap(({ removed, added, value }, index) => {
    const next = runs[index + 1];
    if (removed) return rewordings(part, value, next?.added ? next.value : []);
    return added && !runs[index - 1]?.removed ? rewordings(part, [], value) : [];
  });
}

/**
 * What was reworded between two versions of something, part by part; null where they are the same but for white
 * space, quotes and list marks, and empty where the words are the same and only emphasis, links or their order within the Markdown differ. Where there is no
 * text, the title is one line, however little of it has stayed.
 */
export function rewordingsOf(before: Worded, after: Worded): readonly Rewording[] | null {
  const title = { id: "title", heading: "Title" };
  if (after.body === undefined) {
    return isSameWording(before.title, after.title)
      ? null
      : [rewording(title, before.title, after.title)];
  }
  const same = (["title", "body"] as const).every((field) =>
    isSameWording(before[field] ?? "", after[field] ?? ""),
  );
  if (same) return null;
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) =>
    partChanges(old.get(id), now.get(id)),
  );
}
